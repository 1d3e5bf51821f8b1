-- What is one measure's figure in each ward, and in the district, for one period?
-- One row per area: the district first, with the figure of its children whose ward is known beside its own, then the
-- wards in order of name. Counts only: rates are made from them.
select
    figures.area_code as code,
    figures.area_name as name,
    figures.level,
    figures.area_vintage as vintage,
    committees.code as committee_code,
    committees.name as committee_name,
    figures.children_0_17,
    figures.mid_year,
    if(figures.level = 'district', known_wards.value, null) as ward_known,
    figures.value,
    figures.status,
    figures.label,
    figures.last_day
from figures
left join areas as committees
    on figures.parent = committees.code and committees.level = 'committee'
left join known_wards
    on
        figures.measure = known_wards.measure
        and figures.period_type = known_wards.period_type
        and figures.period = known_wards.period
where
    figures.measure = $measure
    and figures.period_type = $period_type
    and figures.period = $period
    and figures.breakdown = 'all'
    and figures.level in ('district', 'ward')
order by figures.level, figures.area_name;

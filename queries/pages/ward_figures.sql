-- What is one measure's figure in each ward, and in the district, for one period?
-- One row per area: the district first, then the wards in order of name. Counts only: rates are made from them.
with

figures as (

    select
        area_code,
        period_type,
        period,
        value,
        status
    from cells
    where
        measure = $measure
        and period_type = $period_type
        and period = $period
        and breakdown = 'all'

)

select
    areas.code,
    areas.name,
    areas.level,
    areas.vintage,
    committees.code as committee_code,
    committees.name as committee_name,
    areas.children_0_17,
    areas.mid_year,
    figures.value,
    figures.status,
    periods.label,
    periods.last_day
from figures
inner join areas
    on figures.area_code = areas.code and areas.level in ('district', 'ward')
inner join periods
    on figures.period_type = periods.period_type and figures.period = periods.period
left join areas as committees
    on areas.parent = committees.code and committees.level = 'committee'
order by areas.level, areas.name;

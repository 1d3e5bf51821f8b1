-- How do an area, the areas it lies in and the wards that lie in it stand at the end of a quarter?
-- One row per measure and area: wards by name, then their committee, then the district. A stock is that of the day,
-- anything else is over the twelve months that end with it. The district has the figure of its children whose ward is
-- known beside its own. Counts only: rates are made from them.
with

places as (

    select areas.code
    from areas
    inner join areas as chosen
        on chosen.code = $area_code
    left join areas as above
        on chosen.parent = above.code
    where
        areas.code in (chosen.code, chosen.parent, above.parent)
        or areas.parent = chosen.code and areas.level = 'ward'

)

select
    figures.measure,
    figures.title,
    figures.counts,
    figures.kind,
    figures.per,
    figures.area_code,
    figures.area_name,
    figures.level,
    figures.area_vintage as vintage,
    figures.children_0_17,
    figures.mid_year,
    figures.period,
    figures.last_day,
    figures.label,
    if(figures.level = 'district', known_wards.value, null) as ward_known,
    figures.value,
    figures.status
from figures
inner join places
    on figures.area_code = places.code
left join known_wards
    on
        figures.measure = known_wards.measure
        and figures.period_type = known_wards.period_type
        and figures.period = known_wards.period
where
    list_contains($measures, figures.measure)
    and figures.period_type = if(figures.kind = 'stock', 'month', 'year_to_quarter')
    and figures.breakdown = 'all'
    and figures.last_day = $last_day
order by
    figures.measure_position,
    list_position(['ward', 'committee', 'district'], figures.level),
    figures.area_name;

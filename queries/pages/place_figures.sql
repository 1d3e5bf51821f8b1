-- How do an area, the areas it lies in and the wards that lie in it stand at the end of a quarter?
-- One row per measure and area: wards by name, then their committee, then the district. A stock is that of the day,
-- anything else is over the twelve months that end with it. Counts only: rates are made from them.
with

places as (

    select
        areas.code,
        areas.name,
        areas.level,
        areas.vintage,
        areas.parent,
        areas.children_0_17,
        areas.mid_year
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
    cells.measure,
    measures.title,
    measures.counts,
    measures.kind,
    measures.per,
    places.code as area_code,
    places.name as area_name,
    places.level,
    places.vintage,
    places.children_0_17,
    places.mid_year,
    cells.period,
    periods.last_day,
    periods.label,
    cells.value,
    cells.status
from cells
inner join measures
    on
        cells.measure = measures.name
        and (measures.kind = 'stock') = (cells.period_type = 'month')
inner join periods
    on cells.period_type = periods.period_type and cells.period = periods.period
inner join places
    on cells.area_code = places.code
where
    list_contains($measures, cells.measure)
    and cells.period_type in ('month', 'year_to_quarter')
    and cells.breakdown = 'all'
    and periods.last_day = $last_day
order by
    measures.position,
    list_position(['ward', 'committee', 'district'], places.level),
    places.name;

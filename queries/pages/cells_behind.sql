-- Which released cells stand behind what a pack says of some measures and areas?
-- One row per cell, with what it counts and where and when; value is null unless the cell is shown.
select
    cells.measure,
    measures.title,
    measures.counts,
    measures.kind,
    cells.period_type,
    cells.period,
    periods.last_day,
    periods.label,
    cells.area_code,
    areas.name as area_name,
    areas.level,
    cells.breakdown,
    cells.category,
    cells.value,
    cells.status
from cells
inner join measures
    on cells.measure = measures.name
inner join areas
    on cells.area_code = areas.code
inner join periods
    on cells.period_type = periods.period_type and cells.period = periods.period
left join categories
    on
        cells.measure = categories.measure
        and cells.breakdown = categories.breakdown
        and cells.category = categories.category
where
    list_contains($measures, cells.measure)
    and cells.period_type = $period_type
    and list_contains($area_codes, cells.area_code)
    and list_contains($breakdowns, cells.breakdown)
    and periods.last_day between $first and $last
order by
    measures.position,
    list_position($area_codes, cells.area_code),
    cells.period,
    list_position($breakdowns, cells.breakdown),
    categories.position,
    cells.category;

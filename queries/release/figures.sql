-- What does a cell say, in the words that readers meet?
-- One row per cell: its measure, period, area and category as the release tells them; value is null unless shown.
create temp view figures as
select
    cells.measure,
    measures.title,
    measures.counts,
    measures.kind,
    measures.per,
    measures.extract,
    measures.cleared,
    cells.period_type,
    cells.period,
    periods.last_day,
    periods.label,
    periods.vintage as period_vintage,
    cells.area_code,
    areas.name as area_name,
    areas.level,
    areas.parent,
    areas.vintage as area_vintage,
    areas.children_0_17,
    areas.mid_year,
    cells.breakdown,
    cells.category,
    cells.value,
    cells.status,
    measures.position as measure_position,
    areas.position as area_position,
    categories.position as category_position
from cells
inner join measures
    on cells.measure = measures.name
inner join periods
    on cells.period_type = periods.period_type and cells.period = periods.period
inner join areas
    on cells.area_code = areas.code
inner join categories
    on
        cells.measure = categories.measure
        and cells.breakdown = categories.breakdown
        and cells.category = categories.category;

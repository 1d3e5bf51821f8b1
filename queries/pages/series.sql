-- How did one measure of one area go from period to period, by the categories of one breakdown?
-- One row per period and category, oldest period first; value is null unless the cell is shown.
select
    cells.period,
    periods.last_day,
    periods.label,
    periods.vintage,
    areas.name as area_name,
    areas.level,
    cells.category,
    cells.value,
    cells.status
from cells
inner join periods
    on cells.period_type = periods.period_type and cells.period = periods.period
inner join areas
    on cells.area_code = areas.code
inner join categories
    on
        cells.measure = categories.measure
        and cells.breakdown = categories.breakdown
        and cells.category = categories.category
where
    cells.measure = $measure
    and cells.period_type = $period_type
    and cells.area_code = $area_code
    and cells.breakdown = $breakdown
order by cells.period, categories.position;

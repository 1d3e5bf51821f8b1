-- How did one measure of one area go from period to period, by the categories of one breakdown?
-- One row per period and category, oldest period first; value is null unless the cell is shown.
select
    period,
    last_day,
    label,
    period_vintage as vintage,
    area_name,
    level,
    category,
    value,
    status
from figures
where
    measure = $measure
    and period_type = $period_type
    and area_code = $area_code
    and breakdown = $breakdown
order by period, category_position;

-- Which released cells stand behind what a pack says of some measures and areas?
-- One row per cell, with what it counts and where and when; value is null unless the cell is shown.
select
    measure,
    title,
    counts,
    kind,
    period_type,
    period,
    last_day,
    label,
    area_code,
    area_name,
    level,
    breakdown,
    category,
    value,
    status
from figures
where
    list_contains($measures, measure)
    and period_type = $period_type
    and list_contains($area_codes, area_code)
    and list_contains($breakdowns, breakdown)
    and last_day between $first and $last
order by
    measure_position,
    list_position($area_codes, area_code),
    period,
    list_position($breakdowns, breakdown),
    category_position;

-- How did several measures of one area go from period to period, whole and in parts?
-- One row per period, measure and category, oldest period first, the whole first; value is null unless shown.
select
    measure,
    title,
    period,
    last_day,
    label,
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
    and area_code = $area_code
    and breakdown in ('all', $breakdown)
order by period, measure_position, breakdown != 'all', category_position;

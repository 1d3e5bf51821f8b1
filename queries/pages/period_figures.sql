-- How do the figures of one period stand beside each other, whole and in parts?
-- One row per measure and category, measures as readers meet them, the whole first; value is null unless shown.
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
    and period = $period
    and area_code = $area_code
    and breakdown in ('all', $breakdown)
order by measure_position, breakdown != 'all', category_position;

-- Which figures of some measures does the release hold, and how does it say each of them?
-- One row per cell, the district before its parts, oldest period first; value is null unless shown.
select
    measure,
    title,
    extract,
    period_type,
    period,
    label,
    area_code,
    area_name,
    level,
    area_vintage as vintage,
    breakdown,
    category,
    value,
    status
from figures
where list_contains($measures, measure)
order by
    measure_position,
    list_position(['district', 'committee', 'other', 'ward'], level),
    area_position,
    list_position(['month', 'quarter', 'year_to_quarter', 'report'], period_type),
    period,
    breakdown != 'all',
    breakdown,
    category_position;

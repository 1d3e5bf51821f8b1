-- For which areas, kinds of period and breakdowns is a measure released?
-- One row per area, kind of period and breakdown: the district, the committees, elsewhere, the wards, each by name.
select
    area_code as code,
    area_name as name,
    level,
    area_vintage as vintage,
    period_type,
    breakdown,
    count(distinct period) as periods
from figures
where
    measure = $measure
    and status != 'not_applicable'
group by all
order by
    min(list_position(['district', 'committee', 'other', 'ward'], level)),
    vintage,
    name,
    period_type,
    breakdown;

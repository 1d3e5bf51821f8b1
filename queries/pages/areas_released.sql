-- For which areas, kinds of period and breakdowns is a measure released?
-- One row per area, kind of period and breakdown: the district, the committees, elsewhere, the wards, each by name.
select
    areas.code,
    areas.name,
    areas.level,
    areas.vintage,
    cells.period_type,
    cells.breakdown,
    count(distinct cells.period) as periods
from cells
inner join areas
    on cells.area_code = areas.code
where
    cells.measure = $measure
    and cells.status != 'not_applicable'
group by all
order by
    min(list_position(['district', 'committee', 'other', 'ward'], areas.level)),
    areas.vintage,
    areas.name,
    cells.period_type,
    cells.breakdown;

-- Which measures are released for wards, and for which periods?
-- One row per measure and period, latest period first. Where the wards changed within a period there is no row.
select
    cells.measure,
    measures.title,
    measures.kind,
    cells.period_type,
    cells.period,
    periods.last_day,
    periods.label,
    periods.vintage
from cells
inner join areas
    on cells.area_code = areas.code and areas.level = 'ward'
inner join measures
    on cells.measure = measures.name
inner join periods
    on cells.period_type = periods.period_type and cells.period = periods.period
where cells.breakdown = 'all' and cells.status != 'not_applicable'
group by all
order by min(measures.position), cells.period desc;

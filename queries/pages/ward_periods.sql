-- Which measures are released for wards, and for which periods?
-- One row per measure and period, latest period first. Where the wards changed within a period there is no row.
select
    measure,
    title,
    kind,
    period_type,
    period,
    last_day,
    label,
    period_vintage as vintage
from figures
where level = 'ward' and breakdown = 'all' and status != 'not_applicable'
group by all
order by min(measure_position), period desc;

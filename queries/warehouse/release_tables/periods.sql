-- Which periods does the release cover, and in which words?
-- One row per period. The vintage is that of its last day, and blank when the wards changed within a quarter or a year.
select
    period_type,
    period,
    max(last_day) as last_day,
    min(label) as label,
    min(case when period_type = 'month' or not straddles then vintage end) as vintage
from periods
group by period_type, period
order by period_type, period;

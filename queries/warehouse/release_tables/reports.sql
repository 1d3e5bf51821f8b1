-- Which reports did the police give, and on what basis do they count?
-- One row per report.
select
    period,
    min(label) as label,
    bool_and(dated) as dated,
    min(operation) as operation,
    coalesce(min(basis), 'not stated') as basis,
    min(document) as document,
    coalesce(min(cleared_by), 'not cleared') as cleared_by
from police_reports
group by period
order by period;

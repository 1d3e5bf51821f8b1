-- Which reports did the police give on the operation, and on what basis does each count?
-- One row per report, oldest first.
select
    period,
    label,
    dated,
    operation,
    basis,
    document,
    cleared_by
from reports
order by period;

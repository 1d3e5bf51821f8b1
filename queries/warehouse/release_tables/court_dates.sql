-- When did the reports expect trials?
-- One row per trial that a report names, by month only.
select
    period,
    court_month,
    covers,
    note
from police_reports
where
    item = 'trial'
    and court_month is not null
    and cleared_by is not null
order by all;

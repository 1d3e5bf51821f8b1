-- In which months did the reports expect trials to start?
-- One row per trial that a report names, by month only.
select
    court_dates.court_month,
    court_dates.covers,
    court_dates.note,
    reports.label,
    reports.document
from court_dates
inner join reports
    on court_dates.period = reports.period
order by court_dates.court_month, court_dates.covers;

-- What did the reports say in words beside their numbers?
-- One row per statement that has words of its own.
select
    report_notes.period,
    reports.label,
    report_notes.item,
    report_notes.covers,
    report_notes.note
from report_notes
inner join reports
    on report_notes.period = reports.period
where report_notes.note is not null
order by report_notes.period, report_notes.item;

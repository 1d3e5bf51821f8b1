-- What did each police report state for one measure, and what did it not?
-- One row per category and report, oldest report first; value is null where the report does not state it.
select
    reports.period,
    reports.label,
    reports.operation,
    reports.basis,
    reports.document,
    figures.breakdown,
    figures.category,
    figures.value,
    figures.status
from figures
inner join reports
    on figures.period = reports.period
where figures.measure = $measure and figures.period_type = 'report'
order by figures.breakdown = 'all', figures.category_position, figures.category, reports.period;

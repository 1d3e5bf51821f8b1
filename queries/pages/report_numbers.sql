-- What did each police report state for one measure, and what did it not?
-- One row per category and report, oldest report first; value is null where the report does not state it.
with

numbers as (

    select
        measure,
        period,
        breakdown,
        category,
        value,
        status
    from cells
    where measure = $measure and period_type = 'report'

)

select
    reports.period,
    reports.label,
    reports.operation,
    reports.basis,
    reports.document,
    numbers.breakdown,
    numbers.category,
    numbers.value,
    numbers.status
from reports
inner join numbers
    on reports.period = numbers.period
left join categories
    on
        numbers.measure = categories.measure
        and numbers.breakdown = categories.breakdown
        and numbers.category = categories.category
order by numbers.breakdown = 'all', categories.position, numbers.category, reports.period;

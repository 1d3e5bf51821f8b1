-- What did each police report state, and what did it not?
-- One row per report, measure and category; value is null where the report does not state it.
select
    reports.period,
    reports.label,
    cells.measure,
    measures.title,
    cells.breakdown,
    cells.category,
    cells.value,
    cells.status
from reports
inner join cells
    on reports.period = cells.period and cells.period_type = 'report'
inner join measures
    on cells.measure = measures.name
left join categories
    on
        cells.measure = categories.measure
        and cells.breakdown = categories.breakdown
        and cells.category = categories.category
where measures.cleared
order by measures.position, categories.position, cells.category, reports.period;

-- What did papers report, and what does the release say of the same?
-- One row per figure that a paper told, oldest first; value and status are null where the release has no such cell.
select
    reported_figures.document,
    reported_figures.reported_on,
    reported_figures.measure,
    measures.title,
    reported_figures.period_type,
    reported_figures.period,
    periods.label,
    areas.name as area_name,
    reported_figures.breakdown,
    reported_figures.category,
    reported_figures.value as reported,
    cells.value,
    cells.status,
    reported_figures.note
from reported_figures
inner join measures
    on reported_figures.measure = measures.name
left join areas
    on reported_figures.area_code = areas.code
left join periods
    on reported_figures.period_type = periods.period_type and reported_figures.period = periods.period
left join cells
    on
        reported_figures.measure = cells.measure
        and reported_figures.period_type = cells.period_type
        and reported_figures.period = cells.period
        and reported_figures.area_code = cells.area_code
        and reported_figures.breakdown = cells.breakdown
        and reported_figures.category = cells.category
left join categories
    on
        reported_figures.measure = categories.measure
        and reported_figures.breakdown = categories.breakdown
        and reported_figures.category = categories.category
order by
    reported_figures.reported_on,
    reported_figures.document,
    measures.position,
    list_position(['month', 'quarter', 'year_to_quarter', 'report'], reported_figures.period_type),
    reported_figures.period,
    reported_figures.breakdown != 'all',
    reported_figures.breakdown,
    categories.position;

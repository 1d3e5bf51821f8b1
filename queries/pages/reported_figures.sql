-- What did papers report, and what does the release say of the same?
-- One row per figure that a paper told, oldest first; value and status are null where the release has no such cell.
with

figures as (

    select
        document,
        reported_on,
        measure,
        period_type,
        period,
        area_code,
        breakdown,
        category,
        value,
        note
    from reported_figures

)

select
    figures.document,
    figures.reported_on,
    figures.measure,
    measures.title,
    figures.period_type,
    figures.period,
    periods.label,
    areas.name as area_name,
    figures.breakdown,
    figures.category,
    figures.value as reported,
    cells.value,
    cells.status,
    figures.note
from figures
inner join measures
    on figures.measure = measures.name
left join areas
    on figures.area_code = areas.code
left join periods
    on figures.period_type = periods.period_type and figures.period = periods.period
left join cells
    on
        figures.measure = cells.measure
        and figures.period_type = cells.period_type
        and figures.period = cells.period
        and figures.area_code = cells.area_code
        and figures.breakdown = cells.breakdown
        and figures.category = cells.category
left join categories
    on
        figures.measure = categories.measure
        and figures.breakdown = categories.breakdown
        and figures.category = categories.category
order by
    figures.reported_on,
    figures.document,
    measures.position,
    list_position(['month', 'quarter', 'year_to_quarter', 'report'], figures.period_type),
    figures.period,
    figures.breakdown != 'all',
    figures.breakdown,
    categories.position;

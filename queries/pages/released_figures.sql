-- Which figures of some measures does the release hold, and how does it say each of them?
-- One row per cell, the district before its parts, oldest period first; value is null unless shown.
with

figures as (

    select
        measure,
        period_type,
        period,
        area_code,
        breakdown,
        category,
        value,
        status
    from cells
    where list_contains($measures, measure)

)

select
    figures.measure,
    measures.title,
    measures.extract,
    figures.period_type,
    figures.period,
    periods.label,
    figures.area_code,
    areas.name as area_name,
    areas.level,
    areas.vintage,
    figures.breakdown,
    figures.category,
    figures.value,
    figures.status
from figures
inner join measures
    on figures.measure = measures.name
inner join periods
    on figures.period_type = periods.period_type and figures.period = periods.period
inner join areas
    on figures.area_code = areas.code
left join categories
    on
        figures.measure = categories.measure
        and figures.breakdown = categories.breakdown
        and figures.category = categories.category
order by
    measures.position,
    list_position(['district', 'committee', 'other', 'ward'], areas.level),
    areas.position,
    list_position(['month', 'quarter', 'year_to_quarter', 'report'], figures.period_type),
    figures.period,
    figures.breakdown != 'all',
    figures.breakdown,
    categories.position,
    figures.category;

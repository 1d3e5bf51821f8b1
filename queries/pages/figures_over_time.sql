-- How did several measures of one area go from period to period, whole and in parts?
-- One row per period, measure and category, oldest period first, the whole first; value is null unless shown.
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
    where
        list_contains($measures, measure)
        and period_type = $period_type
        and area_code = $area_code
        and breakdown in ('all', $breakdown)

)

select
    figures.measure,
    measures.title,
    figures.period,
    periods.last_day,
    periods.label,
    areas.name as area_name,
    areas.level,
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
inner join categories
    on
        figures.measure = categories.measure
        and figures.breakdown = categories.breakdown
        and figures.category = categories.category
order by figures.period, measures.position, figures.breakdown != 'all', categories.position;

-- Whom did one service support, as it last reported: in all, and by one way of splitting?
-- One row for the service in all (category all), then one per part; value is null unless shown.
with

figures as (

    select
        measure,
        period_type,
        period,
        area_code,
        breakdown,
        case when breakdown = 'service' then 'all' else split_part(category, ' | ', 2) end as part,
        category,
        value,
        status
    from cells
    where
        measure = $measure
        and period = $period
        and (
            breakdown = 'service' and category = $service
            or breakdown = 'service x ' || $split and starts_with(category, $service || ' | ')
        )

)

select
    measures.title,
    figures.period,
    periods.label,
    areas.name as area_name,
    figures.part as category,
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
order by figures.breakdown != 'service', categories.position;

-- What is the latest figure of each number the district's committee opens with?
-- One row per measure, in the order readers meet them: its latest released total for the district.
with

totals as (

    select
        cells.measure,
        cells.period_type,
        cells.period,
        cells.value,
        cells.status,
        areas.name as area_name,
        areas.level
    from cells
    inner join areas
        on cells.area_code = areas.code and areas.level = 'district'
    where
        cells.breakdown = 'all'
        and cells.period_type in ('month', 'year_to_quarter')

),

latest_totals as (

    select
        measure,
        period_type,
        period,
        value,
        status,
        area_name,
        level
    from totals
    qualify row_number() over (
        partition by measure
        order by (period_type = 'month') desc, period desc
    ) = 1

)

select
    measures.name,
    measures.title,
    measures.counts,
    measures.kind,
    latest_totals.period_type,
    latest_totals.period,
    periods.last_day,
    periods.label,
    latest_totals.area_name,
    latest_totals.level,
    latest_totals.value,
    latest_totals.status
from latest_totals
inner join measures
    on latest_totals.measure = measures.name
inner join periods
    on latest_totals.period_type = periods.period_type and latest_totals.period = periods.period
order by measures.position;

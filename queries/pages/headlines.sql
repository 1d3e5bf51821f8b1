-- What is the latest figure of each number, for the district?
-- One row per measure, in the order readers meet them: its latest total, by month where it has months.
-- Where a report states no total, its first part that is stated stands in, and says which part it is.
with

district_figures as (

    select
        cells.measure,
        cells.period_type,
        cells.period,
        cells.breakdown,
        cells.category,
        cells.value,
        cells.status,
        areas.name as area_name,
        areas.level,
        categories.position,
        list_position(['month', 'quarter', 'year_to_quarter', 'report'], cells.period_type) as seldomness
    from cells
    inner join areas
        on cells.area_code = areas.code and areas.level = 'district'
    inner join categories
        on
            cells.measure = categories.measure
            and cells.breakdown = categories.breakdown
            and cells.category = categories.category
    where cells.breakdown = 'all' or (cells.period_type = 'report' and cells.status = 'shown')

),

latest_figures as (

    select
        measure,
        period_type,
        period,
        breakdown,
        category,
        value,
        status,
        area_name,
        level
    from district_figures
    qualify row_number() over (
        partition by measure
        order by
            seldomness asc,
            period desc,
            status = 'not_supplied' asc,
            breakdown != 'all' asc,
            breakdown asc,
            position asc
    ) = 1

)

select
    measures.name,
    measures.title,
    measures.counts,
    measures.kind,
    latest_figures.period_type,
    latest_figures.period,
    periods.last_day,
    periods.label,
    latest_figures.area_name,
    latest_figures.level,
    latest_figures.breakdown,
    latest_figures.category,
    latest_figures.value,
    latest_figures.status
from latest_figures
inner join measures
    on latest_figures.measure = measures.name
inner join periods
    on latest_figures.period_type = periods.period_type and latest_figures.period = periods.period
order by measures.position;

-- From one day to a later one, how did the number of open flags become what it is?
-- One row per step: open before, opened, closed, each reason for closing (of whole quarters only), open at the end.
-- $measures: the stock, the flow into it, the flow out of it. $first and $last: the first day and the last.
with

months as (

    select
        period,
        last_day,
        label
    from periods
    where period_type = 'month' and period >= $first and last_day <= $last

),

span as (

    select
        min(period) as first_day,
        max(last_day) as last_day,
        count(*) as months,
        arg_min(label, period) as first_label,
        arg_max(label, period) as last_label
    from months

),

quarters as (

    select
        period,
        count(*) over () as quarters
    from periods
    where period_type = 'quarter' and period >= $first and last_day <= $last

),

whole_quarters as (

    select quarters.period
    from quarters
    inner join span
        on quarters.quarters * 3 = span.months

),

district_cells as (

    select
        measure,
        period_type,
        period,
        breakdown,
        category,
        value,
        status
    from figures
    where
        list_contains($measures, measure)
        and level = 'district'
        and breakdown in ('all', 'end_reason')

),

cells_of_steps as (

    select
        1 as position,
        'open before' as step,
        district_cells.category,
        district_cells.value,
        district_cells.status
    from district_cells
    where
        district_cells.measure = $measures[1]
        and district_cells.breakdown = 'all'
        and district_cells.period_type = 'month'
        and district_cells.period = $first::date - interval 1 month

    union all

    select
        case district_cells.measure when $measures[2] then 2 else 3 end as position,
        case district_cells.measure when $measures[2] then 'opened' else 'closed' end as step,
        district_cells.category,
        district_cells.value,
        district_cells.status
    from district_cells
    inner join months
        on district_cells.period = months.period
    where
        district_cells.measure in ($measures[2], $measures[3])
        and district_cells.period_type = 'month'
        and district_cells.breakdown = 'all'

    union all

    select
        4 as position,
        'reason' as step,
        district_cells.category,
        district_cells.value,
        district_cells.status
    from district_cells
    inner join whole_quarters
        on district_cells.period = whole_quarters.period
    where
        district_cells.measure = $measures[3]
        and district_cells.period_type = 'quarter'
        and district_cells.breakdown = 'end_reason'

    union all

    select
        5 as position,
        'open at the end' as step,
        district_cells.category,
        district_cells.value,
        district_cells.status
    from district_cells
    inner join span
        on date_trunc('month', span.last_day) = district_cells.period
    where
        district_cells.measure = $measures[1]
        and district_cells.period_type = 'month'
        and district_cells.breakdown = 'all'

),

steps as (

    select
        position,
        step,
        category,
        -- A sum with a part that is not shown is not shown.
        case when bool_and(status = 'shown') then sum(value)::bigint end as value,
        coalesce(min(status) filter (where status != 'shown'), 'shown') as status
    from cells_of_steps
    group by position, step, category

)

select
    steps.step,
    steps.category,
    span.first_day,
    span.last_day,
    case
        when span.months = 1 then span.first_label
        when year(span.first_day) = year(span.last_day) then monthname(span.first_day) || ' to ' || span.last_label
        else span.first_label || ' to ' || span.last_label
    end as label,
    areas.name as area_name,
    steps.value,
    steps.status
from steps
cross join span
inner join areas
    on areas.level = 'district'
left join categories
    on
        categories.measure = $measures[3]
        and categories.breakdown = 'end_reason'
        and steps.category = categories.category
order by steps.position, categories.position;

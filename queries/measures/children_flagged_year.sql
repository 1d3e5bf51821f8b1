-- How many children had an open flag at any time in the twelve months?
-- One row per twelve months and area in which there is such a child, by the area of the child's latest record. A record
-- that ends on the day it starts is no day with a flag; where a child moved that day, it still says where to.
with

children_with_a_flag_on_some_day as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        flags.child_id,
        max_by(flags.ward_code, flags.flag_id) as ward_code
    from periods
    inner join flags
        on
            periods.last_day >= flags.started_on
            and (flags.ended_on is null or periods.period < flags.ended_on)
    where periods.measure = 'children_flagged_year'
    group by periods.period_type, periods.period, periods.vintage, flags.child_id
    having bool_or(flags.ended_on is null or flags.ended_on > flags.started_on)

)

select
    children_with_a_flag_on_some_day.period_type,
    children_with_a_flag_on_some_day.period,
    ward_areas.area_code,
    'all' as split,
    'all' as category,
    count(*) as value,
    count(*) as children
from children_with_a_flag_on_some_day
inner join ward_areas
    on
        children_with_a_flag_on_some_day.ward_code = ward_areas.ward_code
        and children_with_a_flag_on_some_day.vintage = ward_areas.vintage
group by all;

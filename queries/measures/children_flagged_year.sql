-- How many children had an open flag at any time in the twelve months?
-- One row per twelve months and area in which there is such a child, by the area of the child's latest record.
with

flags_open_on_some_day as (

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
            and (flags.ended_on is null or flags.ended_on > greatest(flags.started_on, periods.period))
    where periods.measure = 'children_flagged_year'
    group by all

)

select
    flags_open_on_some_day.period_type,
    flags_open_on_some_day.period,
    ward_areas.area_code,
    'all' as split,
    'all' as category,
    count(*) as value,
    count(*) as children
from flags_open_on_some_day
inner join ward_areas
    on
        flags_open_on_some_day.ward_code = ward_areas.ward_code
        and flags_open_on_some_day.vintage = ward_areas.vintage
group by all;

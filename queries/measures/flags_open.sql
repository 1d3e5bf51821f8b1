-- How many children had an open flag on the last day of the month?
-- One row per month, area and category in which there is such a child.
with

flags_on_the_last_day as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        flags.flag_id,
        flags.child_id,
        flags.ward_code
    from periods
    inner join flags
        on
            periods.last_day >= flags.started_on
            and (flags.ended_on is null or periods.last_day < flags.ended_on)
    where periods.measure = 'flags_open'

)

select
    flags_on_the_last_day.period_type,
    flags_on_the_last_day.period,
    ward_areas.area_code,
    flag_categories.split,
    flag_categories.category,
    count(distinct flags_on_the_last_day.child_id) as value,
    count(distinct flags_on_the_last_day.child_id) as children
from flags_on_the_last_day
inner join ward_areas
    on
        flags_on_the_last_day.ward_code = ward_areas.ward_code
        and flags_on_the_last_day.vintage = ward_areas.vintage
inner join flag_categories
    on flags_on_the_last_day.flag_id = flag_categories.flag_id
group by all;

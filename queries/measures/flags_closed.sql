-- How many flags were closed in the period, and why?
-- One row per period, area and category in which a flag was closed.
with

flags_closed_in_the_period as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        flags.flag_id,
        flags.child_id,
        flags.ward_code
    from periods
    inner join flags
        on flags.ended_on between periods.period and periods.last_day
    where
        periods.measure = 'flags_closed'
        and flags.is_closing

)

select
    flags_closed_in_the_period.period_type,
    flags_closed_in_the_period.period,
    ward_areas.area_code,
    flag_categories.split,
    flag_categories.category,
    count(*) as value,
    count(distinct flags_closed_in_the_period.child_id) as children
from flags_closed_in_the_period
inner join ward_areas
    on
        flags_closed_in_the_period.ward_code = ward_areas.ward_code
        and flags_closed_in_the_period.vintage = ward_areas.vintage
inner join flag_categories
    on flags_closed_in_the_period.flag_id = flag_categories.flag_id
group by all;

-- How many flags were opened in the period?
-- One row per period, area and category in which a flag was opened.
with

flags_opened_in_the_period as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        flags.flag_id,
        flags.child_id,
        flags.ward_code
    from periods
    inner join flags
        on flags.started_on between periods.period and periods.last_day
    where
        periods.measure = 'flags_opened'
        and flags.is_opening

)

select
    flags_opened_in_the_period.period_type,
    flags_opened_in_the_period.period,
    ward_areas.area_code,
    flag_categories.split,
    flag_categories.category,
    count(*) as value,
    count(distinct flags_opened_in_the_period.child_id) as children
from flags_opened_in_the_period
inner join ward_areas
    on
        flags_opened_in_the_period.ward_code = ward_areas.ward_code
        and flags_opened_in_the_period.vintage = ward_areas.vintage
inner join flag_categories
    on flags_opened_in_the_period.flag_id = flag_categories.flag_id
group by all;

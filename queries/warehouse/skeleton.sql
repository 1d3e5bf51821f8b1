-- Which cells must a release have, whether or not anything was counted in them?
-- One row per measure, period, area and category that is declared to be released.
with

released_periods as (

    select
        released.measure,
        released.kind,
        released.extracts,
        released.level,
        released.split,
        released.breakdown,
        periods.period_type,
        periods.period,
        periods.vintage,
        periods.straddles
    from released
    inner join periods
        on
            released.measure = periods.measure
            and released.period_type = periods.period_type
    where released.every != 'quarter_end' or month(periods.period) % 3 = 0

),

released_areas as (

    select
        released_periods.measure,
        released_periods.extracts,
        released_periods.split,
        released_periods.breakdown,
        released_periods.period_type,
        released_periods.period,
        areas.code as area_code,
        released_periods.straddles
        and released_periods.kind != 'stock'
        and areas.level != 'district' as crosses_a_change_of_wards
    from released_periods
    inner join areas
        on
            (
                released_periods.level = areas.level
                or released_periods.level = 'committee' and areas.level = 'other'
            )
            and (areas.vintage is null or released_periods.vintage = areas.vintage)

)

select distinct
    released_areas.measure,
    released_areas.period_type,
    released_areas.period,
    released_areas.area_code,
    released_areas.split,
    released_areas.breakdown,
    split_categories.category,
    released_areas.crosses_a_change_of_wards
from released_areas
inner join split_categories
    on
        list_contains(released_areas.extracts, split_categories.extract)
        and released_areas.split = split_categories.split
where released_areas.split != 'covers'
union
select
    released_areas.measure,
    released_areas.period_type,
    released_areas.period,
    released_areas.area_code,
    released_areas.split,
    released_areas.breakdown,
    reported_numbers.category,
    released_areas.crosses_a_change_of_wards
from released_areas
inner join reported_numbers
    on
        released_areas.measure = reported_numbers.measure
        and released_areas.period = reported_numbers.period
        and released_areas.split = reported_numbers.split
where released_areas.split = 'covers'
order by all;

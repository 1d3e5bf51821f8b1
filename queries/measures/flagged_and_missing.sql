-- How many children both had an open flag and went missing in the month?
-- One row per month and area in which there is such a child, by the child's latest episode in the month.
with

flagged_children_who_went_missing as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        episodes.child_id,
        max_by(episodes.ward_code, episodes.place_in_time) as ward_code
    from periods
    inner join episodes
        on episodes.started_on between periods.period and periods.last_day
    inner join flags
        on
            episodes.child_id = flags.child_id
            and periods.last_day >= flags.started_on
            and (flags.ended_on is null or flags.ended_on > greatest(flags.started_on, periods.period))
    where
        periods.measure = 'flagged_and_missing'
        and episodes.type = 'missing'
    group by all

)

select
    flagged_children_who_went_missing.period_type,
    flagged_children_who_went_missing.period,
    ward_areas.area_code,
    'all' as split,
    'all' as category,
    count(*) as value,
    count(*) as children
from flagged_children_who_went_missing
inner join ward_areas
    on
        flagged_children_who_went_missing.ward_code = ward_areas.ward_code
        and flagged_children_who_went_missing.vintage = ward_areas.vintage
group by all;

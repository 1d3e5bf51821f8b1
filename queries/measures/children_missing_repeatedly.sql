-- How many children went missing three times or more within 90 days?
-- One row per quarter, area and category in which there is such a child, by the child's latest episode in the quarter.
with

episodes_and_the_one_before_last as (

    select
        child_id,
        episode_id,
        ward_code,
        started_on,
        place_in_time,
        lag(started_on, 2) over (partition by child_id order by place_in_time) as one_before_last_started_on
    from episodes
    where type = 'missing'

),

latest_episodes as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        missing.child_id,
        max_by(missing.episode_id, missing.place_in_time) as episode_id,
        max_by(missing.ward_code, missing.place_in_time) as ward_code
    from periods
    inner join episodes_and_the_one_before_last as missing
        on missing.started_on between periods.period and periods.last_day
    where periods.measure = 'children_missing_repeatedly'
    group by periods.period_type, periods.period, periods.vintage, missing.child_id
    having coalesce(bool_or(missing.started_on - missing.one_before_last_started_on <= 90), false)

)

select
    latest_episodes.period_type,
    latest_episodes.period,
    ward_areas.area_code,
    episode_categories.split,
    episode_categories.category,
    count(*) as value,
    count(*) as children
from latest_episodes
inner join ward_areas
    on
        latest_episodes.ward_code = ward_areas.ward_code
        and latest_episodes.vintage = ward_areas.vintage
inner join episode_categories
    on latest_episodes.episode_id = episode_categories.episode_id
group by all;

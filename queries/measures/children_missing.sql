-- How many children went missing at least once?
-- One row per period, area and category in which there is such a child, by the child's latest episode in the period.
with

latest_episodes as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        episodes.child_id,
        max_by(episodes.episode_id, episodes.place_in_time) as episode_id,
        max_by(episodes.ward_code, episodes.place_in_time) as ward_code
    from periods
    inner join episodes
        on episodes.started_on between periods.period and periods.last_day
    where
        periods.measure = 'children_missing'
        and episodes.type = 'missing'
    group by all

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

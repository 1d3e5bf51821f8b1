-- How many return interviews were due?
-- One row per month, area and category in which there is such an interview, by the month the episode ended.
with

episodes_ended as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        episodes.episode_id,
        episodes.child_id,
        episodes.ward_code
    from periods
    inner join episodes
        on episodes.ended_on between periods.period and periods.last_day
    where
        periods.measure = 'interviews_due'
        and episodes.type = 'missing'

)

select
    episodes_ended.period_type,
    episodes_ended.period,
    ward_areas.area_code,
    episode_categories.split,
    episode_categories.category,
    count(*) as value,
    count(distinct episodes_ended.child_id) as children
from episodes_ended
inner join ward_areas
    on
        episodes_ended.ward_code = ward_areas.ward_code
        and episodes_ended.vintage = ward_areas.vintage
inner join episode_categories
    on episodes_ended.episode_id = episode_categories.episode_id
group by all;

-- How many times did a child go missing?
-- One row per period, area and category in which a missing episode began.
with

episodes_begun_in_the_period as (

    select
        periods.period_type,
        periods.period,
        periods.vintage,
        episodes.episode_id,
        episodes.child_id,
        episodes.ward_code
    from periods
    inner join episodes
        on episodes.started_on between periods.period and periods.last_day
    where
        periods.measure = 'missing_episodes'
        and episodes.type = 'missing'

)

select
    episodes_begun_in_the_period.period_type,
    episodes_begun_in_the_period.period,
    ward_areas.area_code,
    episode_categories.split,
    episode_categories.category,
    count(*) as value,
    count(distinct episodes_begun_in_the_period.child_id) as children
from episodes_begun_in_the_period
inner join ward_areas
    on
        episodes_begun_in_the_period.ward_code = ward_areas.ward_code
        and episodes_begun_in_the_period.vintage = ward_areas.vintage
inner join episode_categories
    on episodes_begun_in_the_period.episode_id = episode_categories.episode_id
group by all;

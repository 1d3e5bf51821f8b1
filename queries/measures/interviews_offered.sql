-- How many of the interviews due were offered to the child?
-- One row per month, area and category in which there is such an interview, by the month the episode ended.
with

episodes_with_an_offer as (

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
        periods.measure = 'interviews_offered'
        and episodes.type = 'missing'
        and episodes.interview_offered = 'yes'

)

select
    episodes_with_an_offer.period_type,
    episodes_with_an_offer.period,
    ward_areas.area_code,
    episode_categories.split,
    episode_categories.category,
    count(*) as value,
    count(distinct episodes_with_an_offer.child_id) as children
from episodes_with_an_offer
inner join ward_areas
    on
        episodes_with_an_offer.ward_code = ward_areas.ward_code
        and episodes_with_an_offer.vintage = ward_areas.vintage
inner join episode_categories
    on episodes_with_an_offer.episode_id = episode_categories.episode_id
group by all;

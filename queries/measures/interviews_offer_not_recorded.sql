-- For how many of the interviews due is it not known whether one was offered?
-- One row per month, area and category in which there is such an interview, by the month the episode ended.
with

episodes_with_no_record as (

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
        periods.measure = 'interviews_offer_not_recorded'
        and episodes.type = 'missing'
        and episodes.interview_offered = 'not recorded'

)

select
    episodes_with_no_record.period_type,
    episodes_with_no_record.period,
    ward_areas.area_code,
    episode_categories.split,
    episode_categories.category,
    count(*) as value,
    count(distinct episodes_with_no_record.child_id) as children
from episodes_with_no_record
inner join ward_areas
    on
        episodes_with_no_record.ward_code = ward_areas.ward_code
        and episodes_with_no_record.vintage = ward_areas.vintage
inner join episode_categories
    on episodes_with_no_record.episode_id = episode_categories.episode_id
group by all;

-- How many of the interviews accepted were held within 72 hours of the child's return?
-- One row per month, area and category in which there is such an interview, by the month the episode ended.
with

episodes_with_a_prompt_interview as (

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
        periods.measure = 'interviews_within_72h'
        and episodes.type = 'missing'
        and episodes.interview_offered = 'yes'
        and episodes.interview_accepted = 'yes'
        and episodes.interviewed_at <= episodes.ended_at + interval 72 hours

)

select
    episodes_with_a_prompt_interview.period_type,
    episodes_with_a_prompt_interview.period,
    ward_areas.area_code,
    episode_categories.split,
    episode_categories.category,
    count(*) as value,
    count(distinct episodes_with_a_prompt_interview.child_id) as children
from episodes_with_a_prompt_interview
inner join ward_areas
    on
        episodes_with_a_prompt_interview.ward_code = ward_areas.ward_code
        and episodes_with_a_prompt_interview.vintage = ward_areas.vintage
inner join episode_categories
    on episodes_with_a_prompt_interview.episode_id = episode_categories.episode_id
group by all;

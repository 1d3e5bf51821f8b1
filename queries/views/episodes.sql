-- Which episodes are known by the as-at date, when did they begin and end, and how long did they last?
-- One row per episode, missing or away. What happened after the as-at date has not happened yet; what began before the
-- first month that the extract covers whole is not counted, nor is the interview that followed it.
create view episodes as
with

covered as (

    select min(period) as first_day
    from calendar_periods
    where
        extract = 'missing_episodes'
        and period_type = 'month'

),

episodes_known as (

    select
        missing_episodes.episode_id,
        missing_episodes.child_id,
        missing_episodes.type,
        missing_episodes.started_at,
        case
            when cast(missing_episodes.ended_at as date) <= run.as_at then missing_episodes.ended_at
        end as ended_at,
        missing_episodes.looked_after_status,
        missing_episodes.age,
        missing_episodes.gender,
        missing_episodes.ethnicity,
        missing_episodes.ward_code,
        missing_episodes.interview_offered,
        missing_episodes.interview_accepted,
        case
            when cast(missing_episodes.interviewed_at as date) <= run.as_at then missing_episodes.interviewed_at
        end as interviewed_at
    from missing_episodes
    cross join run
    cross join covered
    where cast(missing_episodes.started_at as date) between covered.first_day and run.as_at

)

select
    episode_id,
    child_id,
    type,
    started_at,
    cast(started_at as date) as started_on,
    ended_at,
    cast(ended_at as date) as ended_on,
    case
        when ended_at < started_at + interval 6 hours then 'under 6 hours'
        when ended_at < started_at + interval 24 hours then '6 to 24 hours'
        when ended_at < started_at + interval 72 hours then '1 to 2 days'
        else '3 days or more, or not yet returned'
    end as duration,
    looked_after_status,
    age,
    gender,
    ethnicity,
    ward_code,
    coalesce(interview_offered, 'not recorded') as interview_offered,
    coalesce(interview_accepted, 'not recorded') as interview_accepted,
    interviewed_at,
    row_number() over (order by started_at, episode_id) as place_in_time
from episodes_known;

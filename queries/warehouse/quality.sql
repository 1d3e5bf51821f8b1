-- How complete are the records behind the numbers?
-- One row per check: the records it finds, the records it looks at, and the children behind what it finds and the rest.
with

findings as (

    select
        'ce_flags' as extract,
        'ward_not_known' as name,
        1 as position,
        child_id,
        ward_code = 'not known' as found
    from flags
    union all
    select
        'ce_flags' as extract,
        'ethnicity_not_obtained' as name,
        2 as position,
        flags.child_id,
        flag_categories.category = 'Not yet obtained' as found
    from flags
    inner join flag_categories
        on
            flags.flag_id = flag_categories.flag_id
            and flag_categories.split = 'ethnic_group'
    union all
    select
        'ce_flags' as extract,
        'exploitation_type_not_obtained' as name,
        3 as position,
        child_id,
        exploitation_type = 'not yet obtained' as found
    from flags
    union all
    select
        'missing_episodes' as extract,
        'ward_not_known' as name,
        4 as position,
        child_id,
        ward_code = 'not known' as found
    from episodes
    where type = 'missing'
    union all
    select
        'missing_episodes' as extract,
        'ethnicity_not_obtained' as name,
        5 as position,
        episodes.child_id,
        episode_categories.category = 'Not yet obtained' as found
    from episodes
    inner join episode_categories
        on
            episodes.episode_id = episode_categories.episode_id
            and episode_categories.split = 'ethnic_group'
    where episodes.type = 'missing'
    union all
    select
        'missing_episodes' as extract,
        'interview_offer_not_recorded' as name,
        6 as position,
        child_id,
        interview_offered = 'not recorded' as found
    from episodes
    where
        type = 'missing'
        and ended_at is not null
    union all
    select
        'missing_episodes' as extract,
        'not_ended' as name,
        7 as position,
        child_id,
        ended_at is null as found
    from episodes
    where type = 'missing'

)

select
    extract,
    name,
    count(*) filter (where found) as records_found,
    count(*) as records,
    count(distinct child_id) filter (where found) as children_found,
    count(distinct child_id) filter (where not found) as children_in_the_rest
from findings
group by extract, name, position
order by position;

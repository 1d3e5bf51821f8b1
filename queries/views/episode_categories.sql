-- Into which category of each split does an episode fall?
-- One row per episode and split, with all/all for the total.
create view episode_categories as
select
    episode_id,
    'all' as split,
    'all' as category
from episodes
union all
select
    episodes.episode_id,
    folds.fold as split,
    folds.category
from episodes
inner join folds
    on
        folds.extract = 'missing_episodes'
        and folds.value = case folds.field
            when 'looked_after_status' then episodes.looked_after_status
            when 'age' then cast(episodes.age as varchar)
            when 'gender' then episodes.gender
            when 'ethnicity' then episodes.ethnicity
            when 'duration' then episodes.duration
        end;

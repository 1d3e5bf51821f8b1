-- What changed in practice or recording, and which measures may it have moved?
-- One row per event that had happened by the as-at date.
select
    happened_on,
    title,
    detail,
    kind,
    list_filter(
        string_split_regex(trim(coalesce(measures, '')), '\s*;\s*'), lambda measure: measure != ''
    ) as measures
from practice_events
where happened_on <= (select run.as_at from run)
order by happened_on, title;

-- What changed in practice, recording or the wider world that bears on a measure?
-- One row per event, oldest first.
select
    happened_on,
    title,
    detail,
    kind
from practice_events
where list_contains(measures, $measure)
order by happened_on, title;

-- What do other places and England report?
-- One row per measure, year and place.
select
    measure,
    coalesce(topic, 'other places') as topic,
    year_ending,
    year_about,
    area,
    value,
    note,
    source
from comparators
order by all;

-- What do other places and England report?
-- One row per measure, year and place.
select
    measure,
    year_ending,
    area,
    value,
    source
from comparators
order by all;

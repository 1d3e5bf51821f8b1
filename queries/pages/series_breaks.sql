-- On which days may a series of wards or of committees not be read across, and why?
-- One row per day and level, earliest first.
select
    happened_on,
    level,
    reason
from series_breaks
order by happened_on, level;

-- How complete are the records, by each check of an extract?
-- One row per check, in whole percentages of records; null where the percentage is not shown.
select
    extract,
    title,
    percent as value,
    status,
    detail
from quality
order by extract, title;

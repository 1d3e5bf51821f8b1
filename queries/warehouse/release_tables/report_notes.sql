-- What did the reports say in words beside their numbers?
-- One row per statement that has words of its own.
select
    period,
    item,
    covers,
    note
from police_reports
where
    item != 'trial'
    and cleared_by is not null
    and (covers is not null or note is not null)
order by all;

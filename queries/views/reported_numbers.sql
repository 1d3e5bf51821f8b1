-- Which numbers did the police reports give for each measure?
-- One row per number. Two different numbers for one thing in one report are as good as none.
create view reported_numbers as
with

numbers_named as (

    select
        measure,
        period,
        case
            when measure in ('investigations', 'investigations_moved') then fold
            when covers is null then 'all'
            else 'covers'
        end as split,
        case
            when measure in ('investigations', 'investigations_moved') then category
            when covers is null then 'all'
            else covers
        end as category,
        value
    from police_reports
    where measure is not null

)

select
    measure,
    period,
    split,
    category,
    case when min(value) = max(value) then min(value) end as value
from numbers_named
group by measure, period, split, category;

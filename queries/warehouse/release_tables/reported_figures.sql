-- Which figures were quoted in papers before?
-- One row per figure chosen to be quoted. The policy still takes out those too small to show.
select
    document,
    reported_on,
    measure,
    period_type,
    period,
    area_code,
    breakdown,
    category,
    value,
    note
from reported_figures
where value is not null
order by all;

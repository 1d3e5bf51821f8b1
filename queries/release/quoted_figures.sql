-- Which figures does a release quote from papers?
-- One row per cell that a paper tells; the latest paper's figure where papers differ.
select
    measure,
    period_type,
    period,
    area_code,
    breakdown,
    category,
    max_by(value, reported_on) as value
from reported_figures
group by all
order by all;

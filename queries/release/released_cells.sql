-- Which cells does a release hold?
-- One row per cell; value is null unless the cell is shown.
select
    measure,
    period_type,
    period,
    area_code,
    breakdown,
    category,
    value,
    status
from cells
order by all;

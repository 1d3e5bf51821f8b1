-- What share of return interviews is held within 72 hours elsewhere?
-- One row per published figure, latest year first: an average of other authorities, in per cent.
select
    measure,
    year_ending,
    area,
    value,
    source
from comparators
where
    measure = 'Return interviews held within 72 hours, in per cent of those held'
    and value is not null
order by year_ending desc, area asc;

-- How was each measure declared when the release was counted, and by which SQL?
-- One row per measure, in the order readers meet them.
select
    name,
    title,
    question,
    definition,
    counts,
    kind,
    per,
    numerator,
    denominator,
    higher_is,
    caveats,
    sql
from measures
order by position;

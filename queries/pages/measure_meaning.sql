-- What does a measure mean, as it was when this release was counted?
-- One row: the measure.
select
    name,
    title,
    question,
    definition,
    why_it_matters,
    counts,
    kind,
    per,
    numerator,
    denominator,
    higher_is,
    extract,
    caveats,
    identities,
    changes,
    owner,
    reviewed_on,
    cleared,
    sql
from measures
where name = $measure;

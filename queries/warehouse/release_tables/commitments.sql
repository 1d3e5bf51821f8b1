-- What was recommended, resolved or promised, and what has come of it?
-- One row per commitment.
select
    commitment_id,
    kind,
    made_on,
    made_about,
    made_by,
    text,
    numbered,
    same_as,
    owner,
    due_on,
    due_about,
    scheduled,
    status,
    updated_on,
    evidence,
    measure,
    document
from commitments
order by commitment_id;

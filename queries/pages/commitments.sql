-- What was recommended, resolved or promised, by whom, and what is known of it?
-- One row per commitment, in the order of its paper. Whether it is overdue is worked out from due_on and status.
select
    commitment_id,
    kind,
    made_on,
    made_about,
    made_by,
    text,
    owner,
    due_on,
    due_about,
    status,
    updated_on,
    evidence,
    document
from commitments
order by coalesce(made_on, updated_on), commitment_id;

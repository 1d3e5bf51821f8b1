-- How does each recommendation, resolution and promise stand on a day, as far as papers say?
-- One row per commitment made by that day, or on a day that no paper gives; overdue and never scheduled first, then in
-- the order of their days. Overdue is worked out, never given. Where all is asked for, any kind, maker or standing will
-- do. Who asks for what is overdue, or was never scheduled, gets what is both as well.
with

judged as (

    select
        *,
        coalesce(status = 'done', false) as is_done,
        coalesce(due_on < $on and status is distinct from 'done', false) as is_overdue,
        coalesce(scheduled = 'no' and status is distinct from 'done', false) as is_never_scheduled
    from commitments
    where made_on is null or made_on <= $on

),

standings as (

    select
        *,
        case
            when is_overdue and is_never_scheduled then 'overdue and never scheduled'
            when is_overdue then 'overdue'
            when is_never_scheduled then 'never scheduled'
            when is_done then 'done'
            when status = 'open' then 'open'
            else 'not stated'
        end as standing,
        case when is_overdue then datediff('day', due_on, cast($on as date)) end as days_overdue
    from judged

)

select
    standings.commitment_id,
    standings.kind,
    standings.made_on,
    standings.made_about,
    standings.made_by,
    standings.text,
    standings.numbered,
    standings.same_as,
    standings.owner,
    standings.due_on,
    standings.due_about,
    standings.updated_on,
    standings.evidence,
    standings.document,
    standings.measure,
    measures.title as measure_title,
    standings.standing,
    standings.days_overdue
from standings
left join measures
    on standings.measure = measures.name
where
    $kind in ('all', standings.kind)
    and $made_by in ('all', standings.made_by)
    and (
        $standing in ('all', standings.standing)
        or ($standing = 'overdue' and standings.is_overdue)
        or ($standing = 'never scheduled' and standings.is_never_scheduled)
    )
order by
    list_position(
        ['overdue and never scheduled', 'overdue', 'never scheduled', 'open', 'not stated', 'done'], standings.standing
    ),
    standings.due_on nulls last,
    coalesce(standings.made_on, standings.updated_on),
    standings.document,
    length(standings.commitment_id),
    standings.commitment_id;

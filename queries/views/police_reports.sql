-- Which statements did the police reports make, of which day or season, and about which measure?
-- One row per statement. A report that names only a season stands on the first day of it.
create view police_reports as
with

statements_dated as (

    select
        *,
        coalesce(
            reported_on,
            make_date(
                cast(regexp_extract(reported_about, '[0-9]{4}') as integer),
                case regexp_extract(lower(reported_about), 'spring|summer|autumn|winter')
                    when 'spring' then 3
                    when 'summer' then 6
                    when 'autumn' then 9
                    when 'winter' then 12
                end,
                1
            )
        ) as period,
        reported_on is not null as dated
    from case_progress

)

select
    statements_dated.period,
    case
        when statements_dated.dated then strftime(statements_dated.period, '%-d %B %Y')
        else statements_dated.reported_about
    end as label,
    statements_dated.dated,
    statements_dated.operation,
    statements_dated.basis,
    statements_dated.item,
    case
        when statements_dated.item = 'suspects charged' then 'suspects_charged'
        when statements_dated.item = 'indictments' then 'indictments'
        when folds.fold = 'state' then 'investigations'
        when folds.fold = 'move' then 'investigations_moved'
    end as measure,
    folds.fold,
    folds.category,
    case when statements_dated.cleared_by is not null then statements_dated.value end as value,
    statements_dated.covers,
    statements_dated.court_month,
    statements_dated.note,
    statements_dated.document,
    statements_dated.cleared_by
from statements_dated
cross join run
left join folds
    on
        folds.extract = 'case_progress'
        and folds.field = 'item'
        and statements_dated.item = folds.value
where statements_dated.period <= run.as_at;

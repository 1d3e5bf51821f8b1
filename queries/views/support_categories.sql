-- Into which category of each split does a piece of support fall?
-- One row per record and split, with all/all for the total; a crossed split names the service first.
create view support_categories as
with

records_known as (

    select
        support_cases.*,
        row_number() over (
            order by support_cases.reported_on, support_cases.case_id, support_cases.service
        ) as record_id
    from support_cases
    cross join run
    where support_cases.reported_on <= run.as_at

),

folded_fields as (

    select
        records_known.record_id,
        records_known.reported_on as period,
        folds.fold,
        folds.category
    from records_known
    inner join folds
        on
            folds.extract = 'support_cases'
            and folds.value = case folds.field
                when 'service' then records_known.service
                when 'age' then cast(records_known.age as varchar)
                when 'gender' then records_known.gender
                when 'ethnicity' then records_known.ethnicity
            end

)

select
    record_id,
    reported_on as period,
    'all' as split,
    'all' as category
from records_known
union all
select
    record_id,
    period,
    fold as split,
    category
from folded_fields
union all
select
    services.record_id,
    services.period,
    'service x ' || folded_fields.fold as split,
    services.category || ' | ' || folded_fields.category as category
from folded_fields as services
inner join folded_fields
    on
        services.record_id = folded_fields.record_id
        and folded_fields.fold != 'service'
where services.fold = 'service';

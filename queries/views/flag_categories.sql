-- Into which category of each split does a record of a flag fall?
-- One row per record and split, with all/all for the total.
create view flag_categories as
select
    flag_id,
    'all' as split,
    'all' as category
from flags
union all
select
    flags.flag_id,
    folds.fold as split,
    folds.category
from flags
inner join folds
    on
        folds.extract = 'ce_flags'
        and folds.value = case folds.field
            when 'risk_level' then flags.risk_level
            when 'age' then cast(flags.age as varchar)
            when 'gender' then flags.gender
            when 'ethnicity' then flags.ethnicity
            when 'exploitation_type' then flags.exploitation_type
            when 'social_care_status' then flags.social_care_status
            when 'lead_agency' then flags.lead_agency
            when 'nrm_status' then flags.nrm_status
            when 'end_reason' then flags.closing_reason
        end;

-- Which records of a flag are known by the as-at date, and which open or close a child's time with a flag?
-- One row per record. A change of details ends one record and starts the next on the same day: neither opens or closes.
create view flags as
with

records_known as (

    select
        ce_flags.child_id,
        ce_flags.started_on,
        case when ce_flags.ended_on <= run.as_at then ce_flags.ended_on end as ended_on,
        case when ce_flags.ended_on <= run.as_at then ce_flags.end_reason end as end_reason,
        ce_flags.risk_level,
        ce_flags.exploitation_type,
        ce_flags.age,
        ce_flags.gender,
        ce_flags.ethnicity,
        ce_flags.ward_code,
        ce_flags.social_care_status,
        ce_flags.lead_agency,
        ce_flags.nrm_status
    from ce_flags
    cross join run
    where ce_flags.started_on <= run.as_at

),

records_in_order as (

    select
        *,
        row_number() over (
            order by
                child_id, started_on, ended_on nulls last, end_reason nulls last, risk_level, ward_code,
                exploitation_type, age, gender, ethnicity, social_care_status, lead_agency, nrm_status
        ) as flag_id,
        coalesce(
            end_reason in ('risk level changed', 'moved within the district', 'details changed'), false
        ) as ends_in_a_change
    from records_known

),

records_and_neighbours as (

    select
        *,
        coalesce(
            lag(ends_in_a_change) over (partition by child_id order by flag_id)
            and lag(ended_on) over (partition by child_id order by flag_id) = started_on,
            false
        ) as continues_the_one_before,
        coalesce(
            ends_in_a_change
            and lead(started_on) over (partition by child_id order by flag_id) = ended_on,
            false
        ) as continues_in_the_next
    from records_in_order

)

select
    flag_id,
    child_id,
    started_on,
    ended_on,
    risk_level,
    exploitation_type,
    age,
    gender,
    ethnicity,
    ward_code,
    social_care_status,
    lead_agency,
    nrm_status,
    not continues_the_one_before as is_opening,
    ended_on is not null and not continues_in_the_next as is_closing,
    case
        when ended_on is null or continues_in_the_next then null
        when ends_in_a_change then 'other'
        else end_reason
    end as closing_reason
from records_and_neighbours;

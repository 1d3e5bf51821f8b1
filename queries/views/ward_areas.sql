-- To which areas does a record belong, by the ward written in it?
-- One row per ward code, vintage of wards and area: the district always; the ward and its committee when the ward is
-- of that vintage, else elsewhere.
create view ward_areas as
with

wards_written as (

    select ward_code from ce_flags
    union
    select ward_code from missing_episodes

),

wards_found as (

    select
        wards_written.ward_code,
        vintages.vintage,
        wards.parent as committee_code
    from wards_written
    cross join vintages
    left join areas as wards
        on
            wards_written.ward_code = wards.code
            and vintages.vintage = wards.vintage
            and wards.level = 'ward'

)

select
    wards_found.ward_code,
    wards_found.vintage,
    areas.code as area_code
from wards_found
inner join areas
    on
        areas.level = 'district'
        or areas.code in (wards_found.ward_code, wards_found.committee_code) and wards_found.committee_code is not null
        or areas.level = 'other' and wards_found.committee_code is null;

-- What is the district's figure of the children whose ward is known?
-- One row per measure and period: what wards and committees are compared with, because their figures hold no one else.
-- It is the district's less elsewhere's, else the sum of its committees; only shown figures are used, and where they do
-- not tell it, it is null.
create temp view known_wards as
select
    measure,
    period_type,
    period,
    coalesce(
        max(value) filter (where level = 'district') - max(value) filter (where level = 'other'),
        case
            when bool_and(value is not null) filter (where level = 'committee')
                then sum(value) filter (where level = 'committee')
        end
    ) as value
from figures
where
    breakdown = 'all'
    and (level in ('district', 'other') or level = 'committee' and area_vintage = period_vintage)
group by measure, period_type, period;

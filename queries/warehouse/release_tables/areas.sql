-- Which areas are there, and how many children aged 0 to 17 live in each?
-- One row per area. A committee's children are those of its wards; the district's, those of all wards of one vintage.
with

latest_estimates as (

    select
        ward_code,
        max(mid_year) as mid_year,
        max_by(children_0_17, mid_year) as children_0_17
    from ward_population
    group by ward_code

),

wards as (

    select
        areas.code,
        areas.parent,
        areas.vintage,
        latest_estimates.mid_year,
        latest_estimates.children_0_17
    from areas
    left join latest_estimates
        on areas.code = latest_estimates.ward_code
    where areas.level = 'ward'

),

sums as (

    select
        parent as code,
        min(mid_year) as mid_year,
        sum(children_0_17) as children_0_17
    from wards
    group by parent
    having count(*) = count(children_0_17) and min(mid_year) = max(mid_year)

),

vintage_sums as (

    select
        wards.vintage,
        min(wards.mid_year) as mid_year,
        sum(wards.children_0_17) as children_0_17,
        max(vintages.starts_on) <= max(run.as_at) as in_force
    from wards
    inner join vintages
        on wards.vintage = vintages.vintage
    cross join run
    group by wards.vintage
    having count(*) = count(wards.children_0_17) and min(wards.mid_year) = max(wards.mid_year)

),

district_sum as (

    select
        mid_year,
        children_0_17
    from vintage_sums
    order by in_force desc, mid_year desc, vintage desc
    limit 1

)

select
    areas.code,
    areas.name,
    areas.level,
    areas.parent,
    areas.vintage,
    areas.valid_from,
    areas.valid_to,
    coalesce(wards.children_0_17, sums.children_0_17, district_sum.children_0_17) as children_0_17,
    coalesce(
        case when wards.children_0_17 is not null then wards.mid_year end,
        sums.mid_year,
        district_sum.mid_year
    ) as mid_year,
    areas.position
from areas
left join wards
    on areas.code = wards.code
left join sums
    on
        areas.code = sums.code
        and areas.level = 'committee'
left join district_sum
    on areas.level = 'district'
order by areas.position;

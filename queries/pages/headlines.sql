-- What is the latest figure of each number, for the district?
-- One row per measure, in the order readers meet them: its latest total, by month where it has months.
-- Where a report states no total, its first part that is stated stands in, and says which part it is.
-- Records of support are left out: a child whom two services help is in the records of both, so their sum says little.
select
    measure as name,
    title,
    counts,
    kind,
    period_type,
    period,
    last_day,
    label,
    area_name,
    level,
    breakdown,
    category,
    value,
    status
from figures
where
    level = 'district'
    and measure != 'support_cases'
    and (breakdown = 'all' or period_type = 'report' and status = 'shown')
qualify
    row_number() over (
        partition by measure
        order by
            list_position(['month', 'quarter', 'year_to_quarter', 'report'], period_type) asc,
            period desc,
            status = 'not_supplied' asc,
            breakdown != 'all' asc,
            breakdown asc,
            category_position asc
    ) = 1
order by measure_position;

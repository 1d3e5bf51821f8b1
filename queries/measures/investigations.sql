-- How many investigations did the police report, and how far had they got?
-- One row per report and category for which the report states a number.
select
    'report' as period_type,
    reported_numbers.period,
    areas.code as area_code,
    reported_numbers.split,
    reported_numbers.category,
    reported_numbers.value,
    null as children
from reported_numbers
inner join areas
    on areas.level = 'district'
where reported_numbers.measure = 'investigations';

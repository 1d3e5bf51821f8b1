-- How many pieces of support did each service report?
-- One row per report date and category in which there is a record. Each record is protected as if it were a child.
select
    'report' as period_type,
    support_categories.period,
    areas.code as area_code,
    support_categories.split,
    support_categories.category,
    count(*) as value,
    count(*) as children
from support_categories
inner join areas
    on areas.level = 'district'
group by all;

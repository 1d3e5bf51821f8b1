-- How many figures of each measure does the release keep back, and at which level of area?
-- One row per measure and level, in the order readers meet them; only levels that have figures.
with

figures_by_level as (

    select
        measure_position,
        title,
        if(level = 'ward', 'Wards', 'Larger areas') as level,
        status in ('hidden', 'withheld') as is_hidden,
        value
    from figures
    where not cleared and status in ('shown', 'hidden', 'withheld')

)

select
    title,
    level,
    count(*) as figures,
    count(*) filter (where is_hidden) as hidden,
    count(*) filter (where is_hidden or value > 0) as above_zero
from figures_by_level
group by measure_position, title, level
order by measure_position, level;

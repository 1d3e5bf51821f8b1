-- How many figures of each measure does the release keep back, and at which level of area?
-- One row per measure and level, in the order readers meet them; only levels that have figures.
with

figures as (

    select
        cells.measure,
        if(areas.level = 'ward', 'Wards', 'Larger areas') as level,
        cells.status in ('hidden', 'withheld') as is_hidden,
        cells.value
    from cells
    inner join areas
        on cells.area_code = areas.code
    where cells.status in ('shown', 'hidden', 'withheld')

)

select
    measures.title,
    figures.level,
    count(*) as figures,
    count(*) filter (where figures.is_hidden) as hidden,
    count(*) filter (where figures.is_hidden or figures.value > 0) as above_zero
from figures
inner join measures
    on figures.measure = measures.name
where not measures.cleared
group by measures.position, measures.title, figures.level
order by measures.position, figures.level;

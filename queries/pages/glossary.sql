-- What does each measure mean, and where is it released?
-- One row per measure, level of area and kind of period that it is released for, in the order readers meet them.
with

splits_released as (

    select
        measure,
        level,
        breakdown,
        case
            when period_type = 'month' and bool_and(month(period) % 3 = 0) then 'quarter_end'
            else period_type
        end as every
    from figures
    where level != 'other'
    group by measure, level, breakdown, period_type

),

levels_released as (

    select
        measure,
        level,
        every,
        coalesce(list(distinct breakdown order by breakdown) filter (where breakdown != 'all'), []) as breakdowns
    from splits_released
    group by measure, level, every

)

select
    measures.name,
    measures.title,
    measures.question,
    measures.definition,
    measures.why_it_matters,
    measures.counts,
    measures.kind,
    measures.per,
    measures.numerator,
    measures.denominator,
    measures.extract,
    measures.caveats,
    levels_released.level,
    levels_released.every,
    levels_released.breakdowns
from measures
left join levels_released
    on measures.name = levels_released.measure
order by
    measures.position,
    list_position(['district', 'committee', 'ward'], levels_released.level),
    list_position(['month', 'quarter_end', 'quarter', 'year_to_quarter', 'report'], levels_released.every);

-- Whom did one service support, as it last reported: in all, and by one way of splitting?
-- One row for the service in all (category all), then one per part; value is null unless shown.
select
    figures.title,
    figures.period,
    figures.label,
    figures.area_name,
    case when figures.breakdown = 'service' then 'all' else split_part(figures.category, ' | ', 2) end as category,
    figures.value,
    figures.status
from figures
where
    figures.measure = $measure
    and figures.period = $period
    and (
        figures.breakdown = 'service' and figures.category = $service
        or figures.breakdown = 'service x ' || $split and starts_with(figures.category, $service || ' | ')
    )
order by figures.breakdown != 'service', figures.category_position;

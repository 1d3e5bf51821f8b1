-- Which figures have others published on a topic, of this district or of other places?
-- One row per figure, measures by name, places by name, the earliest first. all asks for any figure; value is null
-- where its publisher hides it.
select
    measure,
    year_ending,
    year_about,
    area,
    value,
    note,
    source
from comparators
where
    topic = $topic
    and $figure in ('all', measure)
order by measure, area, year_ending nulls last, year_about;

-- Which areas does the release know?
-- One row per area of every vintage of wards, with the children who live there; in the order of the district's folder.
select
    code,
    name,
    level,
    parent,
    vintage,
    valid_from,
    valid_to,
    children_0_17,
    mid_year
from areas
order by position;

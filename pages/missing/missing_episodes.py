"""How often do children go missing, and which children?"""

from data.release import ask
from pages.parts import charts, choices, frame, over_time, sayings
from queries.pages.questions import Series

place = frame.heading(__doc__)

with choices.row():
    measure = choices.few("Count", {"missing_episodes": "Episodes", "children_missing": "Children"}, key="count")
    split = choices.split(measure, "month", choices.district(measure))

missing = ask(Series(measure=measure, period_type="month", area_code=choices.district(measure), breakdown=split))

frame.answer(place, missing, sayings.latest)
frame.note(missing, sayings.episodes_and_children)
frame.picture(missing, charts.trend, sayings.latest, sayings.picture_title)
frame.note(missing, sayings.events)
frame.table(missing, over_time.by_period)
frame.facts(missing)
frame.how(missing)
frame.take_away(missing, over_time.by_period, "missing_episodes")

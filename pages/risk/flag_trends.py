"""Is the number of children at risk rising or falling?"""

from data.release import ask
from pages.parts import charts, choices, frame, over_time, sayings
from queries.pages.questions import Series

place = frame.heading(__doc__)

with choices.row():
    area = choices.area("flags_open", "month")
    split = choices.split("flags_open", "month", area)

flags = ask(Series(measure="flags_open", period_type="month", area_code=area, breakdown=split))

frame.answer(place, flags, sayings.latest)
frame.picture(flags, charts.trend, sayings.latest, sayings.picture_title)
frame.note(flags, sayings.events)
frame.table(flags, over_time.by_period)
frame.facts(flags)
frame.how(flags)
frame.take_away(flags, over_time.by_period, "flag_trends")

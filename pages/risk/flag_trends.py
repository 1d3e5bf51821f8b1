"""Is the number of children at risk rising or falling?"""

from data.release import ask
from pages.parts import choices, frame, sayings, texts
from pages.parts.drawings import charts
from pages.parts.trends import control, stocks
from queries.pages.questions import Series

place = frame.heading(__doc__)

with choices.row():
    area = choices.area("flags_open", "month")
    split = choices.split("flags_open", "month", area)

flags = ask(Series(measure="flags_open", period_type="month", area_code=area, breakdown=split))
opened, closed = stocks.joined(flags), stocks.left(flags)

frame.answer(place, flags, stocks.sentence)
texts.write(frame.title(flags, sayings.picture_title))
frame.picture(flags, charts.trend, stocks.sentence)
texts.write(
    frame.source(flags),
    frame.note(flags, stocks.care),
    frame.title(opened, sayings.picture_title),
)
frame.picture(opened, stocks.flow_picture, control.sentence, key="opened")
texts.write(
    frame.source(opened, frame.counted_source),
    frame.note(opened, control.marks),
    frame.title(closed, sayings.picture_title),
)
frame.picture(closed, stocks.flow_picture, control.sentence, key="closed")
texts.write(
    frame.source(closed, frame.counted_source),
    frame.note(closed, control.marks),
    frame.table(flags, stocks.table),
    frame.facts(flags),
    frame.how(flags, opened, closed),
    frame.kept_choices(),
)
frame.take_away(flags, stocks.table, "flag_trends", opened, closed)

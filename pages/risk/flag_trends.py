"""Is the number of children at risk rising or falling?"""

import streamlit as st

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
frame.picture(flags, charts.trend, stocks.sentence, sayings.picture_title)
texts.write(frame.source(flags), frame.note(flags, stocks.care))

for_opened, for_closed = st.columns(2, gap="large")
with for_opened:
    frame.picture(opened, stocks.flow_picture, control.sentence, sayings.picture_title, key="opened")
    texts.write(frame.source(opened, frame.counted_source), frame.note(opened, control.marks))
with for_closed:
    frame.picture(closed, stocks.flow_picture, control.sentence, sayings.picture_title, key="closed")
    texts.write(frame.source(closed, frame.counted_source), frame.note(closed, control.marks))

texts.write(frame.table(flags, stocks.table), frame.facts(flags), frame.how(flags, opened, closed), frame.kept_choices())
frame.take_away(flags, stocks.table, "flag_trends", opened, closed)

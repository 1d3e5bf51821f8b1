"""Is the number of children at risk rising or falling?"""

from data.release import ask
from pages.parts import choices, frame, sayings, texts
from pages.parts.trends import flows, stocks
from queries.pages.questions import Series

place = frame.heading(__doc__)

with choices.row():
    area = choices.area("flags_open", "month")
    split = choices.split("flags_open", "month", area)

flags = ask(Series(measure="flags_open", period_type="month", area_code=area, breakdown=split))
joined_and_left = stocks.joined_and_left(flags)

frame.answer(place, flags, stocks.sentence)
texts.write(frame.title(flags, sayings.picture_title))
frame.picture(flags, stocks.picture, stocks.sentence)
texts.write(frame.source(flags), frame.note(flags, stocks.care))
flows.pictures(flags, joined_and_left)
texts.write(
    frame.table(flags, stocks.table),
    frame.facts(flags, *joined_and_left),
    frame.how(flags, *joined_and_left),
    frame.kept_choices(),
)
frame.take_away(flags, stocks.table, "flag_trends", *joined_and_left)

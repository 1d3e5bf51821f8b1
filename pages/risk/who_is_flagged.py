"""Who are the children with an open flag?"""

from data.release import ask
from pages.parts import choices, frame, texts
from pages.parts.risk import shares
from queries.pages.questions import PeriodFigures

FLAGS = "flags_open"

place = frame.heading(__doc__)

with choices.row():
    split = choices.many("Look at", shares.offered(FLAGS), key="by")
    month = choices.many("On", shares.days(FLAGS), key="day")

children = ask(
    PeriodFigures(measures=(FLAGS,), period_type="month", period=month, area_code=choices.district(FLAGS), breakdown=split)
)

frame.answer(place, children, shares.sentence)
texts.write(frame.title(children, shares.title))
frame.picture(children, shares.picture, shares.sentence)
texts.write(
    frame.source(children),
    frame.note(children, shares.about_unobtained, shares.about_population, shares.about_shares),
    frame.table(children, shares.table),
    frame.facts(children),
    frame.how(children),
    frame.kept_choices(),
)
frame.take_away(children, shares.table, "who_is_flagged")

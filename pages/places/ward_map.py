"""Where do the children live who are at risk or go missing?"""

from data.release import ask
from pages.parts import absent, choices, frame, wards
from queries.pages.questions import WardFigures

place = frame.heading(__doc__)

absent.stop_without(wards.measures(), absent.NO_WARDS)

with choices.row():
    measure = choices.many("What is counted", wards.measures(), key="measure")
    period_type, period = choices.many("When", wards.periods(measure), key=wards.period_key(measure))

figures = ask(WardFigures(measure=measure, period_type=period_type, period=period))

frame.answer(place, figures, wards.sentence)
frame.picture(figures, wards.picture, wards.sentence, wards.picture_title)
frame.note(figures, wards.cannot_say)
frame.table(figures, wards.table)
frame.facts(figures)
frame.how(figures)
frame.take_away(figures, wards.table, "ward_map")

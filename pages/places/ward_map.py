"""Where do the children live who are at risk or go missing?"""

from data.release import ask
from pages.parts import absent, choices, frame, texts
from pages.parts.places import ward_found, ward_maps, wards
from queries.pages.questions import WardFigures

place = frame.heading(__doc__)

absent.stop_without(wards.measures(), absent.NO_WARDS)

with choices.row():
    measure = choices.many("What is counted", wards.measures(), key="measure")
    period_type, period = choices.many("When", wards.periods(measure), key=wards.period_key(measure))
    figures = ask(WardFigures(measure=measure, period_type=period_type, period=period))
    colours = choices.few("Colours show", ward_maps.colours(measure), key="colours")
    drawn_as = choices.few("Wards drawn as", ward_maps.grounds(period_type, period), key="wards")
    ward = ward_found.ward(figures)

frame.answer(place, figures, wards.sentence)

drawing = ward_maps.WardMap(colours, drawn_as, ward)

texts.write(ward_found.said(figures, ward), frame.title(figures, wards.picture_title))
frame.picture(figures, drawing, wards.sentence)
texts.write(
    frame.source(figures, ward_maps.source(drawing)),
    frame.note(figures, wards.as_they_were, wards.cannot_say),
    frame.table(figures, wards.table),
    frame.facts(figures),
    frame.how(figures),
    frame.kept_choices(),
    ward_maps.on_a_phone(figures, drawing),
)
frame.take_away(figures, wards.table, "ward_map")

"""What is happening in my ward, and what may I say about it?"""

from data.release import ask
from pages.parts import choices, frame, texts
from pages.parts.places import finding, profile, surroundings
from queries.pages.questions import Areas, FiguresOverTime, PlaceFigures

place = frame.heading(__doc__)

with choices.row():
    ward = finding.ward()
    quarter = finding.last_day(ward.area)


figures = ask(PlaceFigures(measures=profile.MEASURES, area_code=ward.area.code, last_day=quarter))
over_time = ask(FiguresOverTime(measures=profile.YEARS, period_type="year_to_quarter", area_code=ward.area.code, breakdown="all"))

surroundings.stop_without_figures(figures, place, ward)

frame.answer(place, figures, profile.sentence)
texts.write(finding.said(ward), frame.title(figures, profile.picture_title))
frame.picture(figures, profile.picture, profile.sentence)
texts.write(
    frame.source(figures),
    frame.note(figures, profile.about_picture),
    frame.table(figures, profile.table),
    frame.table(over_time, profile.quarters, summary="Quarter by quarter", on_paper=False),
    profile.what_may_be_said(figures),
    surroundings.about(ask(Areas()), ward.area.code),
    surroundings.became(ask(Areas()), ward.area.code),
    surroundings.to_do(),
    frame.facts(figures, over_time, on_paper=False),
    frame.how(figures),
    frame.kept_choices(),
)
frame.take_away(figures, profile.table, "ward_profile")

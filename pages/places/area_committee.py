"""What is happening in the wards of my area committee?"""

from data.release import ask
from pages.parts import breaks, choices, frame, promised, sayings, texts
from pages.parts.places import committee, profile, promises
from pages.parts.trends import control, over_time, stocks
from queries.pages.questions import Areas, FiguresOverTime, Series

place = frame.heading(__doc__)

with choices.row():
    code = choices.committee("flags_open", "month")

flags = ask(Series(measure="flags_open", period_type="month", area_code=code, breakdown="all"))
missing = ask(Series(measure="missing_episodes", period_type="month", area_code=code, breakdown="all"))
flows = ask(FiguresOverTime(measures=committee.FLOWS, period_type="quarter", area_code=code, breakdown="all"))
figures = committee.figures(code)

frame.answer(place, flags, committee.sentence)
texts.write(frame.title(flags, sayings.picture_title))
frame.picture(flags, committee.open_flags, sayings.latest)
texts.write(
    frame.source(flags, frame.counted_source),
    frame.note(flags, stocks.care, breaks.sentence),
    frame.table(flags, over_time.by_period),
    frame.table(flows, committee.flows, summary="Flags opened and closed, quarter by quarter"),
    frame.title(missing, sayings.picture_title),
)
frame.picture(missing, committee.episodes, control.sentence, key="missing")
texts.write(
    frame.source(missing, frame.counted_source),
    frame.note(missing, control.marks, sayings.events),
    frame.table(missing, control.table),
    texts.heading("Its wards, beside the committee and the district"),
    frame.table(figures, committee.wards, is_open=True, summary="Every ward's figures"),
    committee.ward_links(ask(Areas()), code),
    profile.what_may_be_said(figures),
    texts.heading("What it recommended, resolved or was promised"),
    frame.table(promised.as_at(), promises.OfCommittee(code), is_open=True, summary="Recommendations, resolutions and promises"),
    frame.facts(flags, missing, flows, figures),
    frame.how(flags, missing, flows, figures),
    frame.kept_choices(),
)
frame.take_away(figures, committee.wards, "area_committee")

"""Why did the number of open flags change?"""

from pages.parts import absent, choices, frame, texts
from pages.parts.risk import flow

place = frame.heading(__doc__)

with choices.row():
    every = choices.few("Count by", flow.EVERY, key="every")
    absent.stop_without(flow.starts(every), flow.NO_PERIODS)
    first = choices.many("From", flow.starts(every), key="from")
    last = choices.many("To", flow.ends(every, first), key="to")

steps = flow.between(first, last)

frame.answer(place, steps, flow.sentence)
texts.write(frame.title(steps, flow.title))
frame.picture(steps, flow.picture, flow.sentence)
texts.write(
    frame.source(steps),
    frame.note(steps, flow.sum_said),
    frame.table(steps, flow.table),
    frame.facts(steps),
    frame.how(steps),
    frame.kept_choices(),
)
frame.take_away(steps, flow.table, "flag_flow")

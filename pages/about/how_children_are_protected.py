"""How are children protected from being worked out?"""

from data.release import ask
from pages.parts import frame
from pages.parts.about import protection
from queries.pages.questions import HiddenFigures

place = frame.heading(__doc__)

hidden = ask(HiddenFigures())

frame.answer(place, hidden, protection.sentence)
protection.promise(hidden)
frame.table(hidden, protection.by_measure, is_open=True, summary="What is kept back, by measure")
protection.evidence(hidden)
protection.limits()
frame.take_away(hidden, protection.by_measure, "how_children_are_protected")

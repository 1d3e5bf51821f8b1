"""How are children protected from being worked out?"""

from data.release import ask
from pages.parts import frame, texts
from pages.parts.about import protection
from queries.pages.questions import HiddenFigures

hidden = ask(HiddenFigures())

texts.write(
    frame.question(__doc__),
    frame.answered(hidden, protection.sentence),
    texts.heading("What is hidden, and why"),
    protection.promise(hidden),
    texts.heading("What was hidden in this release"),
    frame.table(hidden, protection.by_measure, is_open=True, summary="What is kept back, by measure"),
    frame.note(hidden, protection.not_counted),
    texts.heading("The audit's evidence"),
    protection.evidence(hidden),
    texts.heading("What this promise cannot do"),
    protection.limits(),
)
frame.take_away(hidden, protection.by_measure, "how_children_are_protected")

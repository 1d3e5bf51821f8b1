"""How complete are the records behind the numbers?"""

from data.release import ask
from pages.parts import explained, frame, texts
from pages.parts.about import completeness
from queries.pages.questions import Quality

checks = ask(Quality())

texts.write(
    frame.question(__doc__),
    frame.answered(checks, completeness.sentence),
    frame.title(checks, completeness.title),
)
frame.picture(checks, completeness.picture, completeness.sentence)
texts.write(
    frame.source(checks),
    frame.note(checks, completeness.care),
    frame.table(checks, completeness.table, is_open=True),
    frame.table(checks, completeness.supplied, is_open=True, summary="What was supplied, and what was not"),
    texts.heading("What happens to a record that is wrong?"),
    completeness.refusals(),
    explained.facts(checks, completeness.facts),
    explained.how(checks, completeness.how, "ce_flags and missing_episodes"),
)
frame.take_away(checks, completeness.table, "data_quality")

"""How often do children go missing, and which children?"""

from pages.parts import absent, choices, frame, texts
from pages.parts.missing import missing

place = frame.heading(__doc__)

with choices.row():
    view = missing.chosen()

absent.stop_without(view.found.rows, absent.NO_QUARTERLY)

frame.answer(place, view.found, view.sentence)
texts.write(frame.title(view.found, view.title))
frame.picture(view.found, view.picture, view.sentence)
texts.write(
    frame.source(view.found),
    frame.note(view.found, view.note, view.care),
    frame.table(view.found, view.table),
    frame.facts(view.found),
    frame.how(view.found),
    frame.kept_choices(),
)
frame.take_away(view.found, view.table, "missing_episodes")

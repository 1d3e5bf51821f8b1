"""What has changed since the last meeting?"""

from pages.parts import choices, frame, texts
from pages.parts.committee import meanings, meetings, moved, periods, reported, restated, sections

place = frame.heading(__doc__)

with choices.row():
    found = meetings.choose()
    chosen = meetings.choose_measure(found)

told = reported.ask_reported()

frame.answer(place, found, restated.answer)
texts.write(
    sections.part(found, "What moved by more than chance", moved.sentence, moved.table),
    sections.part(found, "What was restated, by measure", restated.counted, restated.by_measure),
    sections.part(chosen, "What was restated, figure by figure", restated.limit, restated.listed),
    sections.part(chosen, "What is newly kept back, or newly shown", restated.otherwise, restated.hidden_or_shown),
    sections.part(found, "Which periods are new", periods.sentence, periods.table),
    sections.part(found, "Which definitions and rules changed", meanings.sentence, meanings.table),
    sections.part(told, "Reported to committees then, and now", reported.sentence),
    sections.folded(told, reported.table, reported.SUMMARY),
    sections.facts(found),
    sections.how(found),
    frame.kept_choices(),
)
frame.take_away(found, restated.everything, "since_last_meeting", records=restated.records)

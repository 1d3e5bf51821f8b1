"""How are children at risk of exploitation, in a few numbers?"""

from data.release import ask
from pages.parts import choices, frame, texts
from pages.parts.overview import cards, readings
from queries.pages.questions import Headlines

headlines = ask(Headlines())

texts.write(
    frame.question(__doc__),
    frame.answered(headlines, readings.opening),
    cards.told(headlines),
    frame.note(headlines, cards.care, readings.not_of_the_records),
    frame.table(headlines, readings.table, is_open=True, summary=readings.EVERY),
)
frame.take_away(headlines, readings.table, "headlines", records=readings.records)

measure = choices.many("Which of these numbers do you want to look into?", readings.titles(headlines), key="measure")

series = readings.series(headlines, measure)

texts.write(frame.facts(series), frame.how(series), frame.kept_choices())

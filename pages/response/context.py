"""What else is happening that bears on exploitation?"""

from pages.parts import absent, choices, explained, frame, sayings, texts
from pages.parts.response import context, papers, published

place = frame.heading(__doc__)
topics = context.topics()

absent.stop_without(topics, papers.NO_COMPARATORS)

with choices.row():
    topic = choices.many("Look at", topics, key="topic")
    figure = context.figure(topic)

view = context.view(topic, figure)

frame.answer(place, view.found, view.sentence)
texts.write(frame.note(view.found, sayings.not_invented), frame.title(view.found, view.title))
frame.picture(view.found, view.picture, view.sentence)
texts.write(
    frame.source(view.found, published.sources),
    frame.note(view.found, view.note, view.care),
    frame.table(view.found, view.table),
    explained.facts(view.found, published.facts),
    explained.how(view.found, published.how, "comparators"),
    frame.kept_choices(),
    frame.foot(view.found, published.sources),
)
frame.take_away(view.found, view.table, "context", records=papers.records)

"""Whom do the support services reach?"""

from data.release import ask
from pages.parts import absent, choices, frame, sayings, texts
from pages.parts.response import papers, services
from queries.pages.questions import PublishedFigures, ServiceFigures

place = frame.heading(__doc__)
reports = services.reported()

absent.stop_without(services.offered(reports), papers.NO_SERVICES)

with choices.row():
    service = choices.few("Service", services.offered(reports), key="service")
    split = choices.few("Look at", services.splits(), key="by")
    day = choices.few("Report of", services.reports(reports), key="report")

found = ask(ServiceFigures(measure=services.MEASURE, period=day, service=service, split=split))
reach = ask(PublishedFigures(topic="reach"))

frame.answer(place, found, services.sentence)
texts.write(frame.title(found, services.title))
frame.picture(found, services.picture, services.sentence)
texts.write(
    frame.source(found),
    frame.note(found, services.about_records, services.about_ranges, services.about_postcodes),
    frame.table(found, services.table),
    texts.heading("Who else was reached, as the papers say"),
    frame.note(reach, services.about_reach),
    frame.table(reach, services.reach, is_open=True, summary="Figures of reach"),
    frame.facts(found, as_at=sayings.last_report),
    frame.how(found),
    frame.kept_choices(),
)
frame.take_away(found, services.table, "support_services")

"""What became of recommendations and promises?"""

from data.release import ask
from pages.parts import absent, choices, explained, frame, promised, sayings, texts
from pages.parts.response import ledger, numberings, papers
from queries.pages.questions import Ledger

place = frame.heading(__doc__)
every = promised.as_at()

absent.stop_without(every.rows, papers.NO_COMMITMENTS)

with choices.row():
    day = choices.many("As it stands on", ledger.days(every), key="day")
    kind = choices.many("Kind", ledger.kinds(every), key="kind")
    maker = choices.many("Made by", ledger.makers(every), key="by")
    standing = choices.many("Status", ledger.standings(ask(Ledger(on=day))), key="stands")

found = ask(Ledger(on=day, kind=kind, made_by=maker, standing=standing))
numbered = numberings.every(found)

frame.answer(place, found, ledger.sentence)
texts.write(frame.note(found, sayings.not_invented), ledger.over_the_line(found))
ledger.line_of_days(found)
texts.write(
    ledger.under_the_line(found),
    frame.note(found, ledger.care),
    frame.table(found, ledger.to_be_asked, is_open=True, summary="Overdue or never scheduled"),
    frame.table(found, ledger.table, summary="Every entry of the ledger"),
    ledger.measures(found),
    texts.heading("Recommendations numbered in more than one list"),
    frame.note(numbered, numberings.sentence),
    frame.table(numbered, numberings.table, summary="Both numbers of each recommendation"),
    explained.facts(found, ledger.facts),
    explained.how(found, ledger.how, "commitments"),
    frame.kept_choices(),
    frame.foot(found, ledger.named_in_the_table),
)
frame.take_away(found, ledger.table, "commitments", records=papers.records)

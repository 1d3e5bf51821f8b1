"""What became of the police investigations?"""

from data.release import ask
from pages.parts import absent, explained, frame, sayings, texts
from pages.parts.justice import operation
from queries.pages.questions import CourtMonths, ReportNumbers

investigations = ask(ReportNumbers(measure="investigations"))
trials = ask(CourtMonths())

absent.stop_without(investigations.rows, absent.NO_REPORTS, __doc__)

texts.write(
    frame.question(__doc__),
    frame.answered(investigations, operation.sentence),
    frame.note(investigations, sayings.not_invented),
    frame.title(investigations, operation.picture_title),
)
frame.picture(investigations, operation.picture, operation.sentence)
texts.write(
    frame.source(investigations, operation.sources),
    operation.left_open(investigations),
    frame.table(investigations, operation.table, is_open=True),
    frame.title(trials, operation.court_title),
)
frame.picture(trials, operation.court_picture, operation.court_sentence, key="trials")
texts.write(
    frame.source(trials, operation.sources),
    frame.note(trials, operation.court_sentence),
    frame.table(trials, operation.court_table),
    explained.facts(investigations, operation.facts),
    frame.how(investigations),
    frame.foot(investigations, operation.source_in_short),
)
frame.take_away(investigations, operation.table, "investigations", records=operation.records)

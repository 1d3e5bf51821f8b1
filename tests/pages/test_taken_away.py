"""What is taken away as a file says of its figures whether they are invented, and never says it of real ones."""

import pytest

from data.release import about, ask
from pages.parts import choices, frame, promised, sayings
from pages.parts.committee import meetings, restated
from pages.parts.justice import operation
from pages.parts.missing import chain, interviews
from pages.parts.overview import readings
from pages.parts.response import ledger, papers
from pages.parts.risk import shares
from queries.pages.questions import Headlines, PeriodFigures, ReportNumbers
from tests.support.opened import opened

pytestmark = pytest.mark.usefixtures("on_sample")


def note(found, rows, records):
    lines = frame.csv(found, rows, (), records).decode("utf-8").splitlines()
    return next((line.partition(",")[2].strip('"') for line in lines if line.startswith("Please note")), None)


def one_month(split):
    (month, *_) = shares.days("flags_open")
    code = choices.district(chain.DUE)
    return ask(PeriodFigures(measures=chain.MEASURES, period_type="month", period=month, area_code=code, breakdown=split))


def test_figures_that_are_counted_are_said_to_be_of_invented_records():
    assert note(ask(Headlines()), readings.table, sayings.records) == about().synthetic


@pytest.mark.parametrize(
    ("found", "rows", "records"),
    [
        (lambda: ask(ReportNumbers(measure="investigations")), operation.table, operation.records),
        (promised.as_at, ledger.table, papers.records),
    ],
    ids=["police reports", "papers"],
)
def test_what_reports_and_papers_say_is_never_said_to_be_invented(found, rows, records):
    said = note(found(), rows, records)
    assert said.startswith(f"{about().synthetic} Not invented: this table, which ")


def test_where_both_stand_in_one_file_it_says_which_is_which():
    of_both = note(ask(Headlines()), readings.table, readings.records)
    assert of_both == f"{about().synthetic} Not invented: what police reports state."
    found = meetings.since("2021-05-31-1")
    assert note(found, restated.everything, restated.records).endswith("Not invented: what papers reported.")
    assert "Not invented: the row of England" in note(one_month("all"), chain.table, interviews.records)
    assert note(one_month("looked_after_status"), chain.table_by_status, interviews.records) == about().synthetic


@pytest.mark.parametrize("page", ["response/commitments", "response/context", "justice/operation_dalesway", "overview/headlines"])
def test_the_pages_open_with_their_files(page):
    app = opened(f"pages/{page}.py")
    assert not [*app.error, *app.exception]
    assert [button.proto.label for button in app.get("download_button")] == ["Download this table (CSV)"]

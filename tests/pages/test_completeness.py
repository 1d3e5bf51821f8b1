"""What the checks of the extracts found is said as the release has it: too few to show is never a number or nought."""

from dataclasses import replace

import pytest

from data.contracts import CONTRACTS
from data.release import Answer, ask
from pages.parts import words
from pages.parts.about import completeness
from queries.pages.questions import Quality

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def checks():
    return ask(Quality())


def with_shares(checks, *shares):
    """The same checks with other shares; a text in place of a share is its status."""
    rows = [
        row._replace(value=share, status="shown") if isinstance(share, int) else row._replace(value=None, status=share)
        for row, share in zip(checks.rows, shares, strict=False)
    ]
    return Answer(checks.question, checks.release, tuple(rows))


def test_the_largest_gap_is_named_and_what_is_too_few_is_counted(checks):
    said = completeness.sentence(with_shares(checks, 3, 12, "hidden", 0))
    assert said == (
        f"The largest gap found in the records is “{checks.rows[1].title}”: 12%. 1 of 4 checks found too few to show."
    )


def test_nothing_is_said_of_checks_that_cannot_be_shown(checks):
    assert completeness.sentence(with_shares(checks, "hidden", "not_applicable")) == "No check of these records can be shown."


def test_a_share_that_is_too_few_to_show_has_no_bar_and_says_so(checks):
    few = with_shares(checks, "hidden", 4)
    assert completeness.table(few).rows[0][1] == words.HIDDEN
    assert list(completeness.picture(few).data[0].x) == [4]


def test_the_shares_of_the_release_before_stand_beside_each(checks):
    table = completeness.table(checks)
    assert table.headings[2] == "Release as at 31 May 2021"
    assert {row[2] for row in table.rows} - {"No such check"}


def test_every_extract_that_a_district_can_supply_is_named(checks):
    assert set(words.EXTRACTS) == set(CONTRACTS)
    assert len(completeness.supplied(checks).rows) == len(CONTRACTS)


def test_an_extract_that_was_not_supplied_is_said_to_be_missing(checks):
    fewer = replace(checks.release, extracts=tuple(e for e in checks.release.extracts if e["name"] != "case_progress"))
    rows = completeness.supplied(Answer(checks.question, fewer, checks.rows)).rows
    assert [row[0] for row in rows if row[1] == "Not supplied"] == ["Progress of the police operation"]

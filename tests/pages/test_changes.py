"""What counts as a change between two releases, on rows drawn in the test."""

from datetime import date
from typing import NamedTuple

import pytest

from pages.parts.committee import changes, figures, meanings, reported
from pages.parts.committee.changes import DROPPED, NEW, NO_LONGER, NOW_FEW, NOW_GIVEN, NOW_SHOWN, NOW_WITHHELD, RESTATED

JANUARY, FEBRUARY, MARCH = (date(2021, month, 1) for month in (1, 2, 3))


class Row(NamedTuple):
    """A row of the question ReleasedFigures."""

    period: date
    category: str
    value: int | None
    status: str
    measure: str = "flags_open"
    title: str = "Children with an open flag"
    extract: str = "ce_flags"
    period_type: str = "month"
    area_code: str = "E08000032"
    area_name: str = "Anywhere"
    level: str = "district"
    vintage: str | None = None

    @property
    def label(self):
        return f"{self.period:%B %Y}"

    @property
    def breakdown(self):
        return "all" if self.category == "all" else "risk_level"


def row(figure, category="all", period=JANUARY, **more):
    """figure: a number that is shown, or a status."""
    value, status = (figure, "shown") if isinstance(figure, int) else (None, figure)
    return Row(period, category, value, status, **more)


def found(then, now):
    """The change of one figure, beside a total that both releases show."""
    return changes.changes([[row(30), *then], [row(30), *now]])


@pytest.mark.parametrize(
    ("then", "now", "kind"),
    [
        (12, 14, RESTATED),
        (12, 0, RESTATED),
        (12, "hidden", NOW_FEW),
        (12, "withheld", NOW_WITHHELD),
        ("hidden", 12, NOW_SHOWN),
        ("withheld", 12, NOW_SHOWN),
        ("not_supplied", 12, NOW_GIVEN),
        (12, "not_supplied", NO_LONGER),
        (12, "not_applicable", NO_LONGER),
    ],
)
def test_a_figure_that_one_of_the_two_shows_and_the_other_says_otherwise_is_listed(then, now, kind):
    (change,) = found([row(then, "significant")], [row(now, "significant")])
    assert change.kind == kind
    assert change.now == (now if isinstance(now, int) else None)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (12, 12),
        ("hidden", "hidden"),
        ("hidden", "withheld"),
        ("withheld", "hidden"),
        ("hidden", "not_supplied"),
        ("not_supplied", "hidden"),
    ],
)
def test_what_neither_shows_and_what_is_the_same_is_not_listed(then, now):
    assert found([row(then, "significant")], [row(now, "significant")]) == []


@pytest.mark.parametrize("kept_back", ["hidden", "withheld"])
def test_the_old_figure_of_one_that_is_now_kept_back_is_not_carried_along(kept_back):
    (change,) = found([row(12, "significant")], [row(kept_back, "significant")])
    assert (change.then, change.now, change.figure.value) == (None, None, None)


def test_a_category_that_one_release_has_alone_is_given_first_or_no_longer():
    assert [c.kind for c in found([], [row(9, "emerging")])] == [NOW_GIVEN]
    assert [c.kind for c in found([row(9, "emerging")], [])] == [NO_LONGER]


def test_a_period_that_is_new_or_has_dropped_out_is_no_change_of_its_figures():
    first = [row(30), row(31, period=FEBRUARY)]
    last = [row(31, period=FEBRUARY), row(33, period=MARCH), row(8, "emerging", period=MARCH)]
    assert changes.changes([first, last]) == []
    told = changes.periods(first, last)
    assert [(spans.what, spans.labels) for spans in told] == [(NEW, ("March 2021",)), (DROPPED, ("January 2021",))]


def test_measures_with_the_same_new_periods_stand_together():
    other = {"measure": "flags_opened", "title": "Flags opened"}
    last = [row(1), row(2, period=FEBRUARY), row(3, period=FEBRUARY, **other), row(3, period=JANUARY, **other)]
    (spans,) = changes.periods([row(1), row(3, **other)], last)
    assert spans.titles == ("Children with an open flag", "Flags opened")
    assert spans.labels == ("February 2021",)


@pytest.mark.parametrize(
    ("path", "step"),
    [((12, 14, 14), 1), ((12, 12, 14), 2), ((12, 14, 15), 2), ((12, "hidden", 14), 2), ((12, "hidden", "withheld"), 1)],
)
def test_a_change_is_laid_to_the_release_that_brought_what_is_said_now(path, step):
    (change,) = changes.changes([[row(30), row(figure, "significant")] for figure in path])
    assert change.step == step


def test_a_figure_that_went_and_came_back_is_no_change():
    assert changes.changes([[row(figure)] for figure in (12, 14, 12)]) == []


def test_a_place_and_a_category_are_said_in_words():
    (ward,) = changes.changes(
        [[row(figure, "significant", level="ward", vintage="2004", area_name="Moor")] for figure in (12, 14)]
    )
    assert figures.of_whom(ward.figure) == "Moor ward (wards of 2004), risk level: significant"
    (whole,) = changes.changes([[row(12)], [row(14)]])
    assert figures.of_whom(whole.figure) == "Anywhere district"


def test_a_difference_is_said_in_words_and_never_of_a_figure_that_is_not_shown():
    assert figures.difference(12, 15) == "3 more"
    assert figures.difference(15, 12) == "3 fewer"
    assert figures.difference(15, None) == ""


class Declared(NamedTuple):
    """A row of the question Declarations."""

    name: str
    definition: str
    sql: str = "select 1"
    title: str = "Children with an open flag"
    question: str = "How many?"
    counts: str = "children"
    kind: str = "stock"
    per: int | None = 10_000
    numerator: str = "Children"
    denominator: str | None = None
    higher_is: str = "neither"
    caveats: tuple[str, ...] = ()


def test_a_definition_that_changed_is_told_then_and_now():
    rows = meanings.declared((Declared("a", "Once."),), (Declared("a", "Once each.", denominator="All", sql="select 2"),))
    assert rows == [
        ("Children with an open flag", "Definition", "Once.", "Once each."),
        ("Children with an open flag", "Denominator", "None", "All"),
        ("Children with an open flag", "SQL", meanings.AS_WRITTEN, meanings.REWRITTEN),
    ]


def test_a_measure_that_came_or_went_is_told():
    assert meanings.declared((Declared("a", ""),), (Declared("b", "", title="Flags"),)) == [
        ("Flags", meanings.ADDED, "", ""),
        ("Children with an open flag", meanings.TAKEN_AWAY, "", ""),
    ]
    assert meanings.declared((Declared("a", "Same."),), (Declared("a", "Same."),)) == []


def test_a_setting_of_the_policy_that_changed_is_told_with_its_reason():
    few = {"reason": "A rule.", "decided_by": "Someone"}
    then, now = {"few": few | {"value": 5}, "in_words": "1 to 5"}, {"few": few | {"value": 9}, "in_words": "1 to 9"}
    assert meanings.settings(then, now) == [
        ("Policy", "A number is too few to show", "5. A rule.", "9. A rule."),
        ("Policy", "What is hidden", "1 to 5", "1 to 9"),
    ]
    assert meanings.settings(then, then) == []


def test_a_setting_that_names_measures_says_their_titles():
    then = {"differences": {"value": [["due", "offered"]], "reason": "One.", "decided_by": "A"}}
    now = {"differences": {"value": [["due", "offered"], ["due", "offered", "late"]], "reason": "Two.", "decided_by": "A"}}
    assert meanings.settings(then, now, {"due": "Interviews due", "offered": "Interviews offered", "late": "Late"}) == [
        (
            "Policy",
            "Differences that count as numbers",
            "Interviews due, less interviews offered. One.",
            "Interviews due, less interviews offered; Interviews due, less interviews offered, less late. Two.",
        )
    ]


class Quoted(NamedTuple):
    """A row of the question ReportedFigures, as far as it is judged."""

    reported: int
    value: int | None
    status: str | None
    note: str | None = None


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        (Quoted(73, 73, "shown"), reported.SAME),
        (Quoted(73, 73, "shown", "A note."), reported.SAME),
        (Quoted(73, 75, "shown"), reported.UNEXPLAINED),
        (Quoted(73, 75, "shown", "Late records."), "Late records."),
        (Quoted(73, None, "hidden"), reported.NOT_COMPARED),
        (Quoted(73, None, None), reported.NOT_COMPARED),
    ],
)
def test_a_reported_figure_stands_or_is_explained_or_is_marked(quoted, said):
    assert reported.verdict(quoted) == said

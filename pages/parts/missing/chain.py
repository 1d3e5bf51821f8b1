"""Return interviews from due to held: how many of each step, as a share of the step before, said in words every time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import plotly.graph_objects as go

from data.release import Answer, ask
from data.statistics.rates import Estimate
from pages.parts import sayings, words
from pages.parts.drawings.bars import LETTERS_ACROSS, Bar, Heading, bars
from pages.parts.portions import range_in_words, share, share_in_words
from pages.parts.tables import Table
from queries.pages.questions import InterviewsElsewhere


class Rest(NamedTuple):
    """A figure made of shown ones."""

    value: int
    status: str = "shown"


class Step(NamedTuple):
    """A step, and the step it is a share of. name: "Offered"; of: "of those due"; verb: "were offered"."""

    measure: str
    whole: str
    name: str
    of: str
    verb: str
    is_quiet: bool = False


DUE = "interviews_due"
OFFERED = Step("interviews_offered", DUE, "Offered", "of those due", "were offered")
NOT_RECORDED = Step(
    "interviews_offer_not_recorded", DUE, "No record of an offer", "of those due", "have no record of an offer", True
)
# Not released: what is left of those due when the offered and those without a record are taken off.
NOT_OFFERED = Step("interviews_not_offered", DUE, "Recorded as not offered", "of those due", "were recorded as not offered", True)
ACCEPTED = Step("interviews_accepted", "interviews_offered", "Accepted", "of those offered", "were accepted")
IN_TIME = Step(
    "interviews_within_72h", "interviews_accepted", "Held within 72 hours", "of those accepted", "were held within 72 hours"
)
STEPS = (OFFERED, NOT_RECORDED, ACCEPTED, IN_TIME)
MEASURES = (DUE, *(step.measure for step in STEPS))
IN_TIME_DAYS = timedelta(days=3)
NOT_GIVEN = "Not given"


def sentence(found: Answer) -> str:
    """How many were due, and what came of them, each step with what its percentage is of."""
    figures = _figures(found)
    due = sayings.in_words(figures[DUE, "all"], DUE, "flow")
    return " ".join([due, *(f"{step.name}: {_said(found, step, 'all')}." for step in _steps(found))])


def sentence_by_status(found: Answer) -> str:
    """The last step for each group, after how many were due in all."""
    figures = _figures(found)
    due = sayings.in_words(figures[DUE, "all"], DUE, "flow")
    told = "; ".join(f"{name}, {_said(found, IN_TIME, name)}" for name in _categories(found))
    return f"{due} {IN_TIME.name}: {told}."


def title(found: Answer) -> str:
    row = found.rows[0]
    by = "" if found.question.breakdown == "all" else " by looked-after status"
    return f"Return interviews{by}, {row.area_name}, {row.label}"


def picture(found: Answer, across: int = LETTERS_ACROSS) -> go.Figure:
    """A bar for each step, in interviews, from those due down to those held in time. across: letters on a line."""
    figures = _figures(found)
    due = figures[DUE, "all"]
    rows = [_counted("Due", due, words.figure(due.value, due.status), False)]
    rows += [
        _counted(step.name, figures[step.measure, "all"], _said(found, step, "all", True), step.is_quiet)
        for step in _steps(found)
    ]
    return bars(rows, highest=max((row.value for row in rows if row.value), default=1) * 1.04, across=across)


def picture_by_status(found: Answer) -> go.Figure:
    """The groups under each step, in per cent of the step before, with intervals."""
    rows: list[Bar | Heading] = []
    for step in STEPS:
        rows.append(Heading(f"{step.name}, {step.of}"))
        rows += [_shared(found, step, name) for name in _categories(found)]
    return bars(rows, highest=100, suffix="%")


def table(found: Answer) -> Table:
    """The steps in order, then the share elsewhere, which is of something else."""
    due = _figures(found)[DUE, "all"]
    rows = [("Due", words.figure(due.value, due.status), "", "")]
    rows += [(step.name, *_cells(found, step, "all")) for step in _steps(found)]
    for r in ask(InterviewsElsewhere()).rows:
        name = f"{IN_TIME.name}: {r.area}, year to {words.day(r.year_ending)}"
        rows.append((name, NOT_GIVEN, f"{words.percent(r.value)} of those held", NOT_GIVEN))
    return Table(title(found), ("Step", "Interviews", "Share", "95% range"), tuple(rows))


def table_by_status(found: Answer) -> Table:
    """A row for each step, and for the whole and each group three columns: interviews, share, interval."""
    figures, names = _figures(found), ("all", *_categories(found))
    due = (cell for name in names for cell in (_figure(figures[DUE, name]), "", ""))
    rows = [(step.name, *(cell for name in names for cell in _cells(found, step, name))) for step in STEPS]
    heads = (
        head
        for name in ("All children", *map(words.sentence_case, names[1:]))
        for head in (name, f"{name}: share", f"{name}: 95% range")
    )
    return Table(title(found), ("Step", *heads), (("Due", *due), *rows))


def about_steps(found: Answer) -> str:
    """What each step is counted in, and what may still change."""
    rest = f"{NOT_OFFERED.name}: those due, less those offered and those with no record of an offer. " if _rest(found) else ""
    return f"Every step is counted in the month in which the child came back. {rest}{still_open(found)}".strip()


def about_ranges(found: Answer) -> str:
    return f"Each line is the 95% range: chance alone could move a percentage that far. {about_steps(found)}"


def still_open(found: Answer) -> str:
    """That the last days of a month that ends with the records may not be over."""
    last = found.rows[-1].last_day
    if last <= found.release.as_at - IN_TIME_DAYS:
        return ""
    return (
        f"The records end on {words.day(found.release.as_at)}: interviews after the last returns of "
        f"{found.rows[-1].label} could still be held within 72 hours, so that month may change."
    )


def elsewhere(_found: Answer) -> str:
    """The share held in time elsewhere, and how what it is a share of differs from ours."""
    return " ".join(
        f"Elsewhere, {words.percent(r.value)} of the interviews held were held within 72 hours "
        f"({r.area}, year to {words.day(r.year_ending)}; source: {r.source}). "
        "Here it is a share of those accepted, and some of these were never held, "
        "or not yet, so with the same practice the number here is the lower of the two."
        for r in ask(InterviewsElsewhere()).rows[:1]
    )


def of_others(_found: Answer) -> str:
    """Which rows of the table are not counted here, and where they come from."""
    return " ".join(f"Not invented: the row of {r.area} ({r.source})." for r in ask(InterviewsElsewhere()).rows)


def _figures(found: Answer) -> dict[tuple[str, str], tuple]:
    rest = _rest(found)
    released = {(row.measure, row.category): row for row in found.rows}
    return released | ({(NOT_OFFERED.measure, "all"): rest} if rest else {})


def _steps(found: Answer) -> Sequence[Step]:
    """The steps of the whole, with the rest of those due where it can be told."""
    return (OFFERED, NOT_OFFERED, NOT_RECORDED, ACCEPTED, IN_TIME) if _rest(found) else STEPS


def _rest(found: Answer) -> Rest | None:
    """Those due that were recorded as not offered; None of groups, where a part is not shown, and where they are few."""
    released = {row.measure: row.value for row in found.rows if found.question.breakdown == "all"}
    due, *parts = (released.get(measure) for measure in (DUE, OFFERED.measure, NOT_RECORDED.measure))
    if due is None or None in parts:
        return None
    rest = due - sum(parts)
    return None if rest < 0 or 1 <= rest <= found.release.few else Rest(rest)


def _categories(found: Answer) -> Sequence[str]:
    return tuple(dict.fromkeys(row.category for row in found.rows if row.category != "all"))


def _share(found: Answer, step: Step, category: str) -> Estimate | None:
    figures = _figures(found)
    return share(found, figures[step.measure, category], figures[step.whole, category])


def _said(found: Answer, step: Step, category: str, has_range: bool = False) -> str:
    """108 (79% of those due); 108, 79% of those due (72% to 85%)"""
    row, estimate = _figures(found)[step.measure, category], _share(found, step, category)
    figure = words.figure(row.value, row.status)
    if estimate is None:
        return figure if row.status == "shown" else figure.lower()
    shared = f"{share_in_words(estimate, row)} {step.of}"
    return f"{figure}, {shared} ({range_in_words(estimate, row)})" if has_range else f"{figure} ({shared})"


def _cells(found: Answer, step: Step, category: str) -> tuple[str, str, str]:
    """Interviews, their share of what, and its interval."""
    row, estimate = _figures(found)[step.measure, category], _share(found, step, category)
    of = f" {step.of}" if estimate else ""
    return _figure(row), f"{share_in_words(estimate, row)}{of}", range_in_words(estimate, row)


def _figure(row: tuple) -> str:
    return words.figure(row.value, row.status)


def _counted(name: str, row: tuple, said: str, is_quiet: bool) -> Bar:
    return Bar(name, words.sentence_case(said), f"<b>{name}</b><br>{words.sentence_case(said)}", row.value, is_quiet=is_quiet)


def _shared(found: Answer, step: Step, name: str) -> Bar:
    row, estimate = _figures(found)[step.measure, name], _share(found, step, name)
    heading = f"<b>{step.name}, {words.safe(name)}</b>"
    said = words.sentence_case(_said(found, step, name))
    if estimate is None:
        return Bar(name, said, f"{heading}<br>{said}", None, is_quiet=step.is_quiet)
    hover = f"{heading}<br>{said}<br>95% range {range_in_words(estimate, row)}"
    ends = (round(end) for end in (estimate.value, estimate.lower, estimate.upper))
    return Bar(name, words.percent(estimate.value), hover, *ends, is_quiet=step.is_quiet)

"""The police operation: what its reports state, set side by side, and what they leave open."""

from datetime import date

import plotly.graph_objects as go

from data.months import month_end, months_after
from data.release import Answer, ask
from pages.parts import sayings, texts, words
from pages.parts.drawings.charts import LOOK_HERE, QUIET
from pages.parts.drawings.shades import STACKED
from pages.parts.drawings.timeline import Moment, timeline
from pages.parts.justice import accounts
from pages.parts.tables import Table
from pages.parts.texts import text
from queries.pages.questions import ReportNotes, ReportNumbers, Reports

NOT_STATED = "Not stated"
MONTHS_IN_A_SEASON = 3
STATED = ("investigations", "investigations_moved", "suspects_charged", "indictments")
INVENTS_NONE = "The reports’ own numbers: none is invented."
SHORT = {"suspects_charged": "Suspects charged", "indictments": "Indictments"}


def sentence(found: Answer) -> str:
    """The answer: how many investigations left the count, and how many of those the reports explain."""
    name = found.rows[0].operation
    account = accounts.account(_reports())
    if account is None:
        return f"{name}: the reports do not say enough to be counted the same way, so they cannot be set side by side."
    said = account.words
    return f"{name}: {words.mid_sentence(said)}"


def picture_title(_found: Answer) -> str:
    return "Investigations live or pending trial, counted the same way"


def picture(_found: Answer) -> go.Figure:
    """Two bars of one length: the second ends with the investigations that left the count."""
    account = accounts.account(_reports())
    colours = [colour for colour, _ in STACKED[:-1]]
    return accounts.side_by_side(account, colours, QUIET) if account else accounts.as_printed(_reports(), LOOK_HERE)


def parts(_found: Answer) -> tuple[tuple[str, ...], list[tuple[str, tuple[int | None, ...]]]]:
    """The bars of the picture by name, and what they are made of; no part where the reports cannot be counted the same way."""
    account = accounts.account(_reports())
    if account is None:
        return (), []
    return tuple(f"Report of {report.label}" for report in (account.first, account.second)), accounts.parts(account)


def table(_found: Answer) -> Table:
    """A row for everything a report may state, a column for each report, and what is worked out from them last."""
    reports = ask(Reports()).rows
    stated = [row for measure in STATED for row in _statements(measure, [r.period for r in reports])]
    return Table(
        caption="What each report states, and what it does not",
        headings=("What is stated", *(f"Report of {r.label}" for r in reports)),
        rows=(*stated, *_worked_out()),
    )


def sources(found: Answer) -> str:
    """Where the numbers come from and who cleared them, so that nobody takes them for invented ones."""
    return f"Source: {papers(found)} {INVENTS_NONE}"


def records(found: Answer) -> str:
    """In a file of what the reports say, where the release is of invented records: that none of it is."""
    return sayings.records_but(found, "this table, which holds the reports’ own numbers")


def papers(_found: Answer) -> str:
    """The papers by name, and who cleared what they say."""
    reports = ask(Reports()).rows
    told = ". ".join(dict.fromkeys(r.document for r in reports))
    cleared = "; ".join(dict.fromkeys(r.cleared_by for r in reports))
    return f"{told}. Clearance: {cleared}."


def source_in_short(_found: Answer) -> str:
    """The same in one line, for a slide."""
    return f"Source: police reports of {words.listed([r.label for r in ask(Reports()).rows])}."


def facts(found: Answer) -> list[tuple[str, str]]:
    """What the numbers are. They are shown as they were cleared; the rule for small numbers of children is not theirs."""
    return [
        ("What is counted", "Investigations"),
        ("Kind of number", "On a date"),
        ("As at", sayings.last_report(found)),
        (words.HIDDEN, "Does not apply: each report was cleared to be shown"),
    ]


@text
def left_open(found: Answer) -> str:
    """What the reports cannot tell, as a list under a heading of its own."""
    account = accounts.account(_reports())
    said = [
        *(accounts.what_cannot_be_known(account) if account else ()),
        *(said for measure in SHORT for said in _covers_differ(measure)),
        *(f"{accounts.in_words(note.item)}, {note.label}: {note.note}" for note in ask(ReportNotes()).rows),
    ]
    return texts.title(f"What the reports on {found.rows[0].operation} leave open") + texts.points(said)


def court_sentence(found: Answer) -> str:
    """Which trials the reports name, and that nothing is known of what happened at them."""
    if not found.rows:
        return "The reports name no month of a trial."
    months = [f"{row.court_month:%B %Y}" for row in found.rows]
    return (
        f"The reports expected trials to start in {words.listed(months)}. "
        "They give months only, and nothing here says what happened at a trial."
    )


def court_title(_found: Answer) -> str:
    return "When the reports were written, and when they expected trials"


def court_picture(found: Answer) -> go.Figure:
    """Reports in grey, trials in the colour that says look here; a month or a season is as long as it is."""
    reports = [
        Moment(
            r.period,
            r.period if r.dated else _season_end(r.period),
            f"Report: {r.label}",
            words.safe(f"Report: {r.label}"),
            False,
        )
        for r in ask(Reports()).rows
    ]
    trials = [
        Moment(
            row.court_month,
            month_end(row.court_month),
            f"Trial, {row.court_month:%B %Y}: {row.covers or NOT_STATED.lower()}",
            f"{row.court_month:%B %Y}: {words.safe(row.covers or NOT_STATED.lower())}"
            f"<br>Named in the report of {words.safe(row.label)}",
            True,
        )
        for row in found.rows
    ]
    return timeline([*reports, *trials])


def court_table(found: Answer) -> Table:
    rows = [(f"{r.court_month:%B %Y}", words.sentence_case(r.covers or NOT_STATED), r.label) for r in found.rows]
    return Table("Trials that the reports name", ("Month", "Trial", "Named in the report of"), tuple(rows), numbers=False)


def _reports() -> list[accounts.Report]:
    """Every report with what it states of investigations, oldest first."""
    numbers = [row for measure in STATED[:2] for row in ask(ReportNumbers(measure=measure)).rows]
    return [
        accounts.Report(r.label, r.basis, {n.category: n.value for n in numbers if n.period == r.period and n.breakdown != "all"})
        for r in ask(Reports()).rows
    ]


def _statements(measure: str, periods: list[date]) -> list[tuple[str, ...]]:
    """A measure's rows: its items, and for what has a total, the total. A move has none that means anything."""
    meaning = sayings.meaning(measure)
    numbers = [row for row in ask(ReportNumbers(measure=measure)).rows if row.breakdown != "all" or meaning.kind != "flow"]
    said = {(row.breakdown, row.category, row.period): _figure(row) for row in numbers}
    items = dict.fromkeys((row.breakdown, row.category) for row in numbers)
    return [(_item(measure, *item), *(said.get((*item, period), NOT_STATED) for period in periods)) for item in items]


def _figure(row: tuple) -> str:
    return NOT_STATED if row.status == "not_supplied" else words.figure(row.value, row.status)


def _item(measure: str, breakdown: str, category: str) -> str:
    if breakdown == "all":
        return f"{SHORT[measure]}, in all cases" if measure in SHORT else "Investigations, in all"
    return f"{SHORT[measure]}: {category}" if measure in SHORT else accounts.in_words(category)


def _worked_out() -> list[tuple[str, ...]]:
    """What this page adds up from the reports; blank for no one: what cannot be is said."""
    reports = _reports()
    rows = [
        ("Worked out here: live or pending trial, each once", [report.whole for report in reports]),
        ("Worked out here: live and not pending trial", [report.not_pending for report in reports]),
    ]
    told = [(name, *("Cannot be known" if value is None else words.number(value) for value in values)) for name, values in rows]
    account = accounts.account(reports)
    if account is None or account.left <= 0:
        return told
    before = ["Does not apply"] * (len(reports) - 1)
    left = f"Worked out here: left the count since the report before{account.at_least and ', at least'}"
    return [
        *told,
        (left, *before, words.number(account.left)),
        ("Worked out here: of these, the report explains at most", *before, words.number(account.explained)),
    ]


def _covers_differ(measure: str) -> list[str]:
    """A warning where two reports give one kind of number for different cases."""
    stated = [row for row in ask(ReportNumbers(measure=measure)).rows if row.breakdown != "all" and row.value is not None]
    if len({row.category for row in stated}) < 2 or len({row.period for row in stated}) < 2:
        return []
    told = "; ".join(f"{row.value} for {row.category} ({row.label})" for row in sorted(stated, key=lambda row: row.period))
    return [f"{SHORT[measure]} are given for different cases, so the numbers cannot be compared: {told}."]


def _season_end(first: date) -> date:
    return month_end(months_after(first, MONTHS_IN_A_SEASON - 1))

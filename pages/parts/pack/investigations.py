"""The section on the police investigations: what the reports state, and what they add up to."""

from collections.abc import Iterator
from functools import partial

from data.release import Answer, ask
from pages.parts import words
from pages.parts.justice import operation
from pages.parts.overview import readings
from pages.parts.pack import charts
from pages.parts.pack.content import Chart, Line, Section
from pages.parts.pack.said import behind, explained, only
from pages.parts.tables import Table
from queries.pages.questions import Headlines, ReportNumbers

WORKED_OUT = "Worked out here: "


def headlines(code: str) -> Iterator[Section]:
    """The headlines that police reports state, under their own source; nothing where no report was supplied."""
    every = ask(Headlines())
    found = Answer(every.question, every.release, tuple(row for row in every.rows if row.name in operation.STATED))
    if not found.rows:
        return
    table, reports = readings.table(found), ask(ReportNumbers(measure=operation.STATED[0]))
    cells = tuple(
        behind((row.name,), row.period_type, (code,), (row.breakdown,), row.last_day, row.last_day) for row in found.rows
    )
    yield Section(
        "Headlines of the police reports",
        f"What the police last reported, {found.rows[0].label}",
        " ".join(map(readings.sentence, found.rows)),
        (operation.papers(reports),),
        None,
        table,
        only(table, (0, 1, 2, 3), table.rows),
        explained(*(row.name for row in found.rows)),
        cells,
        source=operation.source_in_short(reports),
        records=operation.INVENTS_NONE,
    )


def investigations(code: str) -> Iterator[Section]:
    """What the police reports state; nothing where none was supplied."""
    found = ask(ReportNumbers(measure="investigations"))
    if not found.rows:
        return
    table, said = operation.table(found), operation.sentence(found)
    worked_out = [row for row in table.rows if row[0].startswith(WORKED_OUT) and row[1].replace(",", "").isdigit()]
    counted = (worked_out or [row for row in table.rows if row[1].replace(",", "").isdigit()])[:1]
    answers = [ask(ReportNumbers(measure=measure)) for measure in operation.STATED]
    yield Section(
        "Investigations",
        _reported(table, counted),
        said,
        (operation.papers(found),),
        _counted_alike(found, said) or _reports_chart(table, counted, said),
        table,
        only(table, range(len(table.headings)), [row for row in table.rows if any(map(str.isdigit, row[1:]))]),
        explained(*operation.STATED),
        tuple(behind((each.question.measure,), "report", (code,), [row.breakdown for row in each.rows]) for each in answers),
        partial(operation.picture, found),
        source=operation.source_in_short(found),
        records=operation.INVENTS_NONE,
    )


def _reported(table: Table, counted: list[tuple[str, ...]]) -> str:
    """What is counted in every report, with each report's number."""
    if not counted:
        return "Investigations: not stated"
    told = ", ".join(
        f"{cell} ({head.removeprefix('Report of ')})" for head, cell in zip(table.headings[1:], counted[0][1:], strict=True)
    )
    return f"{words.sentence_case(counted[0][0].removeprefix(WORKED_OUT).removesuffix(', each once'))}: {told}"


def _counted_alike(found: Answer, said: str) -> Chart | None:
    """The screen's two bars of one length, part by part; None where the reports cannot be counted the same way."""
    names, parts = operation.parts(found)
    lines = tuple(Line(name, values, is_open=at == len(parts) - 1) for at, (name, values) in enumerate(parts))
    title = operation.picture_title(found)
    return Chart("bar", title, names, lines, said, unit=title, is_stacked=True) if parts else None


def _reports_chart(table: Table, counted: list[tuple[str, ...]], said: str) -> Chart | None:
    turned = Table(
        table.caption,
        ("Report", *(row[0].removeprefix(WORKED_OUT) for row in counted)),
        tuple((head, *(row[i] for row in counted)) for i, head in enumerate(table.headings) if i),
    )
    return charts.of_column(turned, 1, said, words.sentence_case(turned.headings[1])) if counted else None

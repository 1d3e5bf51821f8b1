"""What the sections of a pack share: short findings, parts of tables, and the cells behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from data.release import Answer
from pages.parts import sayings, words
from pages.parts.drawings.charts import events_within
from pages.parts.tables import Table
from queries.pages.questions import CellsBehind

LATEST = 6
# What one line of a slide on the screen has room for.
MOST_WORDS, MOST_LETTERS = 12, 68
SQL_AT, ASKED_AT = "queries/measures", "queries/pages"


def finding(row: tuple, measure: str, kind: str) -> str:
    """The figure as a title: "311 children had an open flag on 31 August 2021"; shorter where it is led by an area's name."""
    title, when = sayings.meaning(measure).title, words.day(row.last_day) if kind == "stock" else row.label
    if row.status != "shown":
        return of_area(row, f"{title} {words.figure(row.value, row.status).lower()}, {row.label}")
    if row.level != "district":
        return of_area(row, f"{words.number(row.value)} {words.mid_sentence(title)}, {when}")
    if kind == "stock":
        return f"{words.number(row.value)} {sayings.WITH_VERB[measure]} on {when}"
    return f"{words.number(row.value)} {words.mid_sentence(title)} {sayings.during(row.label)}"


def counted(what: str, kind: str, when: str) -> str:
    """What a chart counts, over it: "Children with an open flag, on a date: 31 August 2021"."""
    return f"{what}, {words.KINDS[kind]}: {when}"


def of_area(row: tuple, said: str) -> str:
    """A title led by its area, where that is not the whole district."""
    return said if row.level == "district" else f"{row.area_name}: {words.mid_sentence(said)}"


def short(*titles: str) -> str:
    """The first title that a slide has room for; the last where none is."""
    return next((title for title in titles if title and _is_short(title)), titles[-1])


def _is_short(title: str) -> bool:
    return len(title.split()) <= MOST_WORDS and len(title) <= MOST_LETTERS


def only(table: Table, columns: Sequence[int], rows: Iterable[tuple[str, ...]]) -> Table:
    """Some columns and rows of a table, in their order; it stays a table of its kind."""
    heads = tuple(table.headings[column] for column in columns)
    cells = tuple(tuple(row[column] for column in columns) for row in rows)
    return replace(table, headings=heads, rows=cells, texts=tuple(head for head in heads if head in table.texts))


def events(found: Answer) -> str:
    """What fell within the periods of an answer, each with its day: the charts of a pack have no numbered lines."""
    told = [f"{event.title} ({words.day(event.happened_on)})" for _, event in events_within(found)]
    return f"Within these months: {'; '.join(told)}." if told else ""


def latest_figures(table: Table) -> Table:
    """The last rows of a table over time, without the columns that judge its figures: what a slide has room for."""
    judging = ("average", "usual range", "reading")
    figures = [i for i, head in enumerate(table.headings) if not head.lower().endswith(judging)]
    return only(table, figures, table.rows[-LATEST:])


def behind(
    measures: Sequence[str],
    period_type: str,
    codes: Sequence[str],
    breakdowns: Iterable[str],
    first: date = date.min,
    last: date = date.max,
) -> CellsBehind:
    """The cells of some measures and areas whose periods end between two days."""
    return CellsBehind(
        measures=tuple(measures),
        period_type=period_type,
        area_codes=tuple(codes),
        breakdowns=tuple(dict.fromkeys(breakdowns)),
        first=first,
        last=last,
    )


def explained(*measures: str) -> tuple[tuple[str, str], ...]:
    """What each measure counts and how, term by term, and where its SQL is found."""
    pairs: list[tuple[str, str]] = []
    for name in dict.fromkeys(measures):
        measure = sayings.meaning(name)
        kind = f"{measure.counts}, {words.KINDS[measure.kind]}"
        pairs += [
            ("Measure", measure.title),
            ("Definition", measure.definition),
            ("What is counted", words.sentence_case(kind)),
            ("Numerator", measure.numerator),
            ("Denominator", measure.denominator or "None: it is a plain count"),
            *(("Take care", caveat) for caveat in measure.caveats),
            ("SQL", f"{SQL_AT}/{name}.sql, shown in full on the dashboard under “How was this worked out?”"),
        ]
    return tuple(pairs)


def not_measured(name: str, told: Sequence[tuple[str, str]], found: Answer) -> tuple[tuple[str, str], ...]:
    """The same of what no measure counts. told: what it is, then what to take care of, each with its name."""
    (_, definition), *cares = told
    return (
        ("Measure", name),
        ("Definition", definition),
        *(("Take care", said if term == "Take care" else f"{term}: {said}") for term, said in cares),
        ("SQL", f"{ASKED_AT}/{found.question.file}.sql, shown in full on the dashboard under “How was this worked out?”"),
    )

"""Sections on open flags: the headlines, their trends, who joined and left, and who they are."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from data.release import Answer, ask
from pages.parts import portions, sayings, words
from pages.parts.drawings.bars import ACROSS_A_ROOM
from pages.parts.drawings.charts import trend
from pages.parts.justice import operation
from pages.parts.overview import cards, readings
from pages.parts.pack import charts
from pages.parts.pack.content import Section
from pages.parts.pack.said import behind, counted, events, explained, finding, latest_figures, only, short
from pages.parts.risk import flow, shares
from pages.parts.trends import stocks
from queries.pages.questions import CellsBehind, FlagFlow, Headlines, PeriodFigures, Series

FLAGS, RANGES = "flags_open", "The table gives each share its 95% range"
BOTH_KINDS = f"Open: children, {words.KINDS['stock']}. Opened or closed: flags, {words.KINDS['flow']}"


def headlines(code: str) -> Iterator[Section]:
    """The figures counted from records; those of police reports are a section of their own, with a source of their own."""
    every = ask(Headlines())
    found = Answer(every.question, every.release, tuple(row for row in every.rows if row.name not in operation.STATED))
    table = readings.table(found)
    on_cards = {card.measure for card in cards.CARDS}
    listed = zip(found.rows, table.rows, strict=True)
    on_slides = only(table, (0, 1, 2, 3), [told for row, told in listed if row.name in on_cards])
    cells = tuple(
        behind((row.name,), row.period_type, (code,), (row.breakdown,), row.last_day, row.last_day) for row in found.rows
    )
    yield Section(
        "Headlines",
        "The latest numbers, each with its date",
        readings.opening(found),
        (cards.care(found),),
        None,
        table,
        on_slides,
        explained(*(row.name for row in found.rows)),
        cells,
    )


def flag_trends(code: str) -> Iterator[Section]:
    found = ask(Series(measure=FLAGS, period_type="month", area_code=code, breakdown="all"))
    every = (found, *stocks.joined_and_left(found))
    table, said = stocks.table(found), stocks.sentence(found)
    about = explained(*(each.question.measure for each in every))
    cells = tuple(behind((each.question.measure,), each.question.period_type, (code,), ("all",)) for each in every)
    row = sayings.last_total(found)
    yield Section(
        f"Flag trends, {row.area_name}",
        finding(row, FLAGS, "stock"),
        said,
        (" ".join(filter(None, (stocks.CARRIES, events(found)))),),
        charts.over_time(found, said),
        table,
        latest_figures(table),
        about,
        cells,
        partial(trend, found),
    )


def joined_and_left(code: str) -> Iterator[Section]:
    """From the first day of the latest quarter that has reasons to its last, as the page opens."""
    if not flow.starts("quarter"):
        return
    first = next(iter(flow.starts("quarter")))
    steps = flow.between(first, next(iter(flow.ends("quarter", first))))
    table, said = flow.table(steps), flow.sentence(steps)
    before, after = table.rows[0], table.rows[-1]
    yield Section(
        "Joined and left",
        f"{before[0]}: {before[1].lower()}. {after[0]}: {after[1].lower()}",
        said,
        (flow.sum_said(steps),),
        charts.of_column(table, 1, said, BOTH_KINDS),
        table,
        table,
        explained(*steps.question.measures),
        _behind_flow(code, steps.question),
        partial(flow.picture, steps),
        of_figures=flow.title(steps),
    )


def who(code: str) -> Iterator[Section]:
    """Each way of splitting the open flags that the page offers, on the latest day."""
    month = next(iter(shares.days(FLAGS)))
    for split in shares.offered(FLAGS):
        found = ask(PeriodFigures(measures=(FLAGS,), period_type="month", period=month, area_code=code, breakdown=split))
        table, said = shares.table(found), shares.sentence(found)
        whole = next(row for row in found.rows if row.category == "all")
        unit = counted(whole.title, "stock", words.day(whole.last_day))
        notes = (shares.about_unobtained(found), shares.about_population(found), shares.about_shares(found, RANGES))
        yield Section(
            f"Who is flagged: {words.BREAKDOWNS[split]}",
            _largest(found),
            said,
            tuple(note for note in notes if note),
            charts.of_column(only(table, range(len(table.headings)), table.rows[:-1]), 1, said, unit),
            table,
            table,
            explained(FLAGS),
            (behind((FLAGS,), "month", (code,), ("all", split), whole.last_day, whole.last_day),),
            partial(shares.picture, found, ACROSS_A_ROOM),
            of_figures=shares.title(found),
        )


def _behind_flow(code: str, asked: FlagFlow) -> tuple[CellsBehind, ...]:
    """The stock on both days, the flows of the months between, and the reasons of the quarters."""
    stock, opened, closed = asked.measures
    before = asked.first - timedelta(days=1)
    return (
        *(behind((stock,), "month", (code,), ("all",), day, day) for day in (before, asked.last)),
        behind((opened, closed), "month", (code,), ("all",), asked.first, asked.last),
        behind((closed,), "quarter", (code,), ("all", "end_reason"), asked.first, asked.last),
    )


def _largest(found: Answer) -> str:
    """The largest group shown, with its share: "Age group: largest shown is “15 to 18”, 64%"; a tie is told as one."""
    _, parts = portions.whole_and_parts(found)
    told = portions.largest_in_short(parts)
    by = words.BREAKDOWNS[found.question.breakdown]
    return short(*(f"{by}: {said}" for said in told), words.sentence_case(told[-1]))

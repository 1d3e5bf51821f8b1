"""Control charts of a flow: is its latest figure more than month-to-month chance? Picture, sentence and table from one reading.

New limits begin where, and only where, a practice event of the kind "recording" that names the measure was dated: the
figures before and after such a day were not recorded in the same way. Other events are drawn and change nothing.
"""

from collections.abc import Sequence
from itertools import groupby

import plotly.graph_objects as go

from data.release import Answer, ask
from data.statistics.reading import movement
from data.statistics.signals import Signal
from data.statistics.spc import FEWEST_POINTS, NoLimits, Point, control_chart, phases
from pages.parts import sayings, words
from pages.parts.drawings import charts
from pages.parts.tables import Table
from pages.parts.trends import groups, limits, over_time
from pages.parts.trends.limits import drawn_at
from queries.pages.questions import Events

MONTHS_APART = {"month": 1, "quarter": 3, "year_to_quarter": 3}
REBASING = "recording"
USUAL = "within the usual range"
SIDES = {1: "higher", -1: "lower"}
SYMBOLS = {1: "triangle-up", -1: "triangle-down"}
MARKS = {1: "\u25b2", -1: "\u25bc"}
SIGNALS = {
    Signal.OUTSIDE: {1: "above the upper limit", -1: "below the lower limit"},
    Signal.TREND: {1: "one of seven or more that rise one after another", -1: "one of seven or more that fall one after another"},
    Signal.TWO_OF_THREE: {1: "two of three near the upper limit", -1: "two of three near the lower limit"},
    Signal.SHIFT: {1: "one of seven or more in a row above the average", -1: "one of seven or more in a row below the average"},
}
IN_SHORT = {
    NoLimits.CARRIES_ITS_PAST: "not judged: it carries its own past",
    NoLimits.HIDDEN_POINT: "not judged: a figure is not shown",
    NoLimits.TOO_FEW_POINTS: f"not judged: fewer than {FEWEST_POINTS} figures",
    NoLimits.MEAN_TOO_SMALL: "not judged: the numbers are too small",
    NoLimits.NO_NEIGHBOURS: "not judged: no two figures stand together",
    NoLimits.NO_VARIATION: "not judged: every figure is the same",
}
NO_LIMITS, READING = "Not worked out", "reading"
THIN_LINES = "Thin lines: the average and the limits of the usual range"
BETWEEN = "The usual range lies between the lower and the upper limit"

TALL, LOW = 430, 280
MARK, SMALL_MARK = 11, 9
WITHOUT_FIGURE = ("hidden", "withheld")


def judged(found: Answer) -> dict[str, tuple[Point, ...]]:
    """Every category's figures, judged. Two categories are two charts: nothing of one bears on the other."""
    asked = found.question
    meaning = sayings.meaning(asked.measure)
    events = ask(Events(measure=asked.measure)).rows
    return {
        name: control_chart(
            [(row.period, row.value) for row in rows],
            kind=meaning.kind,
            hidden={row.period for row in rows if row.status in WITHOUT_FIGURE},
            rebase_on=[event.happened_on for event in events if event.kind == REBASING],
            months_apart=MONTHS_APART[asked.period_type],
        )
        for name, rows in charts.lines(found)
    }


def state(points: Sequence[Point]) -> str:
    """The latest figure in a few words: "within the usual range", "higher than usual: above the upper limit"."""
    read = movement(points)
    if read.no_limits:
        return IN_SHORT[read.no_limits]
    return read.words if read.signal is None else f"{_side(read.signal, read.direction)}: {read.words}"


def sentence(found: Answer) -> str:
    """The latest figure and what it says: "27 flags were opened in Bradford in August 2021. That is within the usual range." """
    whole = judged(sayings.total(found))["all"]
    said = [sayings.whole(found), judgement(whole), sayings.parts(found)]
    if found.question.breakdown != "all":
        told = {name: state(points) if movement(points).signal else "" for name, points in judged(found).items()}
        said.append(groups.told(told, of_the_whole=state(whole)))
    return " ".join(part for part in said if part)


def judgement(points: Sequence[Point], of: str = "number") -> str:
    """The sentence that judges the latest figure. It says which way a series goes on a signal only, and names it.

    of: what the figures are, as the sentence calls them.
    """
    read = movement(points)
    if read.no_limits:
        return f"It is not judged against a usual range. {read.no_limits.words}"
    if read.signal is None:
        return f"That is {read.words}." if read.words == USUAL else "So nothing can be said of a usual range."
    if read.signal is Signal.TREND:
        return f"The {of} {'rose' if read.direction > 0 else 'fell'}: this is {read.words}."
    return f"That is {state(points)}."


def chart(found: Answer) -> go.Figure:
    """The control chart; one for each category, side by side on one scale, when the answer is split."""
    return _chart(found, TALL)


def low_chart(found: Answer) -> go.Figure:
    """The same, for two that stand next to each other."""
    return _chart(found, LOW)


def marks(found: Answer, *, is_drawn: bool = True) -> str:
    """What is drawn, in words: every signal by its months, and why there are no limits where there are none.

    is_drawn: the picture has the marks themselves; else what one series says is told without them.
    """
    read = judged(found)
    told = [phase for points in read.values() for phase in phases(points)]
    has_limits = any(phase.limits for phase in told)
    why_none = dict.fromkeys(phase.no_limits.words for phase in told if phase.no_limits)
    said = []
    if len(read) == 1:
        stretches = [stretch for points in read.values() for stretch in _stretches(points)]
        said += [f"{_mark(each) if is_drawn else ''}{_stretch_in_words(found, each)}." for each in stretches]
    elif any(point.signal for points in read.values() for point in points):
        said.append(f"{MARKS[1]} higher than usual, {MARKS[-1]} lower than usual: the table says why.")
    if has_limits:
        said.append(f"{THIN_LINES if is_drawn else BETWEEN}{_rebased(found)}.")
    if why_none:
        said.append("Part of it has no usual range." if has_limits else "No usual range is drawn.")
    return " ".join([*said, *why_none])


def table(found: Answer) -> Table:
    """The figures of the picture, oldest first, each with its usual range and what it says; of a split, a row for each part."""
    every = judged(sayings.total(found)) | judged(found)
    read = {name: {point.period: point for point in points} for name, points in every.items()}
    periods = dict.fromkeys((row.period, row.label) for row in found.rows)
    figures = {(row.period, row.category): words.figure(row.value, row.status) for row in over_time.with_total(found)}
    title = sayings.meaning(found.question.measure).title
    split = found.question.breakdown
    parts = {name: () if split == "all" else (over_time.part(name),) for name in read}
    of_parts = () if split == "all" else (words.BREAKDOWNS[split],)
    return Table(
        caption=sayings.picture_title(found),
        headings=("Period", *of_parts, title, "Average", "Usual range", READING.capitalize()),
        texts=(*of_parts, READING.capitalize()),
        rows=tuple(
            (label, *parts[name], figures[period, name], *read_out(read[name][period]))
            for period, label in periods
            for name in read
        ),
        is_grouped=split != "all",
        is_series=True,
    )


def _chart(found: Answer, height: int) -> go.Figure:
    drawn, read = charts.lines(found), judged(found)
    is_one = len(drawn) == 1

    def add(figure: go.Figure, name: str, rows: Sequence, **at: int) -> None:
        limits.add(figure, read[name], **at)
        charts.add_line(figure, name, rows, charts.LOOK_HERE, **at)
        _add_signals(figure, found, read[name], MARK if is_one else SMALL_MARK, **at)
        if is_one:
            _name_signals(figure, read[name])

    highest = limits.highest(read.values())
    if not is_one:
        return charts.side_by_side(found, drawn, add, highest)
    figure = go.Figure()
    ((name, rows),) = drawn
    add(figure, name, rows)
    charts.mark_events(figure, found)
    ends = limits.at_the_end(read[name])
    charts.label_right(figure, ends, a_line=highest * 22 / height)
    return charts.calm(figure, drawn, height, right=104 if ends else 20, highest=highest)


def _add_signals(figure: go.Figure, found: Answer, points: Sequence[Point], size: int, **at: int) -> None:
    """Each signal as a triangle that points to its side, in the colour that says look here: no colour judges."""
    labels = {row.period: row.label for row in found.rows}
    for direction, symbol in SYMBOLS.items():
        marked = [point for point in points if point.signal and point.direction == direction]
        if not marked:
            continue
        figure.add_trace(
            go.Scatter(
                x=[point.period for point in marked],
                y=[point.value for point in marked],
                mode="markers",
                name=f"{words.sentence_case(SIDES[direction])} than usual",
                marker={
                    "symbol": symbol,
                    "size": size,
                    "color": charts.LOOK_HERE,
                    "line": {"color": charts.PAPER, "width": 1},
                },
                customdata=[[labels[p.period], words.number(p.value), _reading(p)] for p in marked],
                hovertemplate="%{customdata[0]}: %{customdata[1]}<br>%{customdata[2]}<extra></extra>",
                cliponaxis=False,
            ),
            **at,
        )


def _name_signals(figure: go.Figure, points: Sequence[Point]) -> None:
    """The word at the newest stretch of each side, on white: an older one is told in the note, and words would pile up."""
    newest = {stretch[0].direction: stretch for stretch in _stretches(points)}
    for direction, stretch in newest.items():
        peak = (max if direction > 0 else min)(stretch, key=lambda point: point.value)
        figure.add_annotation(
            x=peak.period,
            y=peak.value,
            text=SIDES[direction],
            showarrow=False,
            yshift=17 * direction,
            font={"size": 13, "color": charts.INK},
            bgcolor=charts.PAPER,
            borderpad=0,
        )


def _stretches(points: Sequence[Point]) -> list[list[Point]]:
    """Signals that follow one another on one side, within a phase."""
    runs = groupby(points, key=lambda point: (point.phase.number, point.direction if point.signal else 0))
    return [list(run) for (_, direction), run in runs if direction]


def _stretch_in_words(found: Answer, stretch: Sequence[Point]) -> str:
    """Higher than usual, May 2020: above the upper limit"""
    labels = {row.period: row.label for row in found.rows}
    first, last = labels[stretch[0].period], labels[stretch[-1].period]
    when = first if len(stretch) == 1 else f"{first} to {last}"
    named = dict.fromkeys(SIGNALS[point.signal][point.direction] for point in stretch)
    direction = stretch[0].direction
    return f"{words.sentence_case(SIDES[direction])} than usual, {when}: {'; '.join(named)}"


def _mark(stretch: Sequence[Point]) -> str:
    return f"{MARKS[stretch[0].direction]} "


def _rebased(found: Answer) -> str:
    """Where limits begin anew, and on whose word."""
    first, last = found.rows[0].period, found.rows[-1].last_day
    events = [e for e in ask(Events(measure=found.question.measure)).rows if e.kind == REBASING and first < e.happened_on <= last]
    named = "; ".join(f"{words.day(event.happened_on)}, {event.title}" for event in events)
    return f". They begin anew where the way of recording changed: {named}" if named else ""


def _reading(point: Point) -> str:
    """What one figure says, as a cell of the table: of its time, not of the latest."""
    if point.value is None:
        return "Not known"
    if point.phase.no_limits:
        return words.sentence_case(IN_SHORT[point.phase.no_limits])
    if point.signal is None:
        return words.sentence_case(USUAL)
    return f"{words.sentence_case(SIDES[point.direction])} than usual: {SIGNALS[point.signal][point.direction]}"


def read_out(point: Point) -> tuple[str, str, str]:
    """Average, usual range, and what one figure says, as cells of a table."""
    drawn = point.phase.limits
    if drawn is None:
        return NO_LIMITS, NO_LIMITS, _reading(point)
    average, upper, lower = drawn_at(drawn)
    return f"{average:.1f}", f"{lower:.1f} to {upper:.1f}", _reading(point)


def _side(signal: Signal, direction: int) -> str:
    """Which way: a trend rises or falls, any other signal lies higher or lower than usual."""
    if signal is Signal.TREND:
        return "rising" if direction > 0 else "falling"
    return f"{SIDES[direction]} than usual"

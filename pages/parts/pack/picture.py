"""A chart of a pack as a drawing on paper (SVG): the same figures at the same heights, from nought."""

from collections.abc import Sequence
from itertools import groupby
from math import ceil, log10

from pages.parts import words
from pages.parts.drawings.charts import CATEGORIES, LOOK_HERE, QUIET, QUIET_INK
from pages.parts.drawings.shades import STACKED
from pages.parts.pack import letters
from pages.parts.pack.content import Chart, Line

WIDE, LOW, LEFT, TOP, UNDER, SIZE = 700, 230, 46, 12, 26, 13
BAR, GAP, LINE, STACK, KEY = 18, 8, 15, 34, 14
# From one month's name under a drawing to the next, the first of which begins where the others have their middle.
MONTH = 90
HATCH, DASH = 9, ' stroke-dasharray="4 3"'
Point = tuple[float, float]


def svg(chart: Chart) -> str:
    """The drawing, with what it says in words for whoever cannot see it."""
    draw = _lines if chart.kind == "line" else _stacks if chart.is_stacked else _bars
    body, high = draw(chart)
    return f'<svg viewBox="0 0 {WIDE} {high:g}" role="img" aria-label="{words.safe(chart.said)}">{body}</svg>'


def _lines(chart: Chart) -> tuple[str, float]:
    top = _round_up(chart.highest or 1)
    ends = [(line, _at_end(line)) for line in chart.series if line.values[-1] is not None]
    room = max((letters.width(said, SIZE) for _, said in ends), default=0) + 12
    step = (WIDE - LEFT - max(44, room)) / max(1, len(chart.categories) - 1)

    def at(place: int, value: float) -> Point:
        return LEFT + place * step, TOP + (LOW - TOP) * (1 - value / top)

    drawn = [_scale(top)]
    every = max(1, ceil(len(chart.categories) / 7), ceil(MONTH / step))
    drawn += [
        _text(LEFT + place * step, LOW + 18, name, "middle" if place else "start")
        for place, name in enumerate(chart.categories)
        if place % every == 0
    ]
    looks = _looks(chart)
    for line, (colour, dash) in looks:
        points = [at(i, v) if v is not None else None for i, v in enumerate(line.values)]
        drawn.append(_line(points, f'fill="none" stroke="{colour}" stroke-width="{1 if line.is_quiet else 2.5}"{dash}', colour))
    last = len(chart.categories) - 1
    heights = _apart([at(last, line.values[-1])[1] for line, _ in ends])
    for (_, said), y in zip(ends, heights, strict=True):
        drawn.append(_text(at(last, 0)[0] + 6, y + 4, said, "start", QUIET_INK))
    named = [line for line, _ in ends if line.is_quiet]
    unnamed = [look for look in looks if look[0] not in named]
    keys, high = _keys(unnamed) if len(unnamed) > 1 else ("", 0)
    return "".join(drawn) + keys, LOW + UNDER + high


def _at_end(line: Line) -> str:
    """What stands at the end of a line: its latest figure, led by its name where it stands behind the others."""
    return f"{f'{line.name} ' * line.is_quiet}{_figure(line.values[-1])}"


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights for labels, each as near to its own as may be: none lies on another, or above the drawing."""
    placed: dict[int, float] = {}
    free = float(LOW)
    for place in sorted(range(len(heights)), key=lambda place: -heights[place]):
        placed[place] = min(heights[place], free)
        free = placed[place] - LINE
    taken = float(TOP)
    for place in reversed(placed):
        placed[place] = max(placed[place], taken)
        taken = placed[place] + LINE
    return [placed[place] for place in range(len(heights))]


def _looks(chart: Chart) -> list[tuple[Line, tuple[str, str]]]:
    """Each line with its colour and its dashes: of those that stand behind the others the first is whole."""
    colours = iter((*CATEGORIES, *CATEGORIES))
    quiet = [line for line in chart.series if line.is_quiet]
    dashes = {id(line): DASH for line in quiet[1:]}
    return [(line, (QUIET if line.is_quiet else next(colours), dashes.get(id(line), ""))) for line in chart.series]


def _line(points: Sequence[Point | None], look: str, colour: str) -> str:
    """Broken where there is no figure; a figure alone is a dot."""
    runs = [list(run) for shown, run in groupby(points, key=lambda point: point is not None) if shown]
    joined = (" ".join(f"{x:.1f},{y:.1f}" for x, y in run) for run in runs if len(run) > 1)
    paths = "".join(f'<polyline {look} points="{run}"/>' for run in joined)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for run in runs if len(run) == 1 for x, y in run)
    return paths + dots


def _scale(top: float) -> str:
    """Thin lines at nought, the half and the whole of the scale."""
    return "".join(
        f'<line x1="{LEFT}" x2="{WIDE}" y1="{y:g}" y2="{y:g}" stroke="#D9D9D9"/>'
        + _text(LEFT - 6, y + 4, _figure(value), "end", QUIET_INK)
        for value, y in ((0, LOW), (top / 2, (LOW + TOP) / 2), (top, TOP))
    )


def _keys(looks: Sequence[tuple[Line, tuple[str, str]]]) -> tuple[str, float]:
    """What each line is, under the drawing."""
    drawn, x, y = [], float(LEFT), LOW + UNDER + 16.0
    for line, (colour, dash) in looks:
        wide = 34 + letters.width(line.name, SIZE)
        if x + wide > WIDE:
            x, y = float(LEFT), y + 20
        place = f'x1="{x:g}" x2="{x + 22:g}" y1="{y - 4:g}" y2="{y - 4:g}"'
        drawn.append(f'<line {place} stroke="{colour}" stroke-width="3"{dash}/>')
        drawn.append(_text(x + 28, y, line.name, "start"))
        x += wide + 14
    return "".join(drawn), y - LOW - UNDER + 8


def _bars(chart: Chart) -> tuple[str, float]:
    left = min(max(letters.width(name, SIZE) for name in chart.categories) + 10, WIDE * 0.55)
    highest = max(chart.top or 0, chart.highest or 0) or 1
    has_parts = any(isinstance(value, float) for value in chart.series[0].values)
    drawn, y = [], 4
    for name, value in zip(chart.categories, chart.series[0].values, strict=True):
        lines = _lines_of(name, left - 8)
        drawn += [_text(left - 8, y + BAR - 4 + place * LINE, line, "end") for place, line in enumerate(lines)]
        if value is not None:
            long = (WIDE - left - 60) * value / highest
            drawn.append(f'<rect x="{left:.1f}" y="{y}" width="{long:.1f}" height="{BAR}" fill="{LOOK_HERE}"/>')
            said = f"{value:.1f}" if has_parts else _figure(value)
            counted = f" {chart.counted[value != 1]}" if chart.counted else ""
            drawn.append(_text(left + long + 6, y + BAR - 4, f"{said}{counted}", "start"))
        y += BAR + GAP + (len(lines) - 1) * LINE
    return "".join(drawn), y + 2


def _stacks(chart: Chart) -> tuple[str, float]:
    """A bar for each name, made of all series one after another, and under them what each part is."""
    left = max(letters.width(name, SIZE) for name in chart.categories) + 10
    scale = (WIDE - left - 1) / (chart.highest or 1)
    looks = list(zip(chart.series, STACKED, strict=True))
    drawn, y = [], 4
    for place, name in enumerate(chart.categories):
        drawn.append(_text(left - 8, y + STACK / 2 + 5, name, "end"))
        x = left
        for line, (colour, ink) in looks:
            long = (line.values[place] or 0) * scale
            if long:
                drawn.append(_part(x, y, long, STACK, colour, line.is_open))
                drawn.append(_text(x + long / 2, y + STACK / 2 + 5, _figure(line.values[place]), "middle", ink))
            x += long
        y += STACK + GAP
    for line, (colour, _) in looks:
        drawn += [_part(left, y + 4, KEY, KEY, colour, line.is_open), _text(left + KEY + 8, y + 16, line.name, "start")]
        y += KEY + 6
    return "".join(drawn), y + 6


def _part(x: float, y: float, long: float, high: float, colour: str, is_open: bool) -> str:
    """A part of a bar; one that is open is hatched, but for the middle, where its figure stands."""
    box = f'<rect x="{x:.1f}" y="{y:g}" width="{long:.1f}" height="{high:g}" fill="{colour}" stroke="{QUIET}"/>'
    if not is_open:
        return box
    begins = ((at, max(0, -at), min(high, long - at)) for at in range(-int(high), int(long), HATCH))
    lines = "".join(
        f'<path d="M{x + at + low:.1f} {y + high - low:.1f}L{x + at + up:.1f} {y + high - up:.1f}" stroke="{QUIET}"/>'
        for at, low, up in begins
    )
    plate = f'<rect x="{x + long / 2 - KEY:.1f}" y="{y + high / 2 - 9:g}" width="{2 * KEY}" height="18" fill="{colour}"/>'
    return box + lines + plate * (long > 4 * KEY)


def _lines_of(name: str, room: float) -> list[str]:
    """A name in as many lines as it takes beside the bars."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and letters.width(longer, SIZE) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _text(x: float, y: float, said: str, anchor: str, colour: str = "#1A1A1A") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words.safe(said)}</text>'


def _figure(value: float) -> str:
    return f"{value:.1f}" if isinstance(value, float) and value % 1 else words.number(round(value))


def _round_up(value: float) -> float:
    """The end of a scale: the next round number that can be halved."""
    unit = 10 ** max(0, int(log10(value)) if value >= 1 else 0)
    return next(unit * step for step in (1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10) if unit * step >= value)

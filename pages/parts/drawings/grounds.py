"""What a ward map is drawn on: equal hexagons, or the true shapes of the wards. Where each ward lies, and where words fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from geo.hexagons import SHAPE, Hexagon, Point, borders, free_places
from geo.shapes import Shapes

Paths = Sequence[Sequence[Point]]
Frame = tuple[tuple[float, float], tuple[float, float]]

# A picture on a wide screen, and what the words beside a map and the legend take of it, in pixels.
WIDTH, HEIGHT = 900, 620
WORDS_BESIDE, LEGEND_WIDTH, LEGEND_LINE = 150, 240, 22
# A line and a letter beside the size of words, and the room in pixels that a bar keeps on each side of them.
LINE, LETTER, ROUND = 1.3, 0.48, 4
BOLDER = 1.08


class Box(NamedTuple):
    """Room for words: its middle, width and height, in the ground's own units."""

    across: float
    up: float
    width: float
    height: float


class Ground(Protocol):
    """A drawing's ground.

    shape: how high a unit up is beside a unit across. size: of words on a wide screen, in pixels. smallest: words that
    would be smaller on a narrow one are left out; 0 where they shrink with their rooms.
    """

    shape: float
    size: int
    smallest: int

    def outline(self, code: str) -> Paths:
        """The closed lines round a ward."""

    def borders(self, group: Mapping[str, str]) -> Paths:
        """The lines between groups of wards, and round the whole. group: ward code to group."""

    def room(self, code: str, words: str) -> Box | None:
        """Room inside a ward for words, <br> between lines; None where they do not fit."""

    def rooms_beside(self, group: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Box]:
        """Room beside the map for the names of groups, where there is any. names: group to its name, <br> between lines."""

    def frame(self, beside: Sequence[Box]) -> Frame:
        """The ends of both axes, so that nothing drawn is cut off."""


@dataclass(frozen=True)
class HexagonGround:
    """Equal hexagons; words in one of them shrink with it."""

    hexagons: Mapping[str, Hexagon]

    shape, size, smallest = SHAPE, 12, 0
    width, height = 2, 3.2

    def outline(self, code: str) -> Paths:
        corners = self.hexagons[code].corners
        return [(*corners, corners[0])]

    def borders(self, group: Mapping[str, str]) -> Paths:
        return borders(self.hexagons.values(), group)

    def room(self, code: str, words: str) -> Box | None:
        return self._box((self.hexagons[code].column, self.hexagons[code].row)) if words else None

    def rooms_beside(self, group: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Box]:
        return {name: self._box(at) for name, at in free_places(self.hexagons.values(), group).items() if name in names}

    def frame(self, beside: Sequence[Box]) -> Frame:
        columns = [*(h.column for h in self.hexagons.values()), *(box.across for box in beside)]
        rows = [h.row + up for h in self.hexagons.values() for up in (-2.1, 2.1)]
        rows += [box.up + up for box in beside for up in (-0.8, 0.8)]
        return (min(columns) - 1.2, max(columns) + 1.2), (min(rows), max(rows))

    def _box(self, at: Point) -> Box:
        return Box(*at, self.width, self.height)


@dataclass(frozen=True)
class TrueGround:
    """True shapes: words stand where a ward is large enough for them."""

    shapes: Shapes

    shape, size, smallest = 1, 11, 8

    def outline(self, code: str) -> Paths:
        return self.shapes.outline(code)

    def borders(self, group: Mapping[str, str]) -> Paths:
        return self.shapes.borders(group)

    def room(self, code: str, words: str) -> Box | None:
        width, height = self._size(words)
        at = self.shapes.room(code, width, height)
        return at and Box(*at, width, height)

    def rooms_beside(self, group: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Box]:
        sizes = {name: self._size(words) for name, words in names.items()}
        return {name: Box(*at, *sizes[name]) for name, at in self.shapes.rooms_beside(group, sizes).items()}

    def frame(self, beside: Sequence[Box]) -> Frame:
        edge = self._pixel * 3
        across = [0, self.shapes.east, *(box.across + side * box.width / 2 for box in beside for side in (-1, 1))]
        up = [0, self.shapes.north, *(box.up + side * box.height / 2 for box in beside for side in (-1, 1))]
        return (min(across) - edge, max(across) + edge), (min(up) - edge, max(up) + edge)

    @property
    def _pixel(self) -> float:
        """A pixel of the whole map on a wide screen, whether the district is high or wide."""
        return max(self.shapes.north / HEIGHT, self.shapes.east / (WIDTH - WORDS_BESIDE))

    def _size(self, words: str) -> tuple[float, float]:
        lines = words.replace("<b>", "").replace("</b>", "").split("<br>")
        letter = self.size * LETTER * (BOLDER if "<b>" in words else 1)
        width, height = letter * max(map(len, lines)), self.size * LINE * len(lines)
        return (width + 2 * ROUND) * self._pixel, (height + 2 * ROUND) * self._pixel


def clear_of_legend(outlines: Iterable[Paths], frame: Frame, shape: float, lines: int) -> Frame:
    """The same frame, or one with room below it for a legend of so many lines where a ward would lie under its corner."""
    across, up = frame
    scale = min(WIDTH / (across[1] - across[0]), HEIGHT / (up[1] - up[0]) / shape)
    left = (WIDTH - scale * (across[1] - across[0])) / 2
    below = HEIGHT - scale * shape * (up[1] - up[0])
    high = lines * LEGEND_LINE
    is_under = any(
        left + scale * (x - across[0]) < LEGEND_WIDTH and below + scale * shape * (y - up[0]) < high
        for paths in outlines
        for path in paths
        for x, y in path
    )
    if not is_under:
        return frame
    # As much of the whole height as the legend takes of the picture's.
    room = (up[1] - up[0]) * high / (HEIGHT - high) - below / scale / shape
    return across, (up[0] - max(room, 0), up[1])

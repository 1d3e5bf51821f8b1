"""What a pack holds, before anybody writes it down: the same sentences, figures and tables as the screen's."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, Protocol

import plotly.graph_objects as go

from pages.parts import words
from pages.parts.tables import Table
from queries.pages.questions import CellsBehind

HELD = "A pack you hold: its release"


@dataclass(frozen=True)
class Line:
    """One series of a chart. values: one for each of the chart's categories, None where there is no figure to draw.

    is_quiet: it stands behind the others: an average, a limit. is_open: of stacked bars, hatched: what nobody explains.
    """

    name: str
    values: tuple[float | None, ...]
    is_quiet: bool = False
    is_open: bool = False


@dataclass(frozen=True)
class Chart:
    """A chart that anybody may edit: figures over time as lines, figures beside each other as bars.

    days: the first day of each period, where the categories are periods.
    said: what it says in words, for whoever cannot see it; top: how high its scale must at least reach.
    unit: what it counts, written over it; beside: names that other parts of it stand beside, for which room is kept.
    is_stacked: each bar is made of all series, one after another. counted: what stands after a figure: ("day", "days").
    """

    kind: Literal["line", "bar"]
    title: str
    categories: tuple[str, ...]
    series: tuple[Line, ...]
    said: str
    days: tuple[date, ...] = ()
    top: float | None = None
    unit: str = ""
    beside: tuple[str, ...] = ()
    is_stacked: bool = False
    counted: tuple[str, str] | None = None

    @property
    def highest(self) -> float | None:
        """Its highest figure, or stack of figures; None where it has none."""
        if self.is_stacked:
            return max(sum(value or 0 for value in bar) for bar in zip(*(line.values for line in self.series), strict=True))
        return max((value for line in self.series for value in line.values if value is not None), default=None)


@dataclass(frozen=True)
class Section:
    """One topic of one area: what was found, in a sentence, a chart and a table, and how it was worked out.

    name: short, for a contents list. finding: at most twelve words. table: word for word that of the screen.
    on_slides: the rows and columns of it that a slide has room for. explained: what is counted and how, term by term.
    cells: the released cells that all of it is made of. picture: draws what the screen draws of it.
    source, records: where its figures come from, and whether they are invented, where that is not said by the release: all
    of its figures are of the one source. of_figures: what the slides of its table are called, where its name does not say
    what is counted. beside: which row of its table, that no slide has, is of another source, and of which.
    """

    name: str
    finding: str
    sentence: str
    cares: tuple[str, ...]
    chart: Chart | None
    table: Table
    on_slides: Table
    explained: tuple[tuple[str, str], ...]
    cells: tuple[CellsBehind, ...]
    picture: Callable[[], go.Figure] | None = None
    source: str | None = None
    records: str | None = None
    of_figures: str = ""
    beside: str = ""

    @property
    def topic(self) -> str:
        """What it is one of: "Context" of "Context: Other places"."""
        return self.name.partition(":")[0]


class Supplied(Protocol):
    """What says where its figures come from: a release, or a pack of one."""

    as_at: date
    supplied_by: str
    synthetic: str | None


def source(of: Supplied, section: Section | None = None) -> str:
    """Where figures come from: a section's own words, or whoever supplied the extracts."""
    return (section and section.source) or f"Source: {of.supplied_by}, as at {words.day(of.as_at)}."


def records(of: Supplied, section: Section | None = None) -> str:
    """Whether the records behind a section are invented: in its own words, or those of the release; "" where it is not said."""
    if not of.synthetic or not section:
        return of.synthetic or ""
    return section.records or " ".join(filter(None, (of.synthetic, section.beside)))


def records_in_short(of: Supplied, section: Section | None = None) -> str:
    """The first sentence of it, for the foot of a slide or of a sheet: "Invented records."."""
    said = records(of, section).partition(". ")[0].removesuffix(".")
    return f"{said}." if said else ""


@dataclass(frozen=True)
class Pack:
    """Sections in the order they were chosen, and what all of them are said by.

    address: the page's own address with this pack's choices, without a host. release_sha256: of the release's file.
    made_on: the day its release was made. cells: every released cell behind the sections, once, as the tidy table has it.
    """

    title: str
    release_id: str
    as_at: date
    made_on: date
    supplied_by: str
    synthetic: str | None
    release_sha256: str
    address: str
    sections: tuple[Section, ...]
    cells: tuple[Mapping[str, str], ...]

    @property
    def records(self) -> str:
        """What all of it says of its records: the release's words, and which topics hold none that are invented."""
        own = "; ".join(dict.fromkeys(section.topic for section in self.sections if section.records))
        return f"{self.synthetic} Not invented: {own}." if self.synthetic and own else self.synthetic or ""

    @property
    def again(self) -> str:
        """How to see whether it still holds, for whoever has it on paper: a pack does not know under which name it is served."""
        return (
            "Whether these figures have since been restated: open the page “Meeting pack” of the dashboard, choose the areas and "
            f"topics of this pack, and under “{HELD}” choose {self.release_id}."
        )

    @property
    def records_in_short(self) -> str:
        """The same in so few words that every format has room for them beside the file's name."""
        own = any(section.records for section in self.sections)
        return f"{records_in_short(self)}{' What is not invented is named at the start.' if self.synthetic and own else ''}"

    @cached_property
    def sha256(self) -> str:
        """Of all that the pack says, whatever file says it."""
        said = [(s.name, s.finding, s.sentence, s.cares, s.explained, s.source, s.records) for s in self.sections]
        listed = [(s.table.caption, s.table.headings, s.table.rows) for s in self.sections]
        text = json.dumps(
            [self.title, self.release_id, self.release_sha256, said, listed, [dict(c) for c in self.cells]], sort_keys=True
        )
        return hashlib.sha256(text.encode("utf-8")).hexdigest()

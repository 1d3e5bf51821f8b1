"""What two reports of investigations add up to, and what they leave unexplained. Every number comes from released cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts import words
from pages.parts.drawings.charts import INK

LIVE, PENDING, DISCONTINUED = "live", "pending trial", "being discontinued"
ENDED = ("finalised", "closed: victim disengaged", "closed: evidence")
JOINED = ("started", "re-opened")
IN_WORDS = {
    "live": "Live",
    "pending trial": "Pending trial",
    "victim disclosure": "At victim disclosure",
    "CPS lawyer allocated": "With a Crown Prosecution Service lawyer",
    "being discontinued": "Being discontinued",
    "started": "Started",
    "re-opened": "Re-opened",
    "finalised": "Finalised",
    "closed: victim disengaged": "Closed because the victim disengaged",
    "closed: evidence": "Closed because of the evidence",
}

Stated = Mapping[str, int | None]


@dataclass(frozen=True)
class Report:
    """One report: its name for readers, its words for what live includes, and the number it states for each item.

    states: item to number; None, or no such item, is what the report does not state.
    """

    label: str
    basis: str
    states: Stated

    @property
    def pending_is_within_live(self) -> bool | None:
        """Whether those pending trial are among the live; None when the basis does not say."""
        if "separately" in self.basis or "not including" in self.basis:
            return False
        return True if "including" in self.basis else None

    @property
    def not_pending(self) -> int | None:
        """Live and not pending trial; None when the report does not let it be known."""
        live, pending, within = self.states.get(LIVE), self.states.get(PENDING), self.pending_is_within_live
        if live is None or pending is None or within is None:
            return None
        return live - pending if within else live

    @property
    def whole(self) -> int | None:
        """Live or pending trial, each once; None when the report does not let it be known."""
        return None if self.not_pending is None else self.not_pending + self.sum_of([PENDING])

    def sum_of(self, items: Iterable[str]) -> int:
        """The sum of the numbers that are stated; nothing is taken for an item that is not."""
        return sum(self.states.get(item) or 0 for item in items)


@dataclass(frozen=True)
class Account:
    """Two reports on one basis: each investigation once, live or pending trial.

    left: how many left the count, if none joined but those the second report states. explained: the most of them that
    numbers of the second report can explain. joined_stated: whether it states all that may have joined.
    """

    first: Report
    second: Report
    wholes: tuple[int, int]
    not_pending: tuple[int, int]
    left: int
    explained: int
    joined_stated: bool

    @property
    def unexplained(self) -> int:
        return self.left - self.explained

    @property
    def words(self) -> str:
        """The answer, in two sentences."""
        before, after = self.wholes
        counted = (
            f"Counted the same way, {before} investigations were live or pending trial in the report of {self.first.label} "
            f"and {after} in the report of {self.second.label}."
        )
        if self.left <= 0:
            return f"{counted} The reports do not say whether they are the same investigations."
        explained = f"at most {self.explained} of them" if self.explained else "none of them"
        return f"{counted} So {self.at_least}{self.left} left the count, and the reports explain {explained}."

    @property
    def at_least(self) -> str:
        """What stands before those that left, where the report does not state all that joined: each of these hides one more."""
        return "" if self.joined_stated else "at least "


def account(reports: Sequence[Report]) -> Account | None:
    """The last two reports on one basis; None when there are not two, or one does not say enough."""
    if len(reports) < 2:
        return None
    first, second = reports[-2:]
    if first.not_pending is None or second.not_pending is None:
        return None
    before, after = first.whole, second.whole
    left = before + second.sum_of(JOINED) - after
    return Account(
        first,
        second,
        wholes=(before, after),
        not_pending=(first.not_pending, second.not_pending),
        left=left,
        explained=max(0, min(left, second.sum_of((*ENDED, DISCONTINUED)))),
        joined_stated=all(second.states.get(item) is not None for item in JOINED),
    )


def what_cannot_be_known(found: Account) -> list[str]:
    """What the two reports leave open, a sentence or a few for each thing, in the order a scrutineer would ask."""
    first, second = found.first, found.second
    alike = (
        f"Both count “{first.basis}”."
        if first.basis == second.basis
        else f"They do not count alike: the report of {first.label} counts “{first.basis}”, "
        f"that of {second.label} “{second.basis}”."
    )
    said = [
        f"As printed, the reports say {first.states[LIVE]} live and {second.states[LIVE]} live. {alike} "
        f"Counted the same way it is {found.wholes[0]} and {found.wholes[1]}, "
        f"or {found.not_pending[0]} and {found.not_pending[1]} without those pending trial."
    ]
    if found.left > 0:
        said.append(_departures(found))
    if not found.joined_stated:
        said.append(
            f"The report of {second.label} does not state how many investigations were started or re-opened. "
            f"If any were, more than {max(found.left, 0)} left the count."
        )
    silent = [item for item in ENDED if first.states.get(item) is None and second.states.get(item) is None]
    if silent:
        said.append(
            f"Neither report states how many investigations were {words.listed([_within(item) for item in silent], 'or')}."
        )
    return said


def in_words(item: str) -> str:
    """An item of a report as readers see it."""
    return IN_WORDS.get(item, words.sentence_case(item))


def _within(item: str) -> str:
    """An item's words inside a sentence."""
    return words.mid_sentence(in_words(item))


def _departures(found: Account) -> str:
    label, states = found.second.label, found.second.states
    parts = [f"{states[item]} {_within(item)}" for item in (*ENDED, DISCONTINUED) if states.get(item) is not None]
    if not parts:
        return f"What became of {found.at_least or 'the '}{found.left} that left the count is not stated."
    stated = f"The report of {label} states {' and '.join(parts)}."
    if found.unexplained <= 0:
        those = f"among the {found.at_least}{found.left}" if found.at_least else f"the {found.left}"
        return f"{stated} Whether those are {those} that left is not stated."
    return (
        f"{stated} Even if all of them are among the {found.at_least}{found.left} that left, "
        f"what became of {found.at_least or 'the other '}{found.unexplained}{' others' if found.at_least else ''} is not stated."
    )


def side_by_side(found: Account, colours: Sequence[str], hatch: str) -> go.Figure:
    """Two bars of one length: each report's investigations, and in the second those that left the count.

    colours: of live, pending trial, and what may be explained; what is not explained is hatched.
    """
    unexplained = {"color": "#FFFFFF", "line": {"color": hatch, "width": 1}}
    unexplained |= {"pattern": {"shape": "/", "fgcolor": hatch, "bgcolor": "#FFFFFF", "size": 7, "solidity": 0.2}}
    markers = (*({"color": colour} for colour in colours), unexplained)
    drawn = [(name, values, marker) for (name, values), marker in zip(parts(found), markers, strict=True)]
    return _stacked([_bar_name(report) for report in (found.first, found.second)], drawn)


def parts(found: Account) -> list[tuple[str, tuple[int | None, int | None]]]:
    """What the two bars are made of, in order, with the number in each report; None where there is none."""
    return [
        ("Live, not pending trial", found.not_pending),
        ("Pending trial", (found.first.states[PENDING], found.second.states[PENDING])),
        ("Left the count, perhaps explained", (None, found.explained or None)),
        ("Left the count, not explained", (None, found.unexplained if found.unexplained > 0 else None)),
    ]


def as_printed(reports: Sequence[Report], colour: str) -> go.Figure:
    """What each report calls live, where the reports cannot be counted the same way."""
    live = [report.states.get(LIVE) for report in reports]
    return _stacked(list(map(_bar_name, reports)), [("Live, as the report counts", live, {"color": colour})])


def _bar_name(report: Report) -> str:
    return f"Report of<br>{words.safe(report.label)}"


def _stacked(bars: Sequence[str], parts: Iterable[tuple[str, Sequence[int | None], Mapping[str, object]]]) -> go.Figure:
    figure = go.Figure()
    for name, values, marker in parts:
        figure.add_trace(
            go.Bar(
                orientation="h",
                y=bars,
                x=values,
                name=name,
                marker=marker,
                text=values,
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"size": 18},
                hovertemplate=f"%{{y}}<br>{name}: %{{x}}<extra></extra>",
            )
        )
    return figure.update_layout(
        template="none",
        barmode="stack",
        bargap=0.3,
        xaxis={"visible": False, "fixedrange": True, "rangemode": "tozero"},
        yaxis={
            "autorange": "reversed",
            "fixedrange": True,
            "automargin": True,
            "ticks": "",
            "tickfont": {"size": 14, "color": INK},
        },
        legend={"orientation": "h", "x": 0, "xref": "container", "y": 0, "yref": "container", "yanchor": "bottom"}
        | {"traceorder": "normal", "font": {"size": 14, "color": INK}, "itemclick": False, "itemdoubleclick": False},
        dragmode=False,
        height=310,
        margin={"l": 0, "r": 0, "t": 0, "b": 100},
    )

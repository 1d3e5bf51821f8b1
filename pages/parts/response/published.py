"""Figures that others have published, as they printed them: what, when, how many, on what basis, in which paper."""

from data.release import Answer
from pages.parts import words
from pages.parts.response import papers
from pages.parts.tables import Table

PER_CENT = ", in per cent"
HEADINGS = ("What", "What it rests on", "When", "Number", "Source")
NO_NOTE = "Nothing more is said"
NAME = "Figures that others published"
# What, when and how many: the columns that a slide has room for.
IN_SHORT = (0, 2, 3)


def title(measure: str) -> str:
    """A measure's name; the per cent stands beside its figures."""
    return measure.removesuffix(PER_CENT)


def named(row: tuple) -> str:
    """The same without what it is counted for: "Assessments that found going missing"."""
    return title(row.measure).partition(", ")[0]


def unit(row: tuple) -> str:
    """What it is counted for or in: "for every 10,000 children aged 0 to 17", "in per cent"; "" of a plain count."""
    return row.measure.partition(", ")[2]


def when(row: tuple) -> str:
    return words.sentence_case(in_brackets(row))


def in_brackets(row: tuple) -> str:
    """The same inside a sentence: as its paper writes it, so that a month keeps its capital."""
    return words.day(row.year_ending) if row.year_ending else row.year_about


def number(row: tuple) -> str:
    """853, 9.2, 92%; in words where its publisher hides it."""
    if row.value is None:
        return "Hidden by its publisher"
    return f"{words.number(value(row))}{'%' if is_share(row) else ''}"


def is_share(row: tuple) -> bool:
    """Whether it is counted in per cent, of whatever."""
    return PER_CENT in row.measure


def value(row: tuple) -> float | None:
    """The number itself: a whole one as such, None where its publisher hides it."""
    return int(row.value) if row.value is not None and row.value == int(row.value) else row.value


def table(found: Answer) -> Table:
    """Every figure of a topic, with its basis and its source."""
    rows = tuple((title(r.measure), r.note or NO_NOTE, when(r), number(r), r.source) for r in found.rows)
    return Table("As the papers print them", HEADINGS, rows, texts=("What it rests on", "When", "Source"))


def places(found: Answer) -> list[str]:
    """The places the figures are about, each once, in the answer's order."""
    return list(dict.fromkeys(row.area for row in found.rows))


def sources(found: Answer) -> str:
    """The line under a picture: every source once."""
    return papers.source(row.source for row in found.rows)


def facts(found: Answer) -> list[tuple[str, str]]:
    """Four facts of published figures; what changed is told of all."""
    return [
        ("What is counted", f"{len(found.rows)} figures, each as its row says"),
        ("Kind of number", "As published"),
        ("As at", "Each row has its own time"),
        (words.HIDDEN, _hidden(found)),
    ]


def how(_found: Answer) -> list[tuple[str, str]]:
    return [
        ("What they are", "Figures that others published, under their definitions. They are not counted from the records."),
        ("Chosen by hand", "From public papers and statistics. None is about one child or a handful of people."),
        ("Take care", "They are not protected here: they are public already, and only what is safe to repeat was taken."),
    ]


def _hidden(found: Answer) -> str:
    hidden = sum(row.value is None for row in found.rows)
    return f"{hidden} figures, hidden by their publisher" if hidden else "No figure here"

"""The tables of a release beside its cells: what its words mean, in readers' order."""

from collections import defaultdict
from collections.abc import Sequence

from data.disclosure.cells import Counted
from data.splits import breakdown_of, categories
from geo.areas import District
from queries.measures import MEASURES

Rows = Sequence[tuple]


def categories_met(cells: Sequence[Counted], place: District) -> Rows:
    """Every category that has a cell, in readers' order; the words of a report in the order of the reports."""
    listed = {
        (measure.name, breakdown_of(split)): categories(place, measure.extract, split)
        for measure in MEASURES.values()
        for released in measure.released
        for split in released.splits
    }
    met = defaultdict(dict)
    for cell in cells:
        met[cell.key.measure, cell.key.breakdown][cell.key.category] = None
    return [
        (*split, category, position)
        for split, found in met.items()
        for position, category in enumerate(listed[split] or found, start=1)
    ]


def measures_declared() -> Rows:
    return [
        (
            m.name,
            position,
            m.title,
            m.question,
            m.definition,
            m.why_it_matters,
            m.counts,
            m.kind,
            m.per,
            m.numerator,
            m.denominator,
            m.higher_is,
            " and ".join(m.extracts),
            list(m.caveats),
            list(m.identities),
            list(m.changes),
            m.owner,
            m.reviewed_on,
            m.cleared,
            m.sql,
        )
        for position, m in enumerate(MEASURES.values(), start=1)
    ]


def series_breaks(place: District) -> Rows:
    reason = "The wards changed on this day, and the area committees with them. Figures before and after are of different areas."
    return [(start, level, reason) for _, start in place.vintages[1:] for level in ("committee", "ward")]

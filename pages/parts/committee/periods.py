"""Which periods are new since an earlier release, and which have dropped out."""

from data.release import Answer
from pages.parts import explained, words
from pages.parts.committee import changes, meetings
from pages.parts.tables import Table

SORTS = {"month": "Months", "quarter": "Quarters", "year_to_quarter": "Twelve months", "report": "Reports"}
NO_NEW_MONTH = "No month is new."
NOTHING = "Both releases cover the same periods."
FEW = 3


def in_short(found: Answer) -> str:
    """The months that are new, by the first and the last of them."""
    months = [spans.labels for spans in meetings.spans(found) if (spans.what, spans.period_type) == (changes.NEW, "month")]
    if not months:
        return NO_NEW_MONTH
    longest = max(months, key=len)
    return f"{longest[0]} is new." if len(longest) == 1 else f"{longest[0]} to {longest[-1]} are new."


def sentence(found: Answer) -> str:
    """Plainly, when nothing is new and nothing has dropped out, or there is nothing to compare with."""
    if found.before is None:
        return f"{explained.NONE_BEFORE}."
    return "" if meetings.spans(found) else NOTHING


def table(found: Answer) -> Table:
    """What is new and what has dropped out, by kind of period and the measures that have it."""
    return Table(
        caption="Periods that one of the two releases has and the other has not",
        headings=("Kind of period", "What happened", "Periods", "Measures"),
        rows=tuple(
            (SORTS[spans.period_type], spans.what, _run(spans.labels), _measures(spans.titles)) for spans in meetings.spans(found)
        ),
        numbers=False,
    )


def _run(labels: tuple[str, ...]) -> str:
    """The first and the last; one by its name."""
    return labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"


def _measures(titles: tuple[str, ...]) -> str:
    named = "; ".join(titles[:FEW])
    return f"{named}; and {words.number(len(titles) - FEW)} more" if len(titles) > FEW else named

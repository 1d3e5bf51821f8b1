"""What is said of papers: what stands in them and where, and, where the extract that holds it was not supplied, that."""

from collections.abc import Iterable

from data.release import Answer
from pages.parts import sayings

NO_COMMITMENTS = "Not supplied: no list of recommendations and promises came with these extracts. The other pages are complete."
NO_SERVICES = "Not supplied: no report of a support service came with these extracts. The other pages are complete without it."
NO_COMPARATORS = "Not supplied: no figures of other places or from papers came with these extracts. The other pages are complete."
INVENTS_NONE = "From public papers: nothing is invented."


def records(found: Answer) -> str:
    """In a file of what papers say, where the release is of invented records: that none of it is."""
    return sayings.records_but(found, "this table, which is taken from public papers")


def source(named: Iterable[str]) -> str:
    """Every paper once."""
    return f"Source: {'. '.join(dict.fromkeys(named))}."

"""How a measure is split in a release: by a fold of the district's (folds.csv), or by two that cross each other.

A split is written as declared: "all", "age_group", "age_group:two" (the second of two foldings), "service x age_group:two".
"""

from itertools import product

from geo.areas import District

ALL, CROSSED_BY, PAIRED_BY = "all", " x ", " | "


def folds_of(split: str) -> list[str]:
    """The folds that a split is made of: one, or the two that it crosses."""
    return split.split(CROSSED_BY)


def breakdown_of(split: str) -> str:
    """What a release calls a split: without which of its foldings was chosen."""
    return CROSSED_BY.join(fold.partition(":")[0] for fold in folds_of(split))


def categories(district: District, extract: str, split: str) -> list[str]:
    """The categories of a split in readers' order; a crossed split has every pair, "Turnaround | 11 to 14".

    None for a split whose categories are words of reports, which no district lists.
    """
    if split == ALL:
        return [ALL]
    return [PAIRED_BY.join(each) for each in product(*(district.categories(extract, fold) for fold in folds_of(split)))]

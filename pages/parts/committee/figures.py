"""How the figures of a comparison are said: where, of whom, and by how much they differ."""

from pages.parts import words
from pages.parts.committee.changes import Row


def where(figure: Row) -> str:
    """The place a figure is of; places of two vintages are told apart by the year of their wards."""
    if figure.level == "other":
        return figure.area_name
    named = f"{figure.area_name} {figure.level}"
    return f"{named} (wards of {figure.vintage})" if figure.vintage else named


def of_whom(figure: Row) -> str:
    """Place and category in one: "Bradford district", "Bradford district, risk level: significant"."""
    if figure.category == "all":
        return where(figure)
    said = split(figure.breakdown, figure.category)
    return f"{where(figure)}, {words.mid_sentence(said)}"


def split(breakdown: str, category: str) -> str:
    """Of whom: "Total", or the category and what it is one of."""
    if category == "all":
        return words.BREAKDOWNS["all"]
    return f"{words.BREAKDOWNS.get(breakdown, words.sentence_case(breakdown))}: {category}"


def difference(then: int | None, now: int | None) -> str:
    """3 more, 2 fewer; "" where one of the two is not shown."""
    if then is None or now is None:
        return ""
    return f"{words.number(abs(now - then))} {'more' if now > then else 'fewer'}"

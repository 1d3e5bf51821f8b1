"""How a number is made up: each group's count and its share of the whole, with how far chance could move it."""

from datetime import date

import plotly.graph_objects as go

from data.release import Answer, ask
from data.statistics.rates import Estimate
from pages.parts import choices, portions, sayings, words
from pages.parts.drawings.bars import LETTERS_ACROSS, Bar, bars
from pages.parts.portions import range_in_words
from pages.parts.tables import Table
from queries.pages.questions import AreasReleased, Series

BREAKDOWNS = ("age_group", "gender", "ethnic_group", "exploitation_type", "social_care_status", "lead_agency", "nrm_status")
AGES = "age_group"
MOST_SAID = 4
UNOBTAINED = "not yet obtained"


def offered(measure: str) -> dict[str, str]:
    """The ways of splitting a measure that the release has for the district, in the order of BREAKDOWNS: name to words."""
    released = {row.breakdown for row in ask(AreasReleased(measure=measure)).rows if row.level == "district"}
    return {name: words.BREAKDOWNS[name] for name in BREAKDOWNS if name in released}


def days(measure: str) -> dict[date, str]:
    """The days a number on a date is released for, latest first: first day of the month to the day in words."""
    whole = Series(measure=measure, period_type="month", area_code=choices.district(measure), breakdown="all")
    return {row.period: words.day(row.last_day) for row in reversed(ask(whole).rows)}


def sentence(found: Answer) -> str:
    """The whole, then its groups: each of a few, or of many the largest that is shown."""
    whole, parts = portions.whole_and_parts(found)
    return f"{sayings.in_words(whole, whole.measure, 'stock')} {_few(found) if len(parts) <= MOST_SAID else _many(found)}"


def title(found: Answer) -> str:
    whole, _ = portions.whole_and_parts(found)
    return f"{whole.title} by {_by(found)}, {whole.area_name}, {words.day(whole.last_day)}"


def picture(found: Answer, across: int = LETTERS_ACROSS) -> go.Figure:
    """A bar for each group, in per cent of the whole, with its interval; a group without a figure has a mark and words."""
    _, parts = portions.whole_and_parts(found)
    return bars([_bar(found, *part) for part in parts], highest=portions.end_of_scale(parts), suffix="%", across=across)


def table(found: Answer) -> Table:
    """The groups in the order of the picture, then the whole."""
    whole, parts = portions.whole_and_parts(found)
    headings = (words.BREAKDOWNS[found.question.breakdown], "Children", "Share", "95% range")
    return Table(title(found), headings, portions.listed(whole, parts))


def about_shares(found: Answer) -> str:
    """What the line on each bar is, and what a share is of."""
    whole, _ = portions.whole_and_parts(found)
    return (
        "Each line is the 95% range: with numbers as small as these, chance alone could move a share that far. "
        f"A share is of the {words.mid_sentence(whole.title)}, not of all children. Rounded shares may not add up to 100%."
    )


def about_unobtained(found: Answer) -> str:
    """How many are in no group because nobody knows theirs, or why that cannot be told here."""
    _, parts = portions.whole_and_parts(found)
    for row, estimate in parts:
        name = row.category.lower()
        if name == UNOBTAINED:
            share_of = f", {words.percent(estimate.value)} of the whole" if estimate else ""
            return f"{words.sentence_case(_by(found))} {UNOBTAINED}: {_number(row)}{share_of}."
        if UNOBTAINED in name:
            return (
                f"Children whose {_by(found)} is {UNOBTAINED} are counted in “{row.category}”, to keep small numbers safe. "
                "How many they are cannot be told here."
            )
    return ""


def about_population(found: Answer) -> str:
    """That ethnic groups cannot be set against the children who live here: no release holds how many there are of each."""
    if found.question.breakdown != "ethnic_group":
        return ""
    whole, _ = portions.whole_and_parts(found)
    return (
        f"These shares cannot be compared with all children in {whole.area_name}: this release does not hold how many children "
        "of each ethnic group live here. So a large share does not mean that a group is more at risk, "
        "nor a small one that it is less."
    )


def _few(found: Answer) -> str:
    _, parts = portions.whole_and_parts(found)
    return portions.each_in_words(parts, _by(found), "were aged " if found.question.breakdown == AGES else "")


def _many(found: Answer) -> str:
    _, parts = portions.whole_and_parts(found)
    known = [(row, estimate) for row, estimate in parts if estimate and row.category.lower() != UNOBTAINED]
    if not known:
        return f"No share can be given by {_by(found)}."
    most = max(row.value for row, _ in known)
    largest = [row.category for row, _ in known if row.value == most]
    said = words.percent(next(estimate.value for row, estimate in known if row.value == most))
    if len(largest) == 1:
        return f"By {_by(found)}, the largest group shown is “{largest[0]}”, {said}."
    return f"By {_by(found)}, the largest groups shown are “{'” and “'.join(largest)}”, {said} each."


def _bar(found: Answer, row: tuple, estimate: Estimate | None) -> Bar:
    name = words.safe(words.sentence_case(row.category))
    is_quiet = row.category.lower() == UNOBTAINED
    if estimate is None:
        return Bar(row.category, _number(row), f"<b>{name}</b><br>{_number(row)}", None, is_quiet=is_quiet)
    whole, _ = portions.whole_and_parts(found)
    hover = (
        f"<b>{name}</b><br>{_number(row)}, {words.percent(estimate.value)} of {words.number(whole.value)}"
        f"<br>95% range {range_in_words(estimate, row)}"
    )
    said = f"{_number(row)}, {words.percent(estimate.value)}"
    return Bar(
        row.category, said, hover, *(round(x) for x in (estimate.value, estimate.lower, estimate.upper)), is_quiet=is_quiet
    )


def _number(row: tuple) -> str:
    """160 children; in words where it is not shown."""
    return f"{words.number(row.value)} children" if row.status == "shown" else words.figure(row.value, row.status)


def _by(found: Answer) -> str:
    """The breakdown within a sentence: names of things keep their capitals."""
    name = words.BREAKDOWNS[found.question.breakdown]
    return name if " " in name and name.istitle() else words.mid_sentence(name)

"""How a number is made up: each group's count and its share of the whole, with how far chance could move it."""

from datetime import date

import plotly.graph_objects as go

from data.release import Answer, ask
from pages.parts import choices, portions, sayings, words
from pages.parts.drawings.bars import LETTERS_ACROSS, bars
from pages.parts.portions import UNOBTAINED
from pages.parts.tables import Table
from queries.pages.questions import AreasReleased, Series

BREAKDOWNS = ("age_group", "gender", "ethnic_group", "exploitation_type", "social_care_status", "lead_agency", "nrm_status")
AGES = "age_group"
MOST_SAID = 4
THINGS = "children"


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
    were = "were aged " if found.question.breakdown == AGES else ""
    few = len(parts) <= MOST_SAID
    groups = portions.each_in_words(parts, _by(found), were) if few else portions.largest_in_words(parts, _by(found))
    return f"{sayings.in_words(whole, whole.measure, 'stock')} {groups}"


def title(found: Answer) -> str:
    whole, _ = portions.whole_and_parts(found)
    return f"{whole.title} by {_by(found)}, {whole.area_name}, {words.day(whole.last_day)}"


def picture(found: Answer, across: int = LETTERS_ACROSS) -> go.Figure:
    """A bar for each group, in per cent of the whole, with its interval; a group without a figure has a mark and words."""
    whole, parts = portions.whole_and_parts(found)
    drawn = [portions.bar(part, whole, THINGS) for part in parts]
    return bars(drawn, highest=portions.end_of_scale(parts), suffix="%", across=across)


def table(found: Answer) -> Table:
    """The groups in the order of the picture, then the whole."""
    whole, parts = portions.whole_and_parts(found)
    headings = (words.BREAKDOWNS[found.question.breakdown], "Children", "Share", "95% range")
    return Table(title(found), headings, portions.listed(whole, parts))


def about_shares(found: Answer, ranges: str = "Each line is the 95% range") -> str:
    """What the line on each bar is, and what a share is of. ranges: the same where no line is drawn."""
    whole, _ = portions.whole_and_parts(found)
    return (
        f"{ranges}: with numbers as small as these, chance alone could move a share that far. "
        f"A share is of the {words.mid_sentence(whole.title)}, not of all children. Rounded shares may not add up to 100%."
    )


def about_unobtained(found: Answer) -> str:
    """How many are in no group because nobody knows theirs, or why that cannot be told here."""
    _, parts = portions.whole_and_parts(found)
    for row, estimate in parts:
        if portions.is_unobtained(row):
            share_of = f", {words.percent(estimate.value)} of the whole" if estimate else ""
            return f"{words.sentence_case(_by(found))} {UNOBTAINED}: {portions.number(row, THINGS)}{share_of}."
        if UNOBTAINED in row.category.lower():
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


def _by(found: Answer) -> str:
    """The breakdown within a sentence: names of things keep their capitals."""
    name = words.BREAKDOWNS[found.question.breakdown]
    return name if " " in name and name.istitle() else words.mid_sentence(name)

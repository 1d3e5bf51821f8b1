"""The glossary: every measure of the release as it was declared, and every term and sign in plain words."""

import re
from itertools import groupby

from data.release import Answer
from data.terms import Term, terms
from pages.parts import texts, words
from pages.parts.tables import Table
from pages.parts.texts import text

SIGNS, COMPARISONS, TERMS = "Instead of a number", "How numbers are told and compared", "Terms"
PARTS = {"sign": SIGNS, "comparison": COMPARISONS, "term": TERMS}
TOPICS = {
    "ce_flags": "Flags",
    "missing_episodes": "Children who go missing",
    "ce_flags and missing_episodes": "Flags and missing together",
    "case_progress": "Police investigations",
    "support_cases": "Support",
}
LEVELS = {"district": "The district", "committee": "Area committees", "ward": "Wards"}
EVERY = {
    "month": "each month",
    "quarter_end": "at the end of each quarter",
    "quarter": "each quarter",
    "year_to_quarter": "over twelve months, each quarter",
    "report": "at each report",
}


def sentence(found: Answer) -> str:
    """How many measures there are, and what is said of each."""
    count = len({row.name for row in found.rows})
    return (
        f"This dashboard counts {count} things. Here is what each of them is, in plain words: what is counted, "
        "how, where it is shown, and what it cannot tell you."
    )


@text
def contents(found: Answer) -> str:
    """A link to every part of the page."""
    parts = [*(topic for topic, _ in _by_topic(found)), *PARTS.values()]
    links = "".join(f'<li><a href="#{anchor(part)}">{words.safe(part)}</a></li>' for part in parts)
    return f'<nav aria-label="On this page"><ul class="contents">{links}</ul></nav>'


@text
def measures(found: Answer) -> str:
    """Every measure, one fold each, by topic."""
    return "".join(
        texts.title(topic, anchor(topic)) + "".join(_measure(found, row) for row in rows) for topic, rows in _by_topic(found)
    )


@text
def explained() -> str:
    """Signs, comparisons and terms, each with where it comes from."""
    said = {kind: "".join(_term(term) for term in terms() if term.kind == kind) for kind in PARTS}
    return "".join(f'{texts.title(part, anchor(part))}<dl class="terms">{said[kind]}</dl>' for kind, part in PARTS.items())


def table(found: Answer) -> Table:
    """The whole glossary as one table, to keep."""
    rows = [
        (row.title, row.definition, row.counts, words.KINDS[row.kind], _released(found, row.name), " ".join(row.caveats))
        for _, rows in _by_topic(found)
        for row in rows
    ]
    rows += [(term.term, term.meaning, "", "", "", term.source) for term in terms()]
    headings = ("Name", "Meaning", "What is counted", "Kind of number", "Where it is shown", "Take care, or source")
    return Table("What the numbers mean", headings, tuple(rows), numbers=False)


def anchor(text: str) -> str:
    """The address of a heading on its page: "children-with-an-open-flag"."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _by_topic(found: Answer) -> list[tuple[str, list]]:
    """Each topic with one row for each of its measures, in the order of the release."""
    firsts = list({row.name: row for row in reversed(found.rows)}.values())[::-1]
    order = list(dict.fromkeys(row.extract for row in firsts))
    firsts.sort(key=lambda row: order.index(row.extract))
    return [(TOPICS.get(extract, extract), list(rows)) for extract, rows in groupby(firsts, key=lambda row: row.extract)]


def _measure(found: Answer, row: tuple) -> str:
    """One measure. The address leads inside the fold, so that a browser opens it on the way there."""
    per = f"Also shown for every {words.number(row.per)} children aged 0 to 17." if row.per else ""
    pairs = [
        ("The question", row.question),
        ("What it means", f"{row.definition} {per}".strip()),
        ("Why it matters", row.why_it_matters),
        ("What is counted", row.numerator),
        ("Out of", row.denominator),
        ("Where it is shown", _released(found, row.name)),
        ("Take care", " ".join(row.caveats)),
    ]
    said = "".join(f"<div><dt>{words.safe(name)}</dt><dd>{words.safe(text)}</dd></div>" for name, text in pairs if text)
    kind = f"{row.counts}, {words.KINDS[row.kind]}"
    return (
        f'<details class="measure"><summary><strong>{words.safe(row.title)}</strong> <small>{words.safe(kind)}</small></summary>'
        f'<dl class="how" id="{anchor(row.title)}">{said}</dl></details>'
    )


def _released(found: Answer, name: str) -> str:
    """Where a measure is shown, how often, and how it is split there."""
    by_level = groupby((row for row in found.rows if row.name == name and row.level), key=lambda row: row.level)
    return " ".join(f"{LEVELS[level]}: {'; '.join(_often(row) for row in rows)}." for level, rows in by_level)


def _often(row: tuple) -> str:
    splits = [words.BREAKDOWNS.get(name, name).lower() for name in row.breakdowns]
    return EVERY[row.every] + (f", also by {words.listed(splits)}" if splits else "")


def _term(term: Term) -> str:
    source = f" <small>{words.safe(term.source)}</small>" if term.kind == "term" else ""
    return f"<div><dt>{words.safe(term.term)}</dt><dd>{words.safe(term.meaning)}{source}</dd></div>"

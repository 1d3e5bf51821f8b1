"""What stands under figures that no measure counts, such as those of papers: a strip of facts, and how they were worked out."""

from collections.abc import Callable, Sequence

from data.release import Answer, ask_before
from pages.parts import texts, words
from pages.parts.texts import Text, text

Pairs = Sequence[tuple[str, str]]
Told = Callable[[Answer], Pairs]
ORDER = ("What is counted", "Kind of number", "As at", words.HIDDEN, "Changed since last time")
NONE_BEFORE = "There is no release before this one"


def facts(found: Answer, told: Told) -> Text:
    """What this number is, as a strip of facts; told gives each with its name."""
    return _facts(found, ask_before(found.question), told)


@text
def how(found: Answer, told: Told, extract: str) -> str:
    """How was this worked out? In words, with the extract and the SQL that asked for it."""
    listed = texts.pairs(
        (
            *told(found),
            ("As at", f"{words.day(found.release.as_at)}, release {found.release.release_id}"),
            ("From", found.release.source(extract)),
        )
    )
    asked = sql("The question as it was put to the release (SQL):", "SQL of this page", found.question.sql)
    return fold(f'<dl class="how">{listed}</dl>{asked}')


def strip(label: str, told: Pairs, *, on_paper: bool = True) -> str:
    """Facts side by side, as HTML."""
    return f'<dl class="facts{"" if on_paper else " screen"}" aria-label="{words.safe(label)}">{texts.pairs(told)}</dl>'


def fold(told: str, question: str = "How was this worked out?") -> str:
    """What only some want to read, one click away, and not on paper. told: HTML, made safe."""
    return f'<details class="explained screen"><summary>{words.safe(question)}</summary>{told}</details>'


def sql(title: str, label: str, asked: str) -> str:
    """SQL to read. Not st.code: where its lines are too long for a phone, its box cannot be scrolled by keyboard."""
    return (
        f"<p>{words.safe(title)}</p>"
        f'<pre class="sql" tabindex="0" role="region" aria-label="{words.safe(label)}">{words.safe(asked)}</pre>'
    )


@text
def _facts(found: Answer, before: Answer | None, told: Told) -> str:
    usual = {"As at": words.day(found.release.as_at), "Changed since last time": _changed(found, before)}
    pairs = usual | dict(told(found))
    return strip("What this number is", sorted(pairs.items(), key=_place))


def changed_in_words(changed: int, new: int, figures: int, before: Answer) -> str:
    """How many of some figures changed since the release before, and how many it did not have."""
    when = words.day(before.release.as_at)
    if new == figures:
        return f"All new: the release as at {when} did not have them"
    told = f"{changed} of {figures} figures, since" if changed else "No change since"
    return f"{told} the release as at {when}{f'; {new} are new' if new > 1 else '; 1 is new' if new else ''}"


def _changed(found: Answer, before: Answer | None) -> str:
    """How many rows are new or said differently from the same question's in the release before."""
    if before is None:
        return NONE_BEFORE
    changed = len(set(found.rows) - set(before.rows))
    when = words.day(before.release.as_at)
    are = "is" if changed == 1 else "are"
    return f"{changed} of {len(found.rows)} rows {are} new or changed since {when}" if changed else f"No change since {when}"


def _place(fact: tuple[str, str]) -> int:
    """Facts stand in one order on every page; what only one page tells stands after its day."""
    return ORDER.index(fact[0]) if fact[0] in ORDER else ORDER.index("As at")

"""Which definitions and which settings of the policy are not what they were in an earlier release."""

from collections.abc import Mapping, Sequence

from data.release import Answer, ask, ask_of
from pages.parts import words
from pages.parts.about.protection import SETTINGS
from pages.parts.tables import Table
from queries.pages.questions import Declarations

TOLD = {
    "title": "Title",
    "question": "Question",
    "definition": "Definition",
    "counts": "What is counted",
    "kind": "Kind of number",
    "per": "Counted for every",
    "numerator": "Numerator",
    "denominator": "Denominator",
    "higher_is": "What more of it means",
    "caveats": "What to take care of",
}
SQL, REWRITTEN, AS_WRITTEN = "SQL", "Rewritten: what this number means, on its own page, has it in full", "As it was written"
ADDED, TAKEN_AWAY, NONE = "Measured for the first time", "Measured no longer", "None"
POLICY, AS_IT_WAS = "Policy", "What is hidden"
NOTHING = "No definition, no way of counting and no setting of the policy was changed."


def sentence(found: Answer) -> str:
    """Plainly, when nothing was changed."""
    return "" if _rows(found) else NOTHING


def table(found: Answer) -> Table:
    """What each changed word was and is: of a measure, or of the policy."""
    return Table(
        caption="Definitions and policy, then and now",
        headings=("Of what", "What changed", "Then", "Now"),
        rows=tuple(_rows(found)),
        numbers=False,
    )


def _rows(found: Answer) -> list[tuple[str, ...]]:
    if found.before is None:
        return []
    then, now = ask_of(found.before.release_id, Declarations()), ask(Declarations())
    titles = {row.name: row.title for row in (*then.rows, *now.rows)}
    return [*declared(then.rows, now.rows), *settings(found.before.policy, found.release.policy, titles)]


def declared(then: tuple, now: tuple) -> list[tuple[str, ...]]:
    """What differs in the declarations of measures, a row for each word of each."""
    before, after = ({row.name: row for row in rows} for rows in (then, now))
    rows = []
    for name in dict.fromkeys([*after, *before]):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            rows.append((new.title, ADDED, "", "") if new else (old.title, TAKEN_AWAY, "", ""))
            continue
        rows += [
            (new.title, said, _text(getattr(old, word)), _text(getattr(new, word)))
            for word, said in TOLD.items()
            if getattr(old, word) != getattr(new, word)
        ]
        rows += [(new.title, SQL, AS_WRITTEN, REWRITTEN)] if old.sql != new.sql else []
    return rows


def settings(
    then: Mapping[str, object], now: Mapping[str, object], titles: Mapping[str, str] | None = None
) -> list[tuple[str, ...]]:
    """What differs in the policies of two releases, a row for each setting. titles: of the measures that settings name."""
    named = titles or {}
    return [
        (POLICY, SETTINGS.get(name, AS_IT_WAS), _setting(then.get(name), named), _setting(now.get(name), named))
        for name in dict.fromkeys([*now, *then])
        if then.get(name) != now.get(name)
    ]


def _setting(value: object, titles: Mapping[str, str]) -> str:
    """A setting's value with its reason; the policy in words as it is."""
    if isinstance(value, Mapping):
        return f"{_text(value.get('value'), titles)}. {value.get('reason', '')}".strip()
    return _text(value, titles)


def _text(value: object, titles: Mapping[str, str] | None = None) -> str:
    """Measures by their titles; several in a list of their own are a difference."""
    if value in (None, [], ()):
        return NONE
    if isinstance(value, list | tuple):
        return "; ".join(_difference(one, titles) if isinstance(one, list) else _text(one, titles) for one in value)
    return words.number(value) if isinstance(value, int) else (titles or {}).get(str(value), str(value))


def _difference(measures: Sequence[object], titles: Mapping[str, str] | None) -> str:
    """Return interviews due, less return interviews offered."""
    whole, *parts = (_text(each, titles) for each in measures)
    return ", less ".join([whole, *(words.mid_sentence(part) for part in parts)])

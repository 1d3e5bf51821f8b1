"""What is told of the groups of a split, those of which the same is told together."""

from collections.abc import Mapping, Sequence

from pages.parts import words

ALL = {2: "both groups", 3: "all three groups", 4: "all four groups"}


def told(each: Mapping[str, str], of_the_whole: str) -> str:
    """A sentence for each thing told: "“Looked after” is lower than usual: below the lower limit."

    each: what is told of each group, "" where nothing is. of_the_whole: what was told of the whole, not told again.
    """
    said = []
    for state in dict.fromkeys(filter(None, each.values())):
        names = [name for name, of_it in each.items() if of_it == state]
        among = _named(names, len(each))
        verb = "is" if len(names) == 1 else "are"
        said.append(f"The same holds for {among}." if state == of_the_whole else f"{among} {verb} {state}.")
    return " ".join(map(words.sentence_case, said))


def _named(names: Sequence[str], of: int) -> str:
    """All of the groups by their number, some of them by their names."""
    if len(names) == of > 1:
        return ALL.get(of, f"all {of} groups")
    quoted = [f"\u201c{words.sentence_case(name)}\u201d" for name in names]
    return words.listed(quoted)

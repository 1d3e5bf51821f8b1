"""How much room text takes on a slide, from the widths of Arial's letters: whether it fits is known before it is written."""

from functools import cache

# Letters by their width in thousandths of the size, as Arial and all that stand in for it have them.
_WIDTHS = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;If",
    333: "()-r[]",
    355: '"',
    389: "*",
    500: "ckvxyzJs",
    584: "+<>=",
    611: "TZF",
    667: "ABEKPSVXY&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1015: "@",
}
_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters} | {"t": 278}
_OTHER, _WIDER = 556, 1.1
LINE = 1.2


@cache
def width(text: str, size: float, is_bold: bool = False) -> float:
    """How long a text is on one line, in points."""
    return (
        sum(_OF.get(letter, _OTHER if letter.isascii() else 1000) for letter in text) * size / 1000 * (_WIDER if is_bold else 1)
    )


def lines(text: str, size: float, room: float, is_bold: bool = False) -> int:
    """How many lines a text takes in so many points across; a word longer than that breaks."""
    taken, at = 1, 0.0
    for word in text.split():
        long = width(word, size, is_bold)
        with_space = at + (width(" ", size, is_bold) if at else 0) + long
        if with_space <= room:
            at = with_space
            continue
        taken += 1 if at else 0
        broken = int(long // room)
        taken, at = taken + broken, long - broken * room
    return taken


def height(text: str, size: float, room: float, is_bold: bool = False) -> float:
    """How high it is then, in points."""
    return lines(text, size, room, is_bold) * size * LINE

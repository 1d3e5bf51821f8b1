"""One of several views of a page: what was asked, and how it is said, drawn and listed."""

from typing import NamedTuple

from data.release import Answer
from pages.parts.frame import Picture, Rows, Sentence


class View(NamedTuple):
    """What a page draws of an answer. note: how the picture is to be read; care: what it must not be taken for."""

    found: Answer
    sentence: Sentence
    picture: Picture
    title: Sentence
    note: Sentence
    care: Sentence
    table: Rows

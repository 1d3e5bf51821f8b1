"""What is drawn once is drawn again when anything it depends on changes: nothing given to a drawing is left out of its key."""

from dataclasses import dataclass
from datetime import date

import pytest

from data.release import Answer, Release, ask, held
from pages.parts import absent, frame
from pages.parts.drawn import NoKey, drawn, remembered
from pages.parts.tables import html
from queries.pages.questions import Glossary, Headlines

drawings = []


@dataclass(frozen=True)
class Way:
    """One way of drawing."""

    colours: str
    ward: str | None = None


@drawn
def draw(*given):
    drawings.append(given)


@remembered
def make(*given):
    drawings.append(given)


GIVEN = (
    (),
    (1,),
    ("1",),
    (None,),
    (True,),
    ((1, 2),),
    (1, 2),
    (date(2021, 8, 31),),
    (Way("rate"),),
    (Way("rate", "E05"),),
    (html,),
    (absent.stop_without,),
)


def drawn_for(*given, by=draw):
    before = len(drawings)
    by(*given)
    return len(drawings) - before


@pytest.mark.parametrize("by", [draw, make])
def test_each_thing_given_is_drawn_or_made_once_and_no_two_share_one(by):
    frame.st.cache_resource.clear()
    assert [drawn_for(*given, by=by) for given in GIVEN] == [1] * len(GIVEN)
    assert [drawn_for(*given, by=by) for given in GIVEN] == [0] * len(GIVEN)


def test_a_drawing_is_not_shared_between_questions_or_releases(on_sample):
    earlier, later = (folder.name for folder in sorted(on_sample.glob("*-*-*-1")))
    answers: list[Answer] = []
    for release in (earlier, later):
        with held(release):
            answers += [ask(Headlines()), ask(Glossary())]
    assert [drawn_for(answer) for answer in answers] == [1, 1, 1, 1]
    assert [drawn_for(answer) for answer in answers] == [0, 0, 0, 0]
    assert all(isinstance(answer.release, Release) for answer in answers)


@pytest.mark.parametrize(
    "given", [lambda found: found, object(), {"a": 1}, {1, 2}, Way], ids=["lambda", "open object", "dict", "set", "class"]
)
def test_what_cannot_be_told_from_another_is_refused(given):
    with pytest.raises(NoKey, match="cannot be told in words"):
        draw(given)

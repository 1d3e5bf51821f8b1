"""A pack that is opened later: the dashboard says which of its figures have been restated since."""

import pytest

from data.release import about, ask, held
from pages.parts.committee import changes
from pages.parts.pack import offered, restated, topics
from tests.support.opened import opened, said

PAGE = "pages/committee/meeting_pack.py"
OLD, NEW = "2021-05-31-1", "2021-08-31-1"

pytestmark = pytest.mark.usefixtures("on_sample")


def cells(release_id, questions):
    with held(release_id):
        return {changes.of_what(row): (row.value, row.status) for question in questions for row in ask(question).rows}


def is_shown(*figures):
    return any(figure and figure[1] == "shown" for figure in figures)


@pytest.fixture
def found():
    return restated.compared(about(), OLD, list(topics.areas())[:1], topics.TITLES)


def test_the_releases_that_readers_had_are_offered_latest_first():
    assert opened(PAGE).selectbox(key="pack").options == [offered.NEW, NEW, OLD]


def test_every_figure_of_the_pack_that_differs_is_listed_and_nothing_else(found):
    with held(OLD):
        questions = [each for section in topics.sections(list(topics.areas())[:1], topics.TITLES) for each in section.cells]
    before, after = cells(OLD, questions), cells(NEW, questions)
    assert {changes.of_what(old) for old, _ in found.changed} == {
        key for key in before if before[key] != after.get(key) and is_shown(before[key], after.get(key))
    }
    assert found.figures == len(before)
    assert len(restated.table(found).rows) == len(found.changed) > 0


def test_a_pack_of_the_current_release_still_holds():
    found = restated.compared(about(), NEW, list(topics.areas())[:1], topics.USUAL)
    assert found.changed == ()
    told = restated.sentence(found)
    assert told.startswith(f"This pack is of the current release, {NEW}. None of its figures has been restated.")


def test_what_was_taken_from_papers_is_told_as_not_compared():
    told = restated.sentence(restated.compared(about(), NEW, list(topics.areas())[:1], ("Promises", "Context")))
    assert told == "This pack holds no figure that a release counts. Taken from papers, so not compared: Promises; Context."


def test_the_sentence_names_both_releases_and_says_how_many(found):
    told = restated.sentence(found)
    assert f"This pack was made of release {OLD}, as at 31 May 2021." in told
    assert f"The current release, {NEW}, is later, as at 31 August 2021." in told
    assert f"{len(found.changed)} of the pack’s {found.figures} figure" in told


def test_a_figure_that_is_no_longer_shown_is_not_said_again(found):
    old = found.changed[0][0]._replace(value=7, status="shown")
    told = restated.table(found._replace(changed=((old, old._replace(value=None, status="hidden")),)))
    assert told.rows[0][3:] == (restated.SHOWN_THEN, "Too few to show")


def test_a_figure_that_the_new_release_does_not_have_is_told_so(found):
    old = found.changed[0][0]._replace(value=12, status="shown")
    assert restated.table(found._replace(changed=((old, None),))).rows[0][3:] == ("12", restated.GONE)


def test_the_link_on_a_pack_opens_the_page_with_the_answer():
    told = said(opened(PAGE, pack=OLD))
    assert "Does the pack you hold still stand?" in told
    assert f"This pack was made of release {OLD}" in told


def test_a_release_that_is_not_kept_is_not_looked_for():
    for nonsense in ("../../etc", "2019-01-01-1", "current"):
        app = opened(PAGE, pack=nonsense)
        assert not [*app.error, *app.exception]
        assert "Does the pack you hold still stand?" not in said(app)


def test_what_neither_release_shows_is_not_compared(found):
    old = found.changed[0][0]._replace(value=None, status="hidden")
    assert not restated.is_changed(old, old._replace(status="not_supplied"))
    assert not restated.is_changed(old, None)
    assert restated.is_changed(old, old._replace(value=12, status="shown"))

"""The page of packs: what is chosen stands in its address, what is made can be taken away, and nothing chosen is told calmly."""

import pytest

from pages.parts.pack import making, offered, topics
from tests.support.opened import opened, said

PAGE = "pages/committee/meeting_pack.py"

pytestmark = pytest.mark.usefixtures("on_sample")


def downloads(app):
    return [button.proto.label for button in app.get("download_button")]


def test_it_opens_with_the_usual_pack_and_makes_nothing_before_it_is_asked():
    app = opened(PAGE)
    assert app.multiselect(key="topics").value == list(topics.USUAL)
    assert len(app.multiselect(key="areas").value) == 1
    assert downloads(app) == []


def test_the_choices_come_from_the_address():
    app = opened(PAGE, areas=["Keighley", "Shipley"], topics=["Flag trends"])
    assert app.multiselect(key="areas").value == ["Keighley", "Shipley"]
    assert "Keighley: 41 children with an open flag, 31 August 2021" in said(app)
    assert "for Keighley and Shipley, as at 31 August 2021" in said(app)


def test_what_is_made_can_be_taken_away_file_by_file_or_all_at_once():
    app = opened(PAGE, topics=["Headlines"])
    app.button[0].click().run()
    assert not [*app.error, *app.exception, *app.warning]
    offered_files = downloads(app)
    assert offered_files[0] == "Everything in one file (ZIP)"
    assert {file.title for file in making.FILES if file.ending != making.PAPER} <= set(offered_files)
    assert [status.label for status in app.status] == ["The pack is ready"]


def test_another_choice_takes_the_made_pack_back():
    app = opened(PAGE, topics=["Headlines"])
    app.button[0].click().run()
    app.multiselect(key="topics").set_value(["Wards"]).run()
    assert downloads(app) == []


def test_nothing_chosen_is_told_calmly():
    app = opened(PAGE)
    app.multiselect(key="topics").set_value([]).run()
    assert [info.value for info in app.info] == [offered.NOTHING]
    assert not [*app.error, *app.exception, *app.warning]


def test_a_topic_that_an_area_does_not_have_is_left_out():
    app = opened(PAGE, areas=["Keighley"], topics=["Investigations", "Wards"])
    assert "Wards of Keighley" in said(app)
    assert "Live or pending trial" not in said(app)

"""Slides: one message each, opened by their address, drawn as the pages draw them."""

import json

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import words
from pages.parts.committee import presenting
from pages.parts.drawings.larger import HIGHEST, TIMES, has_room, larger
from pages.parts.pack import topics
from tests.support.opened import headings, texts
from tests.support.pages import ROOT
from tests.support.sample import banner

# A committee's name leads its titles.
MOST_WORDS, OF_A_NAME = 12, 2
# Enlarged half as much again on a screen of 1920 by 1080, that is 24 points.
LEAST = 21.3

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def opened():
    """Open the page at its address: opened(show="flag-trends", of=..., slide="1")."""

    def view(**address):
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in address.items():
            app.query_params[name] = value
        return app.switch_page("pages/committee/present.py").run()

    return view


@pytest.fixture
def district():
    return next(iter(topics.areas()))


@pytest.fixture
def drawings():
    """Every picture that a slide of any topic shows, by its section's name: of the district and of a committee."""
    sections = [section for area in list(topics.areas())[:2] for section in topics.sections([area], topics.TITLES)]
    made = [(section.name, section.picture()) for section in sections if section.picture]
    return [(name, larger(figure)) for name, figure in made if has_room(figure)]


def sizes(part, owner=""):
    """The size of every letter of a figure; that of a mark is none."""
    if isinstance(part, dict):
        found = [size for name, each in part.items() for size in sizes(each, name)]
        return [*found, part["size"]] if owner.endswith("font") and "size" in part else found
    return [size for each in part for size in sizes(each, owner)] if isinstance(part, list | tuple) else []


@pytest.fixture
def everything(district):
    return {"show": ".".join(title.lower().replace(" ", "-") for title in topics.TITLES), "of": district}


@pytest.mark.parametrize("place", [0, 1])
def test_every_title_is_one_line_and_every_picture_is_told_in_words(place):
    area = list(topics.areas())[place]
    ready = presenting.deck(area, topics.TITLES).slides
    assert ready[-1].title == presenting.LAST
    assert [slide.title for slide in ready if len(slide.title.split()) > MOST_WORDS + place * OF_A_NAME] == []
    assert all(slide.section.sentence for slide in ready[:-1])


def test_every_slide_opens_from_its_address(opened, everything, district, releases):
    titles = [slide.title for slide in presenting.deck(district, topics.TITLES).slides]
    for number, title in enumerate(titles, start=1):
        app = opened(**everything, slide=str(number))
        assert not app.error
        assert not app.exception
        assert headings(app) == [title]
        assert any(banner(releases) in text for text in texts(app))
        assert any("Source: " in text for text in texts(app))
        assert [caption.value for caption in app.caption] == [f"Slide {number} of {len(titles)}"]


def test_a_slide_draws_what_its_page_draws(opened, district):
    app = opened(show="flag-trends", of=district, slide="1")
    (shown,) = (json.loads(chart.proto.spec) for chart in app.get("plotly_chart"))
    (section,) = topics.sections([district], ["Flag trends"])
    drawn = json.loads(section.picture().to_json())
    assert [trace["y"] for trace in shown["data"]] == [trace["y"] for trace in drawn["data"]]


@pytest.mark.parametrize(
    "address",
    [
        {"show": "nothing", "of": "E08000032", "slide": "1"},
        {"show": "flag-trends", "of": "E99999999", "slide": "1"},
        {"slide": "3"},
    ],
)
def test_an_address_of_no_slide_opens_the_choices(opened, address):
    app = opened(**address)
    assert not app.exception
    assert headings(app) == ["Which figures are to be shown to the committee?"]


@pytest.mark.parametrize(("asked", "shown"), [("0", 1), ("99", 2), ("²", 1), ("<b>", 1)])
def test_a_number_of_no_slide_opens_the_nearest(opened, district, asked, shown):
    app = opened(show="flag-trends", of=district, slide=asked)
    assert [caption.value for caption in app.caption] == [f"Slide {shown} of 2"]


def test_back_next_and_end_move_through_the_slides(opened, district):
    app = opened(show="flag-trends", of=district, slide="1")
    assert app.button(key="back").disabled
    app.button(key="next").click().run()
    assert headings(app) == [presenting.LAST]
    assert app.button(key="next").disabled
    app.button(key="back").click().run()
    assert [caption.value for caption in app.caption] == ["Slide 1 of 2"]
    app.button(key="end").click().run()
    assert headings(app) == ["Which figures are to be shown to the committee?"]


def test_nothing_chosen_is_said(opened):
    app = opened()
    app.multiselect(key="topics").set_value([]).run()
    assert any("No slide is ready. Choose at least one topic." in text for text in texts(app))


def test_a_larger_picture_has_larger_letters_and_the_same_figures():
    small = go.Figure(go.Bar(x=["a"], y=[3], width=0.5)).update_layout(height=250, font_size=14, margin_l=10)
    large = larger(small)
    assert (large.layout.height, large.layout.font.size, large.layout.margin.l) == (250 * TIMES, 14 * TIMES, 10 * TIMES)
    assert (large.data[0].y, large.data[0].width) == (small.data[0].y, 0.5)


def test_no_letter_of_a_slide_is_too_small_for_a_room_however_high_its_picture(drawings):
    assert len(drawings) > 20
    small = {name: size for name, figure in drawings for size in sizes(figure.to_plotly_json()) if size < LEAST}
    assert small == {}
    assert {figure.layout.height for _, figure in drawings if figure.layout.height > HIGHEST} == set()


def test_no_slide_shows_the_number_of_an_event_that_it_does_not_explain(drawings):
    assert [name for name, figure in drawings for each in figure.layout.annotations if each.text.isdecimal()] == []


def test_a_picture_without_room_for_large_letters_gives_way_to_its_table_or_its_sentence(opened, district):
    sections = {section.name: section for section in topics.sections([district], ["Promises", "Context"])}
    timeline, dots = sections["Promises"], sections["Context: young people out of work"]
    assert not has_room(timeline.picture())
    assert not has_room(dots.picture())
    assert any("<table>" in text for text in texts(opened(show="promises", of=district, slide="1")))
    last = len(presenting.deck(district, ["Context"]).slides) - 1
    assert any(dots.sentence[:20] in text for text in texts(opened(show="context", of=district, slide=str(last - 1))))


def test_the_picture_of_a_slide_shows_the_figure_of_its_title(district):
    for title in ("Flag trends", "Missing episodes"):
        (section,) = topics.sections([district], [title])
        figure = int(section.finding.split()[0])
        assert any(trace.y[-1] == figure for trace in section.picture().data)
        assert any(line.values[-1] == figure for line in section.chart.series)


def test_a_topic_that_the_area_has_nothing_of_is_named_under_the_choices(opened, district):
    committee = list(topics.areas())[1]
    alone = [topic.title for topic in topics.TOPICS if topic.of_committee is None and topic.is_usual]
    wanted = f"Only for {topics.areas()[district]}, so left out: {', '.join(alone)}."
    assert topics.without([committee], topics.USUAL) == wanted
    assert topics.without([district], topics.USUAL) == topics.without([district, committee], topics.USUAL) == ""
    app = opened(area=topics.areas()[committee])
    assert any(wanted in text for text in texts(app))
    pack = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    pack.query_params["areas"] = [topics.areas()[committee]]
    assert any(wanted in text for text in texts(pack.switch_page("pages/committee/meeting_pack.py").run()))


@pytest.mark.parametrize("place", [1, 2, 5])
def test_the_slide_of_a_committee_s_wards_draws_each_of_them_beside_the_committee_and_the_district(place):
    area = list(topics.areas())[place]
    (section,) = topics.sections([area], ["Wards"])
    heading, *names = [each.text.replace("<br>", " ") for each in section.picture().layout.annotations]
    listed = section.on_slides.rows
    assert names == [row[0] for row in listed]
    assert len(names) > 3
    assert section.of_figures.split(": ")[1] in words.mid_sentence(heading.removeprefix("<b>"))
    (figures,) = (trace for trace in section.picture().data if trace.mode == "text")
    assert [text.strip() for text in figures.text] == [row[2] if row[2] != "No rate" else row[1] for row in listed]

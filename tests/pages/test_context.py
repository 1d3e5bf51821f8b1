"""What else is happening: figures of others, worked out in the open, each with its source, and never ranked."""

from collections import namedtuple

import pytest

from data.release import Answer, about, ask
from pages.parts.response import beside, claimants, context, published, stated
from queries.pages.questions import ANY, Areas, PublishedFigures
from tests.support.opened import opened, pictures, said

PAGE = "pages/response/context.py"
NEIGHBOURS = 10

Row = namedtuple("Row", "measure year_ending year_about area value note source")

pytestmark = pytest.mark.usefixtures("on_sample")


def drawn_rows(*rows):
    """An answer of figures chosen by the test: measure, when, value."""
    told = tuple(Row(measure, None, when, "Here", value, None, "A paper") for measure, when, value in rows)
    return Answer(PublishedFigures(topic="education"), about(), told)


def test_from_12_to_24_is_100_per_cent_and_the_paper_s_50_stands_beside_it():
    found = ask(PublishedFigures(topic="modern slavery"))
    assert "12 (earlier, autumn 2020), then 24 (six weeks later, autumn 2020), 100% more" in stated.sentence(found)
    assert "from 12 to 24 is 12 more, and 12 ÷ 12 is 100%." in stated.arithmetic(found)
    assert "as the paper states it: 50%." in stated.arithmetic(found)
    cells = [cell for row in stated.table(found).rows for cell in row]
    assert {"147", "12", "24", "50%"} <= set(cells)


def test_children_not_in_school_are_told_with_their_papers():
    found = ask(PublishedFigures(topic="education"))
    assert "1,339 (school year 2018 to 2019), then 853 (school year 2019 to 2020), 36% fewer" in stated.sentence(found)
    assert "Children registered as educated at home: 677 (30 September 2020)." in stated.sentence(found)
    assert all("Document AU" in row.source for row in found.rows)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((12.0, 24.0), "100% more"),
        ((20.0, 15.0), "25% fewer"),
        ((7.0, 7.0), "the same"),
        ((0.0, 9.0), "no change can be worked out"),
        ((9.0, None), "no change can be worked out"),
    ],
)
def test_a_change_is_worked_out_only_from_two_figures(values, told):
    found = drawn_rows(("Pupils", "before", values[0]), ("Pupils", "since", values[1]))
    assert stated.sentence(found).endswith(f", {told}.")


def test_one_figure_has_no_change():
    found = drawn_rows(("Pupils", "before", 12.0), ("Others, in per cent", "before", 50.0))
    assert stated.sentence(found) == "Pupils: 12 (before)."
    assert [row[4] for row in stated.table(found).rows] == [stated.ALONE, stated.ALONE]


@pytest.mark.parametrize("figure", ["criminal exploitation", "sexual exploitation", "going missing", "Looked-after"])
def test_every_comparator_has_the_district_ten_neighbours_the_region_and_england_on_one_scale(figure):
    name = next(name for name in context._figures("other places") if figure in name)
    found = ask(PublishedFigures(topic="other places", figure=name))
    rows = beside.table(found).rows
    assert [row[0] for row in rows[:3]] == ["Bradford", "England", "Yorkshire and The Humber"]
    assert [row[1] for row in rows].count("Statistical neighbour") == NEIGHBOURS
    assert [row[0] for row in rows[3:]] == sorted(row[0] for row in rows[3:])
    picture = beside.picture(found)
    assert len(picture.data) == 2 * len(rows) - 1
    ((lowest, _),) = {axis.range for axis in picture.select_yaxes()}
    assert lowest == 0
    assert published.sources(found).startswith("Source: DfE")


def test_wards_stand_by_name_under_their_committee_and_a_tie_names_both():
    found = ask(PublishedFigures(topic="out of work", figure="Claimants aged 18 to 24"))
    rows = claimants.table(found).rows
    assert len(rows) == 31
    assert rows[-1] == (claimants.WHOLE, "Bradford", "6,775")
    assert list(rows[:-1]) == sorted(rows[:-1], key=lambda row: row[:2])
    assert "from 40 in Wharfedale to 480 in City and Manningham" in claimants.sentence(found)


def test_a_share_is_told_of_the_wards_its_paper_is_of_and_of_no_ward_of_another_time():
    found = ask(PublishedFigures(topic=claimants.TOPIC))
    told = {(ward.name, ward.vintage): claimants.of_ward(found, ward.code) for ward in ask(Areas()).rows if ward.level == "ward"}
    assert all(len(rows) == (vintage == "2004") for (_, vintage), rows in told.items())
    (share,) = told["Baildon", "2004"]
    assert (published.number(share), told["Baildon", "2026"]) == ("9.2%", [])


def test_each_topic_has_a_view_and_its_choice_is_in_the_address():
    assert list(context.topics()) == list(context.TOPICS)
    for name in context.TOPICS.values():
        app = opened(PAGE, topic=name)
        assert not app.error
        assert len(pictures(app)) == 1
        assert "Source: " in said(app)
    assert context.figure("education") == ANY

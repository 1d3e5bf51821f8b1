"""A ward's figure is told with what it bears, a hidden one gives nothing away, and no ward is ranked."""

from collections import namedtuple
from datetime import date
from types import SimpleNamespace

import pytest

from data.release import ask
from data.settings import district_folder
from geo.areas import district
from pages.parts import sayings, words
from pages.parts.drawings import maps
from pages.parts.places import ward_maps, wards
from pages.parts.places.standing import NO_RANGE, NO_RATE, NOT_COMPARED
from queries.pages.questions import MeasureMeaning, WardFigures, WardPeriods

HERE = district(district_folder())
ROW = "code name level vintage committee_code committee_name children_0_17 mid_year ward_known value status label last_day"
Row = namedtuple("Row", ROW.split())
Meaning = namedtuple("Meaning", "title counts kind per")

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def answers():
    """Every ward answer of the sample."""
    return [
        ask(WardFigures(measure=row.measure, period_type=row.period_type, period=row.period)) for row in ask(WardPeriods()).rows
    ]


@pytest.fixture
def made(monkeypatch):
    """An answer made by hand: made("2004", {"City": 30}); every other ward is hidden."""

    def answer(vintage, shown, counts="children", whole=1_000, status="hidden", known=1_000):
        monkeypatch.setattr(sayings, "meaning", lambda _: Meaning("Children flagged", counts, "flow", 10_000))
        names = {a.code: a.name for a in HERE.areas}
        day = ("July 2026 to June 2027", date(2027, 6, 30))
        said = "hidden" if whole is None else "shown"
        top = Row(HERE.code, HERE.name, "district", None, None, None, 140_000, 2020, known, whole, said, *day)
        found = [
            Row(a.code, a.name, "ward", vintage, a.parent, names[a.parent], 5_000, 2020, None, shown.get(a.name), said, *day)
            for a in HERE.of_level("ward")
            if a.vintage == vintage
            for said in ["shown" if a.name in shown else status]
        ]
        return SimpleNamespace(rows=(top, *found), question=SimpleNamespace(measure="flags_open"))

    return answer


def cells(table):
    return {row[0]: row[1:] for row in table.rows}


def test_the_sample_has_ward_figures_to_look_at(answers):
    assert len(answers) > 20
    assert {row.status for found in answers for row in found.rows} == {"shown", "hidden"}


def test_a_place_whose_children_nobody_knows_has_no_rate_on_the_map_as_on_its_profile(made):
    found = made("2004", {"City": 30})
    unknown = SimpleNamespace(rows=tuple(row._replace(children_0_17=None) for row in found.rows), question=found.question)
    assert cells(wards.table(unknown))["City"][:5] == ("30", NO_RATE, NO_RANGE, NOT_COMPARED, "Not supplied")
    assert cells(wards.table(unknown))["Tong"][:4] == (words.HIDDEN,) * 4


def test_a_rate_is_the_shown_count_over_the_children_who_live_there(answers):
    for found in answers:
        per = ask(MeasureMeaning(measure=found.question.measure)).rows[0].per
        said = cells(wards.table(found))
        for row in found.rows:
            if row.status == "shown" and row.level == "ward":
                assert f"{row.value / row.children_0_17 * per:.1f}" in said[row.name]


def test_every_ward_has_one_row_by_name_and_those_without_a_figure_stand_last(answers):
    for found in answers:
        names = [row[0] for row in wards.table(found).rows][1:]
        shown = [row.name for row in found.rows if row.level == "ward" and row.status == "shown"]
        hidden = [row.name for row in found.rows if row.level == "ward" and row.status != "shown"]
        assert names == [*sorted(shown), *sorted(hidden)]


def test_a_hidden_ward_s_row_and_hover_hold_no_number_but_its_population(answers):
    for found in answers:
        said = cells(wards.table(found))
        hovers = hovered(ward_maps.WardMap(ward_maps.RATE)(found))
        for row in found.rows:
            if row.status == "hidden" and row.level == "ward":
                assert set(said[row.name]) == {words.HIDDEN, words.number(row.children_0_17), row.committee_name}
                assert not any(letter.isdigit() for letter in hovers[row.name])
                assert hovers[row.name].endswith(words.HIDDEN)


def hovered(figure):
    """What is said of each ward where the pointer is, by its name."""
    said = [trace.text for trace in figure.data if trace.type == "scatter" and trace.hoveron == "fills"]
    return {text.partition("</b>")[0].removeprefix("<b>").replace("&amp;", "&"): text for text in said}


def wards_in_order(found):
    return [row.name for row in found.rows if row.level == "ward"]


def test_the_hover_says_the_table_s_row(answers):
    found = answers[0]
    said = cells(wards.table(found))
    hovers = hovered(ward_maps.WardMap(ward_maps.BESIDE)(found))
    for name, hover in hovers.items():
        number, *_, population, committee = said[name]
        assert committee in hover
        assert number in hover
        assert number == words.HIDDEN or population in hover


def test_no_ward_is_named_or_ranked_in_the_answer(answers):
    for found in answers:
        told = wards.sentence(found)
        assert not [name for name in wards_in_order(found) if name in told]
        assert not [
            word for word in ("worst", "best", "highest", "lowest", "most", "least", "rank", "top") if word in told.split()
        ]


def test_a_picture_is_light_enough_to_send(answers):
    drawings = [ward_maps.WardMap(colours) for colours in (ward_maps.BESIDE, ward_maps.RATE)]
    assert max(len(drawing(found).to_json()) for found in answers for drawing in drawings) < 40_000


@pytest.mark.parametrize("vintage", [name for name, _ in HERE.vintages])
def test_the_map_draws_the_wards_of_the_period_s_own_vintage(made, vintage):
    found = made(vintage, {"City": 80, "Toller": 20, "Royds": 35})
    written = ward_maps.WardMap(ward_maps.BESIDE)(found).data[-2].text
    assert len(written) == 30
    assert [text for text in written if "City<br>" in text] == [f"{maps.ON_WIDE}City<br><b>160.0 higher</b></span>"]
    assert wards.sentence(found).endswith(
        "3 of 30 wards have a figure here; 27 have too few to show. "
        "Beside the district, 1 is clearly higher and 1 clearly lower; the rest show no clear difference."
    )


def test_episodes_are_not_compared_because_a_child_may_have_many(made):
    found = made("2004", {"City": 80}, counts="episodes")
    people = "Children aged 0 to 17, mid-2020"
    assert wards.table(found).headings == ("Area", "Episodes", "For every 10,000", people, "Area committee")
    assert "one child who goes missing often" in wards.cannot_say(found)
    assert "clearly" not in wards.sentence(found)


def test_a_ward_is_compared_with_the_district_s_children_whose_ward_is_known(made):
    """20 of 5,000 children lie within chance of 500 among 140,000, and beyond it of 1,000."""
    assert cells(wards.table(made("2004", {"City": 20}, known=1_000)))["City"][3] == "Lower"
    assert cells(wards.table(made("2004", {"City": 20}, known=500)))["City"][3] == "No clear difference"


def test_without_a_figure_of_children_whose_ward_is_known_no_ward_is_compared(made):
    found = made("2004", {"City": 80}, known=None)
    assert cells(wards.table(found))["City"][3] == "Not compared"
    assert "because how many of its children have a known ward is not shown" in wards.cannot_say(found)


def test_without_a_district_figure_no_rate_is_given_for_it(made):
    assert "no rate can be given" in wards.sentence(made("2004", {"City": 80}, whole=None))


def test_what_wards_are_compared_with_is_said_with_its_rate(answers):
    last = next(found for found in answers if found.question.measure == "children_flagged_year")
    assert "Beside the district's children whose ward is known: 48.7 for every 10,000." in wards.cannot_say(last)


def test_a_ward_whose_children_go_missing_more_often_than_chance_allows_is_called_higher(answers):
    last = next(found for found in answers if found.question.measure == "children_missing")
    assert cells(wards.table(last))["Bowling and Barkerend"][3] == "Higher"


def test_the_heading_says_of_which_year_the_children_are(answers):
    assert all("Children aged 0 to 17, mid-2020" in wards.table(found).headings for found in answers)


def test_a_level_that_is_held_back_is_told_as_that(made):
    found = made("2004", {}, status="withheld")
    assert "0 of 30 wards have a figure here; 30 are held back." in wards.sentence(found)
    assert words.IN_WORDS["withheld"] in [trace.name for trace in ward_maps.WardMap(ward_maps.RATE)(found).data]


def test_what_a_map_is_called_says_what_is_counted_and_for_how_many(answers):
    for found in answers:
        meaning = wards.meaning_of(found)
        assert wards.picture_title(found).startswith(
            f"{meaning.title} for every {words.number(meaning.per)} children aged 0 to 17"
        )
        drawn = ward_maps.WardMap(next(iter(ward_maps.colours(found.question.measure))))(found)
        assert f"for every {words.number(meaning.per)} children" in drawn.layout.legend.title.text


def test_what_was_found_counts_the_wards_that_clearly_differ(made):
    when = made("2026", {"Royds": 40, "City": 36}).rows[0].label
    assert wards.finding(made("2026", {"Royds": 40, "City": 36})) == f"No ward clearly differs from the district, {when}"
    assert wards.finding(made("2026", {"Royds": 90, "City": 36})) == f"1 ward clearly higher than the district, {when}"
    assert wards.finding(made("2026", {"Royds": 9, "City": 36})) == f"1 ward clearly lower than the district, {when}"
    assert wards.finding(made("2026", {"Royds": 9, "City": 90})) == f"2 wards clearly differ from the district, {when}"
    assert wards.finding(made("2026", {"Royds": 9}, known=None)) == f"Wards are not compared with the district, {when}"

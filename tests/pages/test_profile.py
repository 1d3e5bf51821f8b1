"""A ward's page says what its figures bear, compares children only, and lets nothing of a hidden figure out."""

import json
import re
from collections import defaultdict
from itertools import product

import pytest

from data.release import ask
from pages.parts import tables, words
from pages.parts.places import profile, standing
from queries.pages.questions import Areas, FiguresOverTime, PlaceFigures
from tests.support.places import CHILDREN, PLACE_MEASURES, WARD, committee_figures, place_figures

pytestmark = pytest.mark.usefixtures("on_sample")

EVERY = "every 10,000 children aged 0 to 17"
NO_NUMBER = (words.HIDDEN, standing.NO_RATE, standing.NO_RANGE, standing.NOT_COMPARED)


def ward_rows(found):
    """The ward's own rows of the table, by what is counted."""
    return {row[0].split(",")[0]: row[2:] for row in profile.table(found).rows if row[1] == WARD.name}


def everything(found):
    """Every text that is sent for an answer: sentence, picture with its hovers, table, titles."""
    return "\n".join(
        [
            profile.sentence(found),
            profile.picture(found).to_json(),
            profile.picture_title(found),
            tables.html(profile.table(found)),
            *profile.can_say(found),
            *profile.cannot_say(found),
        ]
    )


def test_a_figure_stands_with_its_rate_its_range_and_how_it_lies_beside_committee_and_district():
    found = place_figures({"ward": {"children_flagged_year": 40}})
    assert ward_rows(found)["Children flagged"] == ("40", "80.0", "57.1 to 108.9", "Higher", "Higher")


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (40, f"That is 80.0 for {EVERY}: higher than in Shipley area (40.0) and Bradford district (40.0)."),
        (9, f"That is 18.0 for {EVERY}: lower than in Shipley area (40.0) and Bradford district (40.0)."),
        (21, "not clearly different from Shipley area (40.0) or Bradford district (40.0)."),
    ],
)
def test_the_sentence_says_higher_or_lower_only_beyond_chance(figure, said):
    told = profile.sentence(place_figures({"ward": {"children_flagged_year": figure}}))
    assert told.startswith(f"{figure} children had an open flag at some time in Baildon from July 2020 to June 2021. ")
    assert said in told


def test_a_ward_may_lie_otherwise_beside_its_committee_than_beside_its_district():
    found = place_figures({"ward": {"children_flagged_year": 40}, "committee": {"children_flagged_year": 260}})
    told = profile.sentence(found)
    assert "not clearly different from Shipley area (86.7), and higher than in Bradford district (40.0)." in told


def test_a_place_is_compared_with_the_district_s_children_whose_ward_is_known_and_their_rate_is_said():
    found = place_figures({"ward": {"children_flagged_year": 21}}, known={"children_flagged_year": 280})
    assert "higher than in Bradford district (children whose ward is known)." in profile.sentence(found)
    told = profile.about_picture(found)
    assert "Beside the district means beside its children whose ward is known: 40.0 (children with an open flag), 20.0 (" in told


def test_without_a_figure_of_children_whose_ward_is_known_a_place_is_compared_with_its_committee_only():
    found = place_figures({"ward": {"children_flagged_year": 40}}, known={"children_flagged_year": None})
    assert ward_rows(found)["Children flagged"][3:] == ("Higher", standing.NOT_COMPARED)
    assert "(children flagged)" not in profile.about_picture(found)


def test_the_committees_of_a_district_are_never_all_lower_than_it_nor_all_higher():
    """They are its parts: all of them together are the children they are compared with."""
    codes = [row.code for row in ask(Areas()).rows if row.level == "committee" and row.vintage == "2004"]
    for day in standing.last_days("2004"):
        told = defaultdict(set)
        for code in codes:
            found = ask(PlaceFigures(measures=profile.MEASURES, area_code=code, last_day=day))
            for measure, rows in standing.upwards(found).items():
                told[measure].add(rows[0].beside_words("district"))
        assert not [measure for measure, said in told.items() if said in ({"Lower"}, {"Higher"})]
        assert {"Lower", "Higher", "No clear difference"} >= told["children_missing"]


@pytest.mark.parametrize("figure", [6, 20, 400])
def test_episodes_are_never_compared_and_have_no_range(figure):
    *_, number_range, beside_committee, beside_district = ward_rows(place_figures({"ward": {"missing_episodes": figure}}))[
        "Missing episodes"
    ]
    assert (number_range, beside_committee, beside_district) == (standing.NO_RANGE, *[standing.NOT_COMPARED] * 2)


def test_episodes_are_not_in_the_picture():
    assert "pisodes" not in profile.picture(place_figures({})).to_json()


@pytest.mark.parametrize(("measure", "status"), [*product(PLACE_MEASURES, ["hidden", "withheld", "not_supplied"])])
def test_a_figure_that_is_not_shown_has_no_rate_no_range_and_no_comparison(measure, status):
    rows = ward_rows(place_figures({"ward": {measure: status}}))
    without = [cells for cells in rows.values() if cells[1] == standing.NO_RATE]
    assert without == [(words.figure(None, status), *NO_NUMBER[1:], standing.NOT_COMPARED)]


@pytest.mark.parametrize("measure", PLACE_MEASURES)
def test_nothing_that_is_sent_changes_with_what_is_hidden(measure):
    """A hidden figure has no value here at all: what is sent is the same whatever stood behind it, and names no number."""
    found = place_figures({"ward": {measure: "hidden"}})
    sent = everything(found)
    shown = place_figures({"ward": {measure: 37}})
    assert re.search(r"\b37\b", everything(shown))
    assert not re.search(r"\b37\b", sent)
    assert words.HIDDEN.lower() in sent.lower()


@pytest.mark.parametrize(
    ("hidden", "said"),
    [
        ((), ["How many children of Baildon were flagged, had an open flag on one day or went missing."]),
        (("children_missing",), ["How many children of Baildon were flagged or had an open flag on one day."]),
        (("children_flagged_year", "flags_open"), ["How many children of Baildon went missing."]),
        (PLACE_MEASURES, []),
    ],
)
def test_what_may_be_said_of_a_place_is_only_what_is_shown_of_it(hidden, said):
    found = place_figures({"ward": dict.fromkeys(hidden, "hidden")})
    assert [line for line in profile.can_say(found) if line.startswith("How many")] == said


def test_a_committee_s_hidden_figure_lets_the_ward_be_compared_with_the_district_only():
    found = place_figures({"ward": {"children_flagged_year": 40}, "committee": {"children_flagged_year": "hidden"}})
    assert ward_rows(found)["Children flagged"] == ("40", "80.0", "57.1 to 108.9", standing.NOT_COMPARED, "Higher")
    assert "Shipley" not in profile.sentence(found)


def test_without_a_population_there_is_no_rate():
    found = place_figures({}, children=CHILDREN | {"ward": None})
    assert {cells[:3] for cells in ward_rows(found).values()} == {("20", standing.NO_RATE, standing.NO_RANGE)}


def test_a_year_within_which_the_wards_changed_has_a_break_and_no_figure():
    years = {measure: "not_applicable" for measure in PLACE_MEASURES if measure != "flags_open"}
    found = place_figures({"ward": years, "committee": years})
    assert profile.sentence(found) == (
        "20 children had an open flag in Baildon on 30 June 2021. [b] Children flagged in twelve months, Baildon: "
        "no figure, because the wards changed within these twelve months."
    )
    assert [cells[0] for cells in ward_rows(found).values()].count("[b] Wards changed") == 3


def test_the_picture_starts_at_nought_and_draws_only_what_is_shown():
    figure = profile.picture(place_figures({"ward": {"children_flagged_year": "hidden"}}))
    assert figure.layout.xaxis.range[0] == 0
    drawn = sum(len(trace.x) for trace in figure.data if trace.mode == "markers")
    assert drawn == 8


def test_the_hover_says_the_table_s_row():
    found = place_figures({"ward": {"children_flagged_year": 40}})
    (hover,) = [
        h for trace in profile.picture(found).data for h in trace.customdata or () if "80.0" in h and trace.mode == "markers"
    ]
    assert hover == (
        "Baildon: 40 children<br>80.0 for every 10,000<br>95% range 57.1 to 108.9"
        "<br>Beside its committee: higher<br>Beside the district: higher"
    )


def test_a_committee_s_wards_stand_by_name_and_those_too_few_to_show_last():
    shipley = WARD.parent
    found = committee_figures(
        {"Baildon": {"children_flagged_year": "hidden"}, "Wharfedale": {"children_flagged_year": 90}}, shipley
    )
    names = [row[1] for row in profile.table(found).rows if row[0].startswith("Children flagged")]
    assert names == [
        "Bingley",
        "Bingley Rural",
        "Shipley",
        "Wharfedale",
        "Windhill and Wrose",
        "Baildon",
        "Shipley area",
        "Bradford district",
    ]


def test_the_quarters_of_a_ward_are_its_own_and_each_is_said_once():
    ward = next(row for row in ask(Areas()).rows if row.level == "ward")
    asked = FiguresOverTime(measures=profile.YEARS, period_type="year_to_quarter", area_code=ward.code, breakdown="all")
    told = profile.quarters(ask(asked))
    days = [row[0] for row in told.rows]
    assert len(set(days)) == len(days) == 12
    assert told.rows[0] == ("30 September 2018", "Not covered", told.rows[0][2], "Not covered", "Not covered")
    assert "[b]" not in json.dumps(told.rows)


def test_every_ward_of_the_sample_can_be_told_at_every_quarter():
    wards = [row for row in ask(Areas()).rows if row.level == "ward" and row.vintage == "2004"]
    for ward, day in product(wards, standing.last_days("2004")):
        found = ask(PlaceFigures(measures=profile.MEASURES, area_code=ward.code, last_day=day))
        told = profile.sentence(found)
        assert {row[1] for row in profile.table(found).rows} >= {ward.name}
        assert ward.name in told
        assert not [word for word in ("highest", "lowest", "worst", "best", "rank", "average") if word in told]

"""Who is flagged: shares with their intervals, "not yet obtained" always told, and nothing that gives a hidden group away."""

import re
from html import unescape

import pytest

from data.release import ask
from data.statistics.rates import proportion
from pages.parts import choices, portions, words
from pages.parts.drawings import bars
from pages.parts.risk import shares
from queries.pages.questions import PeriodFigures
from tests.support.figures import of_period

pytestmark = pytest.mark.usefixtures("on_sample")
SAID = (shares.sentence, shares.title, shares.about_shares, shares.about_unobtained, shares.about_population)
NUMBER = re.compile(r"\d+")


@pytest.fixture
def answers():
    """Every breakdown of every sixth month of the sample."""
    area = choices.district("flags_open")
    return [
        ask(PeriodFigures(measures=("flags_open",), period_type="month", period=month, area_code=area, breakdown=name))
        for name in shares.offered("flags_open")
        for month in list(shares.days("flags_open"))[::6]
    ]


def made(groups, whole=311, breakdown="ethnic_group"):
    named = {("flags_open", name): figure for name, figure in groups.items()}
    return of_period({("flags_open", "all"): whole} | named, breakdown)


def everything(found):
    """All that is told of an answer: words, picture with its hovers, table."""
    return " ".join([*(say(found) for say in SAID), shares.picture(found).to_json(), str(shares.table(found))])


def cells(found):
    return {row[0]: row[1:] for row in shares.table(found).rows}


def test_all_seven_ways_of_splitting_are_offered_and_every_month(answers):
    assert tuple(shares.offered("flags_open")) == shares.BREAKDOWNS
    assert len(answers) == 7 * 6


def test_each_share_and_interval_is_wilson_s(answers):
    for found in answers:
        whole, *parts = found.rows
        said = cells(found)
        for row in parts:
            right = proportion(row.value, whole.value)
            percents = [words.percent(end) for end in (right.value, right.lower, right.upper)]
            assert said[words.sentence_case(row.category)] == (
                words.number(row.value),
                percents[0],
                f"{percents[1]} to {percents[2]}",
            )


def test_the_picture_draws_what_the_table_says(answers):
    for found in answers:
        whole, *parts = found.rows
        right = [proportion(row.value, whole.value) for row in parts]
        figure = shares.picture(found)
        assert list(figure.data[0].x) == [round(share.value) for share in right]
        drawn = {}
        for trace in figure.data:
            if trace.error_x.array is not None:
                ends = zip(trace.y, trace.x, trace.error_x.arrayminus, trace.error_x.array, strict=True)
                drawn |= {y: (x - less, x + more) for y, x, less, more in ends}
        assert [drawn[y] for y in sorted(drawn)] == [(round(s.lower), round(s.upper)) for s in right]
        assert figure.layout.xaxis.range[0] == 0


def test_the_parts_and_the_whole_are_the_release_s_own(answers):
    for found in answers:
        whole, *parts = found.rows
        assert sum(row.value for row in parts) == whole.value
        assert cells(found)["All of them"][:2] == (words.number(whole.value), "100%")


def test_every_number_of_the_sentence_and_the_picture_is_in_the_table(answers):
    for found in answers:
        listed = set(NUMBER.findall(str(shares.table(found))))
        texts = [text for trace in shares.picture(found).data for text in (*(trace.customdata or ()), *(trace.text or ()))]
        told = unescape(" ".join([shares.sentence(found), *texts]))
        assert set(NUMBER.findall(told)) - listed <= {"95"}


def test_a_hidden_group_has_a_mark_and_words_and_no_number():
    found = made({"White": 160, "Asian or Asian British": 72, "Mixed": "hidden", "Other": "hidden"})
    told = everything(found)
    assert cells(found)["Mixed"] == (words.HIDDEN,) * 3
    # What the two hidden groups are together, as a count and as a share.
    assert not re.search(r"\b79\b|\b25%", told)
    assert "51%" in told
    marks = [trace for trace in shares.picture(found).data if trace.name == words.HIDDEN]
    assert [list(trace.x) for trace in marks] == [[0, 0]]
    assert all(hover.endswith(words.HIDDEN) and not NUMBER.search(hover) for hover in marks[0].customdata)


def test_a_hidden_whole_takes_every_share_with_it():
    found = made({"White": 160, "Mixed": "hidden"}, whole="hidden")
    assert "%" not in " ".join(cell for row in shares.table(found).rows for cell in row)
    assert "%" not in shares.sentence(found) + shares.about_unobtained(found)
    assert [trace.name for trace in shares.picture(found).data if trace.x and trace.name] == [words.HIDDEN]


def test_a_split_held_back_is_told_as_that():
    found = made({"White": "withheld", "Mixed": "withheld"})
    assert cells(found)["White"] == (words.IN_WORDS["withheld"],) * 3
    assert "311 children" in shares.sentence(found)


def test_the_largest_group_is_of_those_shown_and_known_and_two_may_share_it():
    groups = {"White": 60, "Asian": 60, "Mixed": 20, "Other": "hidden", "Not yet obtained": 150}
    assert shares.sentence(made(groups)).endswith("the largest groups shown are “White” and “Asian”, 19% each.")
    assert shares.sentence(made(groups | {"Asian": 12})).endswith("the largest group shown is “White”, 19%.")


def test_a_few_groups_are_all_told_in_the_release_s_order():
    found = made({"0 to 10": "hidden", "11 to 14": 100, "15 to 18": 180}, breakdown="age_group")
    assert shares.sentence(found).endswith(
        "By age group: 0 to 10: too few to show; 32% were aged 11 to 14; 58% were aged 15 to 18."
    )
    found = made({"0 to 10": 31, "11 to 14": 100, "15 to 18": 180}, breakdown="age_group")
    assert shares.sentence(found).endswith(". 10% were aged 0 to 10; 32% were aged 11 to 14; 58% were aged 15 to 18.")


def test_a_name_of_its_own_keeps_its_capitals_in_a_sentence():
    assert "By National Referral Mechanism: " in shares.sentence(made({"decision made": 311}, breakdown="nrm_status"))
    assert "By gender: " in shares.sentence(made({"female": 311}, breakdown="gender"))


def test_not_yet_obtained_is_counted_where_it_is_a_group_of_its_own(answers):
    for found in answers:
        own = [row for row in found.rows if row.category.lower() == portions.UNOBTAINED]
        told = shares.about_unobtained(found)
        assert all(f"{row.value} children, {words.percent(100 * row.value / found.rows[0].value)}" in told for row in own)
        assert bool(own) == (found.question.breakdown == "ethnic_group")


@pytest.mark.parametrize("folded", ["male, other or not yet obtained", "other or not yet obtained"])
def test_not_yet_obtained_is_said_to_be_folded_where_it_is(folded):
    told = shares.about_unobtained(made({"female": 100, folded: 211}, breakdown="gender"))
    assert f"counted in “{folded}”" in told
    assert "cannot be told here" in told


def test_too_few_not_yet_obtained_are_told_as_too_few():
    found = made({"White": 160, "Mixed": "hidden", "Not yet obtained": "hidden"})
    assert shares.about_unobtained(found) == "Ethnic group not yet obtained: Too few to show."


def test_ethnic_groups_are_said_not_to_be_set_against_the_population(answers):
    for found in answers:
        told = shares.about_population(found)
        assert ("this release does not hold how many children" in told) == (found.question.breakdown == "ethnic_group")


def test_a_label_too_long_for_a_phone_puts_every_bar_on_two_lines():
    short, long = bars.Bar("White", "5%", "", 5), bars.Bar("voluntary and specialist services of many kinds", "5%", "", 5)
    assert "<br>" not in bars.bars([short], 10).data[-1].text[0]
    assert all("<br>" in text for text in bars.bars([short, long], 10).data[-1].text)


def test_a_category_s_name_enters_the_picture_as_text_alone():
    figure = shares.picture(made({"<b>x</b>": 160, "Mixed": 151}))
    assert "<b>x" not in figure.to_json()

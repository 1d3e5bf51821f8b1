"""Classes of wards: few, told in words, never empty, made from what is shown, and to be told apart by everyone."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.settings import HOME
from data.statistics.funnel import Difference
from pages.parts.drawings.shades import BESIDE, DEPTHS, by_difference, by_rate, class_of, class_words, in_order, limits

RATES = st.lists(st.integers(0, 10_000).map(lambda tenths: tenths / 10), max_size=30)
THEME = tomllib.loads((HOME / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


def brightness(colour):
    """Relative luminance, as WCAG 2 has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@given(RATES)
def test_classes_are_at_most_three_and_none_is_empty_of_shown_wards(rates):
    cuts = limits(rates)
    assert len(cuts) <= 2
    assert list(cuts) == sorted(set(cuts))
    assert {class_of(rate, cuts) for rate in rates} == (set(range(len(cuts) + 1)) if rates else set())


@given(RATES)
def test_classes_are_told_in_words_one_for_each(rates):
    cuts = limits(rates)
    assert len(set(class_words(cuts))) == len(cuts) + 1


def test_limits_are_round_numbers_about_thirds():
    assert limits([12.1, 14.0, 22.5, 31.0, 33.3, 48.9, 51.0, 60.2, 71.7]) == (30, 50)
    assert limits([8.0, 8.0]) == ()
    assert class_words((30, 50)) == ("Under 30", "30 to under 50", "50 or more")


@given(RATES)
def test_a_higher_rate_is_never_lighter(rates):
    shades = by_rate({str(n): rate for n, rate in enumerate(rates)})
    ordered = [shades[str(n)].colour for n in sorted(range(len(rates)), key=lambda n: rates[n])]
    assert [DEPTHS.index(colour) for colour in ordered] == sorted(DEPTHS.index(colour) for colour in ordered)


@given(RATES)
def test_a_legend_lists_each_class_once_from_low_to_high(rates):
    cuts = limits(rates)
    listed = in_order(by_rate({str(n): rate for n, rate in enumerate(rates)}).values())
    assert [shade.words for shade in listed] == (list(class_words(cuts)) if rates else [])


def test_beside_the_district_a_legend_goes_from_higher_to_lower():
    met = by_difference({"a": Difference.LOWER, "b": Difference.MUCH_HIGHER, "c": Difference.NONE, "d": Difference.HIGHER})
    assert [shade.words for shade in in_order(met.values())] == [
        *("Higher, hardly by chance", "Higher than the district", "No clear difference", "Lower than the district"),
    ]


def test_each_difference_has_a_class_and_what_is_not_compared_has_one_too():
    assert set(BESIDE) == {*Difference, None}
    assert len({shade.colour for shade in BESIDE.values()}) == len({shade.words for shade in BESIDE.values()}) == len(BESIDE)


def test_the_further_from_the_district_the_deeper():
    depth = {difference: -brightness(shade.colour) for difference, shade in BESIDE.items()}
    assert depth[Difference.MUCH_HIGHER] > depth[Difference.HIGHER] > depth[Difference.NONE]
    assert depth[Difference.MUCH_LOWER] > depth[Difference.LOWER] > depth[Difference.NONE]


@pytest.mark.parametrize("shade", [*BESIDE.values(), *by_rate({"a": 1, "b": 5, "c": 9}).values()], ids=lambda shade: shade.words)
def test_words_can_be_read_on_every_class(shade):
    assert contrast(shade.colour, shade.ink) >= 4.5


def test_the_depths_are_the_palette_s_own():
    assert set(DEPTHS) <= {colour.upper() for colour in THEME["chartSequentialColors"]}


def test_the_colours_of_a_difference_are_the_palette_s_own():
    assert {shade.colour for shade in BESIDE.values()} <= {colour.upper() for colour in THEME["chartDivergingColors"]}

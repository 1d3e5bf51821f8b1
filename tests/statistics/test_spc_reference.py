"""Process charts equal NHSRplotthedots on every reference series."""

import pytest

from data.statistics.reading import Variation, assurance, variation
from data.statistics.signals import Signal
from data.statistics.spc import FEWEST_POINTS, LIMIT, NEAR_LIMIT, phases, xmr
from tests.statistics import golden

SERIES = golden.series()
HIGHER_IS = {"increase": "better", "decrease": "worse", "neutral": "neither"}
ASSURANCE = {"consistent_pass": "consistently passes", "consistent_fail": "consistently fails", "inconsistent": "hit and miss"}


@pytest.fixture(params=SERIES, ids=list(SERIES))
def known(request):
    return SERIES[request.param]


def judged(known, screen=None):
    options = known.options
    return xmr(
        known.series,
        rebase_on=known.rebase_on,
        baseline=options["fix_after_n_points"],
        screen=options["screen_outliers"] if screen is None else screen,
    )


def same(found, expected):
    expected = golden.number(expected)
    return found is None if expected is None else found == pytest.approx(expected, rel=1e-9, abs=1e-9)


def label(point):
    high = point.direction > 0
    return {
        None: "Common Cause",
        Signal.OUTSIDE: "Above UCL" if high else "Below LCL",
        Signal.TREND: f"7 Point Trend ({'In' if high else 'De'}creasing)",
        Signal.TWO_OF_THREE: f"2 in 3 {'Above' if high else 'Below'} CL",
        Signal.SHIFT: f"7 Points {'Above' if high else 'Below'} CL",
    }[point.signal]


def kind(found):
    if found is Variation.COMMON_CAUSE:
        return "common_cause"
    return f"special_cause_{found.replace(' ', '_') if found.startswith('neutral') else found.split()[0]}"


def test_every_reference_series_is_in_the_index_and_has_its_points():
    files = {path.stem.removeprefix("spc_") for path in (golden.FOLDER / "spc").glob("*.csv")}
    assert files == set(SERIES)
    assert {name: len(known.rows) for name, known in SERIES.items()} == {
        name: known.options["n"] for name, known in SERIES.items()
    }


def test_the_calendar_of_a_reference_series_is_whole(known):
    assert [(point.period, point.value) for point in judged(known)] == known.series


def test_limits_are_the_references(known):
    for point, row in zip(judged(known), known.rows, strict=True):
        limits = point.phase.limits
        assert point.phase.number == int(row["rebase_group"])
        assert same(limits.mean, row["mean"])
        assert same(limits.mean_moving_range, row["amr"])
        assert same(limits.lower, row["lpl"])
        assert same(limits.upper, row["upl"])
        assert same(limits.near_lower, row["nlpl"])
        assert same(limits.near_upper, row["nupl"])
        assert same(point.moving_range, row["mr_raw"])


def test_limits_without_screening_are_the_references_unscreened_ones(known):
    for point, row in zip(judged(known, screen=False), known.rows, strict=True):
        limits = point.phase.limits
        mean, moved = golden.number(row["mean"]), golden.number(row["amr_raw"])
        assert limits.mean == pytest.approx(mean, rel=1e-9, abs=1e-9)
        assert limits.mean_moving_range == pytest.approx(moved, rel=1e-9, abs=1e-9)
        assert (limits.lower, limits.upper) == pytest.approx((mean - LIMIT * moved, mean + LIMIT * moved), rel=1e-9, abs=1e-9)
        assert (limits.near_lower, limits.near_upper) == pytest.approx(
            (mean - NEAR_LIMIT * moved, mean + NEAR_LIMIT * moved), rel=1e-9, abs=1e-9
        )


def test_rules_are_the_references(known):
    for point, row in zip(judged(known), known.rows, strict=True):
        assert point.side == int(row["relative_to_mean"] or 0)
        assert point.outside == (row["rule_outside"] == "1")
        assert point.near == (row["close_to_limits"] == "1")
        assert point.in_shift == (row["rule_shift7"] == "1")
        assert point.in_trend == (row["rule_trend7"] == "1")
        assert point.in_two_of_three == (row["rule_2of3"] == "1")


def test_labels_are_the_references(known):
    points = judged(known)
    assert [label(point) for point in points] == [row["special_cause_type"] for row in known.rows]
    counted = {name: [label(point) for point in points].count(name) for name in known.options["counts"]}
    assert counted == known.options["counts"]


def test_icons_are_the_references(known):
    higher_is = HIGHER_IS[known.options["improvement_direction"]]
    points = judged(known)
    assert [kind(variation(point, higher_is)) for point in points] == [row["point_type"] for row in known.rows]
    assert kind(variation(points[-1], higher_is)) == known.options["variation_point_type_last"]
    assert f"{variation(points[-1], higher_is).replace(' ', '_')}.svg" == known.options["icons"][0]
    target = known.options["target"]
    assert assurance(points[-1], higher_is, target) == ASSURANCE.get(known.options["assurance_type"])


def test_a_short_phase_is_one_that_the_reference_warns_of(known):
    warned = {int(row["rebase_group"]) for row in known.rows if row["short_group_warning"] == "1"}
    points = judged(known)
    short = {phase.number for phase in phases(points) if sum(point.phase == phase for point in points) < FEWEST_POINTS}
    assert short == warned
    assert bool(warned) == bool(known.options["warnings"])

"""What is too few to show is hidden, and so is what would give it away at once."""

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from data.disclosure.cells import Counted, Key
from data.disclosure.policy import POLICY
from data.disclosure.structure import structure
from data.disclosure.suppress import protect
from queries.measures import MEASURES
from tests.support.drawn import BRADFORD, DISTRICT, ELSEWHERE

COMMITTEES = [area.code for area in BRADFORD.of_level("committee", "2004")]
MONTH = date(2020, 5, 1)


def released(values, **children):
    """Protect cells given as {key: value}; gives {key: value, or its status when not shown}."""
    cells = [Counted(key, value, children.get(str(place), value)) for place, (key, value) in enumerate(values.items())]
    kept = protect(cells, structure(values, MEASURES, BRADFORD.areas), POLICY)
    assert [cell.key for cell in kept] == list(values)
    assert all((cell.status == "shown") == (cell.value is not None) for cell in kept)
    return {cell.key: cell.value if cell.status == "shown" else cell.status for cell in kept}


def of(measure, area=DISTRICT, breakdown="all", category="all", period=MONTH, every="month"):
    return Key(measure, every, period, area, breakdown, category)


def test_the_next_smallest_part_hides_a_lone_small_one_and_the_total_stays():
    levels = [of("flags_open", breakdown="risk_level", category=name) for name in ("emerging", "moderate", "significant")]
    assert released({of("flags_open"): 53, levels[0]: 3, levels[1]: 30, levels[2]: 20}) == {
        of("flags_open"): 53,
        levels[0]: "hidden",
        levels[1]: 30,
        levels[2]: "hidden",
    }


def test_a_zero_is_the_last_to_be_hidden_for_anothers_sake():
    areas = [of("flags_open", area) for area in (*COMMITTEES, ELSEWHERE)]
    shown = released(dict(zip([*areas, of("flags_open")], [3, 0, 9, 40, 8, 0, 60], strict=True)))
    assert [shown[area] for area in areas] == ["hidden", 0, 9, 40, "hidden", 0]


def test_a_small_difference_in_the_chain_of_interviews_hides_the_part():
    due, offered, accepted = (of(f"interviews_{step}") for step in ("due", "offered", "accepted"))
    assert released({due: 40, offered: 37, accepted: 20}) == {due: 40, offered: "hidden", accepted: 20}
    assert released({due: 40, offered: 40, accepted: 20}) == {due: 40, offered: 40, accepted: 20}


def test_a_count_of_many_by_few_children_is_hidden():
    assert released({of("missing_episodes"): 30}, **{"0": 2}) == {of("missing_episodes"): "hidden"}


def test_what_the_police_have_cleared_is_shown():
    key = of("investigations", breakdown="state", category="live", every="report")
    assert released({key: 2}) == {key: 2}


def test_what_was_not_supplied_stays_so():
    key = of("investigations", every="report")
    kept = protect([Counted(key, None, None, "not_supplied")], structure([], MEASURES, BRADFORD.areas), POLICY)
    assert [(cell.value, cell.status) for cell in kept] == [(None, "not_supplied")]


@cache
def tree():
    wards = [of("flags_open", area.code, period=date(2020, 6, 1)) for area in BRADFORD.of_level("ward", "2004")]
    areas = [of("flags_open", code, period=date(2020, 6, 1)) for code in (*COMMITTEES, ELSEWHERE)]
    keys = [*wards, *areas, of("flags_open", period=date(2020, 6, 1))]
    return keys, structure(keys, MEASURES, BRADFORD.areas)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 12), min_size=31, max_size=31))
def test_no_sum_is_left_with_one_hidden_cell_and_nothing_small_is_shown(counts):
    keys, sums = tree()
    values = dict(zip([key for key in keys if key.area_code not in (*COMMITTEES, DISTRICT)], counts, strict=True))
    for one in sorted(sums.sums, key=lambda one: one.wholes[0].area_code == DISTRICT):
        values[one.wholes[0]] = sum(values[part] for part in one.parts)
    kept = {cell.key: cell for cell in protect([Counted(key, values[key], values[key]) for key in keys], sums, POLICY)}
    assert not [cell for cell in kept.values() if cell.status == "shown" and POLICY.is_few(cell.value)]
    assert all(sum(kept[key].status == "hidden" for key in one.keys) != 1 for one in sums.sums)

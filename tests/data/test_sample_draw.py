"""The sample's way of drawing: tables whose margins hold, shares that stay even."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.extracts.sample.make.draw import Even, age_on, pick, pick_some, rounded, shared_out

counts = st.lists(st.integers(0, 60), min_size=1, max_size=7)


@given(rows=counts, cuts=st.lists(st.floats(0.01, 1), min_size=1, max_size=6))
def test_a_rounded_table_keeps_both_margins_and_strays_by_one_at_most(rows, cuts):
    columns = shared_out(sum(rows), cuts)
    table = rounded(rows, columns)
    assert [sum(cells) for cells in table] == rows
    assert [sum(cells) for cells in zip(*table, strict=True)] == columns
    total = sum(rows) or 1
    assert all(
        0 <= n - r * c // total <= 1 for r, cells in zip(rows, table, strict=True) for c, n in zip(columns, cells, strict=True)
    )


def test_margins_with_two_totals_are_refused():
    with pytest.raises(ValueError, match="one total"):
        rounded([1, 2], [4])


@given(total=st.integers(0, 500), shares=st.lists(st.floats(0.01, 10), min_size=1, max_size=9))
def test_a_total_shared_out_is_whole_and_near_its_shares(total, shares):
    parts = shared_out(total, shares)
    assert sum(parts) == total
    assert all(abs(part - total * share / sum(shares)) <= 1 for part, share in zip(parts, shares, strict=True))


@given(seed=st.integers(0, 10_000))
def test_running_shares_stay_close_to_the_wished_ones(seed):
    even = Even({"often": 90, "seldom": 10}, Random(seed))
    drawn = [even.draw() for _ in range(300)]
    assert 24 <= drawn.count("seldom") <= 36


def test_a_category_ruled_out_is_not_drawn():
    even = Even({"a": 1, "b": 1}, Random(1))
    assert {even.draw(but=("a",)) for _ in range(50)} == {"b"}


def test_picking_gives_only_what_has_a_weight_and_never_twice():
    rng = Random(2)
    assert {pick({"a": 0.0, "b": 1.0, "c": 0.0}, rng) for _ in range(50)} == {"b"}
    assert sorted(pick_some("abc", [1, 1, 1], 5, rng)) == ["a", "b", "c"]


def test_age_is_in_whole_years():
    assert age_on(date(2005, 9, 1), date(2020, 8, 31)) == 14
    assert age_on(date(2005, 9, 1), date(2020, 9, 1)) == 15

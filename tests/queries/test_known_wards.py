"""What wards and committees are compared with holds the children whose ward is known, and is told by shown figures alone."""

import duckdb
import pytest

from data.settings import HOME

VIEW = (HOME / "queries" / "release" / "known_wards.sql").read_text(encoding="utf-8")


def known(*cells: tuple[str, str | None, int | None]) -> int | None:
    """The view's figure of one measure and period: cells by level, vintage and value, None where it is not shown."""
    with duckdb.connect() as release:
        release.execute(
            "create table figures (measure varchar, period_type varchar, period date, breakdown varchar, level varchar, "
            "area_vintage varchar, period_vintage varchar, value integer)"
        )
        insert = "insert into figures values ('flags_open', 'month', '2021-06-01', 'all', ?, ?, '2004', ?)"
        release.executemany(insert, [list(cell) for cell in cells])
        return release.execute(f"{VIEW}; select value from known_wards").fetchall()[0][0]


@pytest.mark.parametrize(
    ("district", "elsewhere", "committees", "figure"),
    [
        (100, 12, (50, 38), 88),
        (100, 12, (50, None), 88),
        (100, 0, (50, None), 100),
        (100, None, (50, 38), 88),
        (None, 12, (50, 38), 88),
        (100, None, (50, None), None),
        (None, 12, (None, 38), None),
        (None, None, (0, 0), 0),
    ],
)
def test_it_is_the_district_less_elsewhere_else_all_committees_else_not_known(district, elsewhere, committees, figure):
    of_committees = [("committee", "2004", value) for value in committees]
    assert known(("district", None, district), ("other", None, elsewhere), *of_committees) == figure


def test_it_is_not_known_of_a_district_alone():
    assert known(("district", None, 100)) is None


def test_committees_of_another_vintage_and_wards_are_not_added():
    others = (("committee", "2026", 40), ("ward", "2004", 30))
    assert known(("district", None, 100), ("other", None, None), ("committee", "2004", 88), *others) == 88

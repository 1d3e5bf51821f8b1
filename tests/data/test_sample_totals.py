"""The sample's records are invented; their totals are the ones a committee was given."""

from collections import Counter
from datetime import date

import pytest

from data.settings import HOME, SAMPLE
from queries.measures import MEASURES
from tests.support.sample_records import (
    EXTRACTS,
    TOLD_MONTHS,
    counted,
    fold,
    missing_in,
    month_end,
    open_on,
    records,
    rows_of,
)

PUBLISHED = HOME / "data" / "published"
FLAG_FIELDS = {"risk_level": "risk_level", "ethnic_group": "ethnicity"}
CASE_FIELDS = {
    "age_group": ("age", "age_group:three"),
    "gender": ("gender", "gender"),
    "ethnic_group": ("ethnicity", "ethnic_group"),
}
FREE = rows_of(HOME / "data" / "extracts" / "sample" / "make" / "free_cells.csv")


def figures(name: str) -> list[dict[str, str]]:
    return rows_of(PUBLISHED / name)


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_open_flags_equal_every_published_cell(as_at):
    told = figures("flags_open_2020.csv")
    assert Counter(figure["breakdown"] for figure in told) == {"all": 8, "risk_level": 24, "ethnic_group": 56}
    for figure in told:
        rows = open_on(as_at, month_end(date.fromisoformat(figure["period"])))
        if figure["breakdown"] == "all":
            found = len(rows)
        else:
            field = FLAG_FIELDS[figure["breakdown"]]
            found = counted(rows, "ce_flags", field, figure["breakdown"])[figure["category"]]
        assert found == int(figure["value"]), figure


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_missing_episodes_equal_every_published_cell(as_at):
    told = figures("missing_episodes_2020.csv")
    assert Counter(figure["period_type"] for figure in told) == {"month": 8, "quarter": 12}
    for figure in told:
        first = date.fromisoformat(figure["period"])
        rows = missing_in(as_at, first, 3 if figure["period_type"] == "quarter" else 1)
        found = Counter(counted(rows, "missing_episodes", "ethnicity", "ethnic_group"), all=len(rows))[figure["category"]]
        assert found == int(figure["value"]), figure


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_support_cases_equal_every_published_cell(as_at):
    told = figures("support_cases_2021.csv")
    assert {f["service"]: f["value"] for f in told if f["breakdown"] == "all"} == {
        "Trusted Relationships": "147",
        "Turnaround": "49",
    }
    for figure in told:
        rows = [case for case in records(as_at, "support_cases") if case["service"] == figure["service"]]
        found = len(rows)
        if figure["breakdown"] != "all":
            found = counted(rows, "support_cases", *CASE_FIELDS[figure["breakdown"]])[figure["category"]]
        assert found == int(figure["value"]), figure


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_may_2020_had_389_open_flags_and_january_2020_166_missing_episodes(as_at):
    rows = open_on(as_at, date(2020, 5, 31))
    levels = counted(rows, "ce_flags", "risk_level", "risk_level")
    assert (len(rows), levels["significant"], levels["moderate"], levels["emerging"]) == (389, 73, 136, 180)
    assert len(missing_in(as_at, date(2020, 1, 1))) == 166


def test_both_extracts_agree_on_the_months_the_papers_tell():
    def told(as_at: str) -> list:
        flags = [open_on(as_at, month_end(first)) for first in TOLD_MONTHS]
        missing = [missing_in(as_at, first) for first in TOLD_MONTHS]
        return [
            [(len(rows), counted(rows, "ce_flags", field, name)) for rows in flags for name, field in FLAG_FIELDS.items()],
            [(len(rows), counted(rows, "missing_episodes", "ethnicity", "ethnic_group")) for rows in missing],
        ]

    first, second = map(told, EXTRACTS)
    assert first == second


def test_no_published_figure_in_the_project_counts_1_to_5():
    of_children = {name for name, measure in MEASURES.items() if not measure.cleared}
    files = [*PUBLISHED.glob("*.csv"), *(SAMPLE / as_at / "reported_figures.csv" for as_at in EXTRACTS)]
    counts = [row for path in files for row in rows_of(path) if row.get("measure") in of_children and "value" in row]
    assert len(counts) > 125
    assert [row for row in counts if 1 <= int(row["value"]) <= 5] == []


def test_a_cell_left_free_is_not_a_published_one_and_its_total_still_holds():
    told = [*figures("missing_episodes_2020.csv"), *figures("support_cases_2021.csv")]
    keys = {(f["measure"], f.get("period", ""), f.get("service", ""), f["breakdown"], f["category"]) for f in told}
    for cell in FREE:
        period = cell["period"] if cell["measure"] == "missing_episodes" else ""
        assert (cell["measure"], period, cell["service"], cell["breakdown"], cell["category"]) not in keys
    alone = Counter((cell["measure"], cell["service"], cell["breakdown"]) for cell in FREE)
    assert min(alone.values()) >= 2, "one free cell alone would be worked out from its total"


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_no_ethnicity_label_counts_1_to_5_in_the_months_the_papers_tell(as_at):
    # The papers count nineteen labels by month, a third of them at 1 to 4: none may be met by accident.
    groups = fold("missing_episodes", "ethnicity", "ethnic_group")
    for first in TOLD_MONTHS:
        quarter = first.replace(month=first.month - (first.month - 1) % 3).isoformat()
        free = {cell["category"] for cell in FREE if cell["period"] == quarter}
        missing = [row for row in missing_in(as_at, first) if groups[row["ethnicity"]] not in free]
        for rows in (open_on(as_at, month_end(first)), missing):
            assert min(Counter(row["ethnicity"] for row in rows).values()) > 5, first

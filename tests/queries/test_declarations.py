"""Every measure is declared whole, and every SQL file says what it asks and is used."""

import duckdb
import pytest

from data import settings
from data.warehouse.counting import TABLES
from data.warehouse.loading import VIEWS
from queries.measures import MEASURES
from tests.support.drawn import BRADFORD

QUERIES = settings.HOME / "queries"
MINE = sorted(file for room in ("measures", "views", "warehouse", "release") for file in (QUERIES / room).rglob("*.sql"))
SCRIPTS = {"tables", "lock", "schema", "settings"}
NAMES = (
    *("flags_open", "flags_opened", "flags_closed", "children_flagged_year"),
    *("missing_episodes", "away_episodes", "children_missing", "children_missing_repeatedly", "flagged_and_missing"),
    *("interviews_due", "interviews_offered", "interviews_offer_not_recorded", "interviews_accepted", "interviews_within_72h"),
    *("investigations", "investigations_moved", "suspects_charged", "indictments"),
    "support_cases",
)


def test_the_measures_are_those_of_the_design():
    assert sorted(MEASURES) == sorted(NAMES)
    assert all(name == measure.name for name, measure in MEASURES.items())


@pytest.mark.parametrize("measure", MEASURES.values(), ids=str)
def test_every_measure_is_complete(measure):
    assert measure.title
    assert not measure.title.endswith((".", "?"))
    assert measure.question.endswith("?")
    sentences = (measure.definition, measure.why_it_matters, *measure.caveats, *measure.identities, *measure.changes)
    assert [words for words in sentences if not words.endswith(".")] == []
    assert [words for words in sentences if not words[0].isupper()] == []
    assert measure.numerator
    assert (measure.per is None) or measure.denominator
    assert measure.released
    assert measure.owner
    assert measure.sql.startswith("-- ")


@pytest.mark.parametrize("measure", MEASURES.values(), ids=str)
def test_every_split_of_a_measure_has_categories_and_its_total(measure):
    for released in measure.released:
        assert "all" in released.splits
        for split in set(released.splits) - {"all", "covers"}:
            for fold in split.split(" x "):
                assert BRADFORD.categories(measure.extract, fold), f"folds.csv has no {fold} of {measure.extract}"


@pytest.mark.parametrize("file", MINE, ids=lambda file: file.stem)
def test_every_sql_file_says_its_question_and_what_one_row_is(file):
    header = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("-- ")]
    assert header
    if file.stem not in SCRIPTS:
        assert header[0].endswith("?")
        assert header[1].startswith("-- One row per ")


@pytest.mark.parametrize("file", MINE, ids=lambda file: file.stem)
def test_no_counting_question_is_given_values_and_each_is_one_statement(file):
    with duckdb.connect() as connection:
        statements = connection.extract_statements(file.read_text(encoding="utf-8"))
    assert all(not statement.named_parameters for statement in statements)
    assert len(statements) == 1 or file.stem in SCRIPTS


def test_every_sql_file_is_used():
    used = {
        *(f"measures/{name}" for name in MEASURES),
        *(f"views/{name}" for name in VIEWS),
        *(f"warehouse/release_tables/{name}" for name in TABLES),
        *("warehouse/tables", "warehouse/lock", "warehouse/skeleton", "warehouse/quality"),
        *(f"release/{name}" for name in ("schema", "settings", "figures", "known_wards", "released_cells", "quoted_figures")),
    }
    assert {file.relative_to(QUERIES).with_suffix("").as_posix() for file in MINE} == used


def test_each_measure_asks_for_the_periods_of_its_own_name():
    for name, measure in MEASURES.items():
        assert name == "support_cases" or f".measure = '{name}'" in measure.sql

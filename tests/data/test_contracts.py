"""The contracts: complete, in words, and the same as design and district say."""

import re

import pytest

from data.contracts import CONTRACTS, Column, Contract
from data.intake.checks import examined
from tests.support.extracts import BRADFORD, file_of, rows

COLUMNS = [
    pytest.param(contract, column, id=f"{contract.name}.{column.name}")
    for contract in CONTRACTS.values()
    for column in contract.columns
]
RULES = [
    pytest.param(contract, rule, id=rule.name) for contract in CONTRACTS.values() for rule in contract.rules(BRADFORD).values()
]

DESIGNED = {
    "ce_flags": """child_id risk_level started_on ended_on- end_reason- exploitation_type age gender ethnicity ward_code
        social_care_status lead_agency nrm_status""",
    "missing_episodes": """episode_id child_id type started_at ended_at- looked_after_status age gender ethnicity ward_code
        interview_offered interview_accepted interviewed_at-""",
    "case_progress": """operation reported_on- reported_about- basis item value- covers- court_month- note- document
        cleared_by""",
    "support_cases": """case_id service age gender ethnicity postcode_district reported_on""",
    "ward_population": """ward_code mid_year children_0_17""",
    "commitments": """commitment_id kind made_on- made_about- made_by text numbered- same_as- owner- due_on- due_about-
        scheduled- status- updated_on- evidence- measure- document""",
    "practice_events": """happened_on title detail kind measures""",
    "reported_figures": """document reported_on measure period_type period area_code breakdown category value note-""",
    "comparators": """measure topic- year_ending- year_about- area value- note- source""",
}


def test_there_are_nine_contracts_with_the_columns_of_the_design():
    declared = {
        name: [column.name + "-" * column.optional for column in contract.columns] for name, contract in CONTRACTS.items()
    }
    assert declared == {name: columns.split() for name, columns in DESIGNED.items()}


def test_three_extracts_are_required():
    assert [name for name, contract in CONTRACTS.items() if contract.required] == [
        "ce_flags",
        "missing_episodes",
        "ward_population",
    ]


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS)
def test_every_contract_says_what_one_row_is(contract: Contract):
    assert contract.model.__doc__.startswith("One row for each ")
    assert contract.model.__doc__.endswith(".")
    assert not contract.title.endswith(".")


@pytest.mark.parametrize(("contract", "column"), COLUMNS)
def test_every_column_is_described_in_a_sentence(contract: Contract, column: Column):
    assert re.fullmatch(r"[A-Z].*\.", column.description)
    assert contract.model.to_schema().columns[column.name].description == column.description


@pytest.mark.parametrize(("contract", "column"), COLUMNS)
def test_every_column_says_what_is_expected_without_a_full_stop(contract: Contract, column: Column):
    words = column.expected(column.values(contract.name, BRADFORD))
    assert words
    assert not words.endswith(".")
    assert words.endswith(", or blank") == column.optional


@pytest.mark.parametrize(("contract", "column"), COLUMNS)
def test_every_list_of_the_district_is_in_its_folder(contract: Contract, column: Column):
    assert bool(column.values(contract.name, BRADFORD)) == (column.kind in ("list", "ward", "area", "measure"))


@pytest.mark.parametrize("contract", [c for c in CONTRACTS.values() if any(column.name == "age" for column in c.columns)])
def test_every_age_of_a_contract_is_folded_into_an_age_group(contract: Contract):
    age = contract.column("age")
    assert BRADFORD.values(contract.name, "age") == tuple(str(year) for year in range(age.least, age.most + 1))


@pytest.mark.parametrize(("contract", "rule"), RULES)
def test_every_rule_says_what_was_found_what_was_expected_and_what_to_do(contract: Contract, rule):
    assert set(rule.reads) <= {column.name for column in contract.columns}
    assert rule.found[0].islower()
    assert not rule.expected.endswith(".")
    assert rule.todo.endswith(".")


@pytest.mark.parametrize("name", ["ce_flags", "missing_episodes", "support_cases"])
def test_everything_said_of_a_child_is_marked_as_a_persons_field(name):
    impersonal = {column.name for column in CONTRACTS[name].columns if not column.personal}
    assert impersonal <= {"type", "reported_on"}


def test_a_schema_with_one_districts_lists_leaves_the_class_as_it_was():
    flags = CONTRACTS["ce_flags"]
    frame = examined(file_of(rows()["ce_flags"], "csv"), flags, BRADFORD, "ce_flags.csv").frame
    assert len(flags.schema(BRADFORD).validate(frame)) == len(frame)
    assert flags.model.to_schema().columns["lead_agency"].checks == []

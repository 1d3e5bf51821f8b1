"""The alarm for what names a child: raised whenever it may be true, and not for what plainly is something else."""

import pytest

from data.intake.kinds import id_fault, unsafe_kind
from tests.support.extracts import FLAG, problems_of

NHS_NUMBER = "what looks like an NHS number (ten figures)"
BIRTH = "what looks like a date of birth"


@pytest.mark.parametrize("number", ["9434765919", "4010232137", "9990548609", "6541003238", "0101010001"])
@pytest.mark.parametrize("written", ["{}", "c-{}", "CP-{}-1", "nhs{}"])
def test_a_true_nhs_number_is_found_in_any_id(number, written):
    assert id_fault(written.format(number)) == NHS_NUMBER


@pytest.mark.parametrize("number", ["943 476 5919", "943-476-5919", "9434765919", "943476 5919", "943 4765919"])
@pytest.mark.parametrize("text", ["{}", "Seen ({}) twice.", "Order 4500123456 is of {}.", "NHS: {}", " {} "])
def test_a_true_nhs_number_is_found_in_any_text_however_it_is_spaced(number, text):
    assert unsafe_kind(text.format(number)) == NHS_NUMBER


@pytest.mark.parametrize("text", ["1234567890", "NHS 123 456 7890", "The child (nhs1234567890)."])
def test_ten_figures_alone_or_called_an_nhs_number_are_found_though_mistyped(text):
    assert unsafe_kind(text) == NHS_NUMBER


@pytest.mark.parametrize("made", ["CP-0001234567", "CP-0001234568", "c-1234567890"])
def test_ten_figures_behind_letters_that_no_nhs_number_could_have_are_an_id(made):
    assert id_fault(made) is None


def test_whoever_made_ids_of_ten_figures_is_told_what_else_to_do():
    (problem,) = problems_of("ce_flags", [FLAG | {"child_id": "9434765919"}])
    assert "tell your data protection lead" in problem.todo
    assert problem.todo.endswith("If it is an id made for these extracts, give it another length.")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_age_a_hair_off_a_whole_year_is_a_number_with_decimals(ending):
    (problem,) = problems_of("ce_flags", [FLAG | {"age": "14.0000000001"}], ending)
    assert (problem.column, problem.found) == ("age", "a number with decimals")


def test_an_nhs_number_in_a_column_of_numbers_is_found():
    assert [problem.found for problem in problems_of("ce_flags", [FLAG | {"age": "9434765919"}])] == [NHS_NUMBER]


@pytest.mark.parametrize("text", ["born 16 weeks early", "A boy, born 3 days late; well.", "Born 2 months before term.\nSeen."])
def test_how_early_a_child_was_born_is_no_date_of_birth(text):
    assert unsafe_kind(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "born 16 May 2007",
        "born 2nd of May",
        "DOB 2 May",
        "d.o.b. 12.03.2007",
        "born 12 3 07",
        "born 2007-03-12",
        "born 2 days before 12/03/2007",
        "Born 16 weeks early, on the 4th of March",
        "born 3 March, 16 weeks early",
    ],
)
def test_a_date_of_birth_is_found_however_it_is_written(text):
    assert unsafe_kind(text) == BIRTH


@pytest.mark.parametrize("name", ["ward_name", "Ward Name", "area_name", "team_name"])
def test_the_name_of_a_place_or_a_team_is_only_a_column_too_many(name):
    (problem,) = problems_of("ce_flags", [FLAG | {name: "x"}])
    assert problem.found == "a column that the contract does not know"


@pytest.mark.parametrize("name", ["child_name", "name", "ward_name_of_child", "name_ward", "child ward name", "school_name"])
def test_any_other_name_could_say_who_a_child_is(name):
    (problem,) = problems_of("ce_flags", [FLAG | {name: "x"}])
    assert problem.found == "a column that by its name could say who a child is"

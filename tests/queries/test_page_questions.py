"""Every question a page may ask has one SQL file, whose names it fills, and gets an answer from the sample."""

from dataclasses import fields
from datetime import date

import duckdb
import pytest

from data.release import ask
from queries.pages import questions
from queries.pages.question import FOLDER, Question
from queries.pages.questions import ANY, AreasReleased, WardPeriods

QUESTIONS = [found for found in vars(questions).values() if isinstance(found, type) and Question in found.__mro__[1:]]
FILES = sorted(file.stem for file in FOLDER.glob("*.sql"))


def called(question):
    return question.__name__


def asked(question):
    """One such question, of values that the release offers."""
    area = next(r for r in ask(AreasReleased(measure="missing_episodes")).rows if r.period_type == "month")
    ward = ask(WardPeriods()).rows[0]
    offered = {"measure": "missing_episodes", "period_type": "month", "area_code": area.code, "breakdown": area.breakdown}
    offered |= {"measures": ("missing_episodes", "children_missing"), "period": date(2021, 8, 1)}
    offered |= {"last_day": ward.last_day}
    offered |= {"on": date(2021, 8, 31), "kind": ANY, "made_by": ANY, "standing": ANY}
    offered |= {"topic": "reach", "figure": ANY, "service": "Turnaround", "split": "age_group"}
    if question.__name__.startswith("Service"):
        offered |= {"measure": "support_cases", "period": date(2021, 2, 3)}
    offered |= {"area_codes": (area.code,), "breakdowns": ("all",), "first": date(2021, 4, 1), "last": date(2021, 6, 30)}
    if question.__name__.startswith("Ward"):
        offered |= {"measure": ward.measure, "period_type": ward.period_type, "period": ward.period}
    if question.__name__.startswith("Report"):
        offered |= {"measure": "investigations"}
    if question.__name__.startswith("Flag"):
        offered |= {
            "measures": ("flags_open", "flags_opened", "flags_closed"),
            "first": date(2021, 4, 1),
            "last": date(2021, 6, 30),
        }
    return question(**{field.name: offered[field.name] for field in fields(question)})


def test_every_file_is_one_question():
    assert sorted(question.file for question in QUESTIONS) == FILES


@pytest.mark.parametrize("question", QUESTIONS, ids=called)
def test_its_fields_are_the_names_in_its_sql(question):
    statements = duckdb.extract_statements((FOLDER / f"{question.file}.sql").read_text(encoding="utf-8"))
    assert len(statements) == 1
    assert set(statements[0].named_parameters) == {field.name for field in fields(question)}


@pytest.mark.parametrize("question", QUESTIONS, ids=called)
def test_its_docstring_is_the_question_that_its_sql_opens_with(question):
    first_line = (FOLDER / f"{question.file}.sql").read_text(encoding="utf-8").splitlines()[0]
    assert first_line == f"-- {question.__doc__}"
    assert question.__doc__.endswith("?")


@pytest.mark.parametrize("question", QUESTIONS, ids=called)
@pytest.mark.usefixtures("on_sample")
def test_it_may_be_changed_by_nobody_and_is_the_same_when_its_values_are(question):
    assert asked(question) == asked(question)
    assert hash(asked(question)) == hash(asked(question))


@pytest.mark.parametrize("question", QUESTIONS, ids=called)
@pytest.mark.usefixtures("on_sample")
def test_the_sample_answers_it(question):
    assert ask(asked(question)).rows

"""Whom the support services reached: counts and shares of released cells only, and figures of reach with their basis."""

from datetime import date

import pytest

from data.release import ask
from pages.parts import words
from pages.parts.response import published, services
from queries.pages.questions import PublishedFigures, ServiceFigures
from tests.support.opened import opened, said

PAGE = "pages/response/support_services.py"

pytestmark = pytest.mark.usefixtures("on_sample")


def of(service, split="age_group"):
    return ask(ServiceFigures(measure=services.MEASURE, period=date(2021, 2, 3), service=service, split=split))


@pytest.mark.parametrize(("service", "cases"), [("Trusted Relationships", "147"), ("Turnaround", "49")])
@pytest.mark.parametrize("split", services.SPLITS)
def test_each_service_shows_all_its_records_and_every_group(service, cases, split):
    found = of(service, split)
    rows = services.table(found).rows
    assert rows[-1][:2] == ("All of them", cases)
    assert len(rows) == len(found.rows)
    assert f"reported {cases} records of support" in services.sentence(found)


def test_the_services_are_those_of_the_report_in_their_order():
    assert list(services.offered(services.reported())) == ["Trusted Relationships", "Turnaround"]


def test_a_hidden_group_is_said_to_be_and_has_no_share_and_no_bar():
    found = of("Turnaround")
    hidden = [row for row in services.table(found).rows if row[1] == words.HIDDEN]
    assert len(hidden) == 2
    assert {cell for row in hidden for cell in row[1:]} == {words.HIDDEN}
    drawn = services.picture(found)
    assert sum(trace.name == words.HIDDEN for trace in drawn.data) == 1


def test_a_share_that_would_say_how_few_are_left_is_not_given():
    rows = {row[0]: row for row in services.table(of("Turnaround", "gender")).rows}
    assert rows["Female"][1:3] == ("49", "100%")
    assert rows["Male, other or not yet obtained"][1:3] == ("0", "0%")


def test_postcode_districts_are_spoken_of_and_not_offered():
    app = opened(PAGE)
    assert "hidden about two in three figures" in said(app)
    offered = [option for widget in app.get("button_group") for option in widget.options]
    assert offered == ["Trusted Relationships", "Turnaround", "Age group", "Gender", "Ethnic group"]
    assert "BD7" not in said(app)


def test_figures_of_reach_stand_with_their_basis_and_their_paper():
    rows = {row[0]: row for row in services.reach(ask(PublishedFigures(topic="reach"))).rows}
    assert rows["Children taught by the police cyber team"][3] == "153,000"
    assert rows["Families sent materials by Trusted Relationships"][1:4] == ("The paper says over 4,000.", "2020", "4,000")
    assert all(row[1] and row[4] for row in rows.values())


def test_no_figure_of_the_papers_is_about_a_handful():
    for topic in ("reach", "education", "modern slavery", "out of work"):
        for row in ask(PublishedFigures(topic=topic)).rows:
            assert row.value == 0 or row.value > 5, row.measure


def test_without_figures_of_reach_the_page_says_so():
    nothing = ask(PublishedFigures(topic="reach", figure="no such figure"))
    assert services.about_reach(nothing) == services.NO_REACH
    assert published.table(nothing).rows == ()

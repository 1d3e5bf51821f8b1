"""A committee sees what it recommended or was promised, and what is overdue on the day the records speak of."""

from collections import namedtuple
from datetime import date

import pytest

from data.release import ask
from pages.parts import promised
from pages.parts.places import promises
from queries.pages.questions import Areas

Made = namedtuple("Made", "made_by standing due_on", defaults=("", "not stated", None))

pytestmark = pytest.mark.usefixtures("on_sample")


def of(name):
    code = next(row.code for row in ask(Areas()).rows if (row.name, row.level, row.vintage) == (name, "committee", "2004"))
    return promises.OfCommittee(code)(promised.as_at())


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        ("done", "Done"),
        ("overdue", "Overdue since 30 August 2021: no paper says that it is done"),
        ("overdue and never scheduled", "Overdue since 30 August 2021, and never scheduled: no paper says that it is done"),
        ("never scheduled", "Never scheduled"),
        ("open", "Open"),
        ("not stated", promised.NOT_KNOWN),
    ],
)
def test_what_no_paper_says_is_not_guessed(standing, told):
    assert promised.standing(Made(standing=standing, due_on=date(2021, 8, 30))) == told


def test_a_committee_sees_its_own_and_those_of_every_committee():
    keighley, south, east = ({row[5] for row in of(name).rows} for name in ("Keighley", "Bradford South", "Bradford East"))
    assert "Minutes on Document C, Keighley Area Committee, 2020-21" in keighley
    assert "Report to Bradford South Area Committee, autumn 2020" in south
    assert "Minutes on Document C, Keighley Area Committee, 2020-21" not in south | east
    assert len(of("Keighley").rows) == 9
    assert [row[0].startswith("Update every area committee") for row in of("Bradford East").rows] == [True, True]


def test_what_is_due_to_every_committee_and_late_is_overdue():
    (late,) = (row for row in of("Bradford East").rows if row[3] == "3 August 2021")
    assert late[4] == "Overdue since 3 August 2021: no paper says that it is done"


def test_a_name_within_a_longer_name_is_not_taken_for_it():
    names = {"Hill", "North Hill"}
    made = [Made("North Hill Area Committee"), Made("Hill Area Committee"), Made("The Hilltop Area Committee")]
    found = namedtuple("Found", "rows")(made)
    assert [row.made_by for row in promises.made_by(found, "Hill", names)] == ["Hill Area Committee"]
    assert [row.made_by for row in promises.made_by(found, "North Hill", names)] == ["North Hill Area Committee"]

"""Quality is told in whole percentages that give no child away."""

import pytest

from data.disclosure.policy import POLICY
from data.quality import WORDS, quality_rows
from data.warehouse.counting import Finding
from tests.support.drawn import run


@pytest.mark.parametrize(
    ("found", "records", "children_found", "children_in_the_rest", "told"),
    [
        (20, 200, 20, 180, (10, "shown")),
        (0, 200, 0, 200, (0, "shown")),
        (200, 200, 150, 0, (100, "shown")),
        (5, 200, 5, 195, (None, "hidden")),
        (196, 200, 150, 4, (None, "hidden")),
        (20, 200, 3, 180, (None, "hidden")),
        (180, 200, 100, 2, (None, "hidden")),
        (0, 0, 0, 0, (None, "not_applicable")),
    ],
)
def test_a_share_is_hidden_when_either_side_is_too_few_to_show(found, records, children_found, children_in_the_rest, told):
    finding = Finding("ce_flags", "ward_not_known", found, records, children_found, children_in_the_rest)
    [row] = quality_rows([finding], POLICY)
    assert row[3:5] == told


def test_every_check_is_made_and_has_its_words():
    counted = run(
        flags="child_id | ward_code\na1 | not known\nb1 | E05001341",
        episodes="ended_at | interview_offered\n2020-01-11 10:00 | not recorded\n | not recorded",
    )
    found = {(f.extract, f.name): (f.records_found, f.records) for f in counted.findings}
    assert found.keys() == WORDS.keys()
    assert found["ce_flags", "ward_not_known"] == (1, 2)
    assert found["missing_episodes", "interview_offer_not_recorded"] == (1, 1)
    assert found["missing_episodes", "not_ended"] == (1, 2)
    assert found["ce_flags", "ethnicity_not_obtained"] == (0, 2)
    assert all(title[0].isupper() and detail.endswith(".") for title, detail in WORDS.values())

"""Quality is told in whole percentages that give no child away."""

import pytest

from data.disclosure.cells import Cell
from data.disclosure.policy import POLICY
from data.quality import WORDS, quality_rows
from data.warehouse.counting import Finding
from tests.disclosure.drawn import JANUARY, MARCH, STRUCTURE, of
from tests.support.drawn import run

FEBRUARY = JANUARY.replace(month=2)


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
    [row] = quality_rows([finding], POLICY, {}, STRUCTURE)
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


def told_of(name, cells, found=20, records=200, extract="missing_episodes"):
    """The percentage, the status and the last words of a check; a cell of no value is hidden."""
    released = {key: Cell(key, value, "hidden" if value is None else "shown") for key, value in cells.items()}
    finding = Finding(extract, name, found, records, found, records - found)
    [(*_, percent, status, detail)] = quality_rows([finding], POLICY, released, STRUCTURE)
    return percent, status, detail.endswith("Of the periods whose figures are shown.")


def offers(months, not_recorded, due):
    keys = [("interviews_offer_not_recorded", not_recorded), ("interviews_due", due)]
    return {of(name, period=month): value for name, values in keys for month, value in zip(months, values, strict=True)}


def test_a_share_that_cells_count_is_worked_out_from_those_that_are_shown():
    """The records say 10%; the months that are shown say 20%, and the hidden month is no part of it."""
    months = (JANUARY, FEBRUARY, MARCH)
    name = "interview_offer_not_recorded"
    assert told_of(name, offers(months, (10, 10, 10), (50, 50, 100))) == (15, "shown", False)
    assert told_of(name, offers(months, (10, None, 10), (50, 50, 50))) == (20, "shown", True)
    assert told_of(name, offers(months[:2], (None, None), (50, 50))) == (None, "hidden", False)
    assert told_of(name, offers(months[:2], (0, 0), (0, 0))) == (None, "not_applicable", False)


def test_a_share_that_cells_count_does_not_depend_on_what_is_hidden():
    """Four in one hidden month, or one: whether few records were found at all is told by nothing."""
    cells = offers((JANUARY, FEBRUARY), (None, 0), (50, 50))
    told = [told_of("interview_offer_not_recorded", cells, found, 100) for found in (4, 1, 0, 9)]
    assert told == [(0, "shown", True)] * 4


@pytest.mark.parametrize(
    ("elsewhere", "told"),
    [((9, 17), (10, "shown")), ((9, 12), (None, "hidden")), ((9, None), (None, "hidden")), ((30, None), (10, "shown"))],
)
def test_a_share_of_what_is_part_of_cells_is_told_where_they_say_as_much(elsewhere, told):
    """A tenth of 200 episodes without a ward are 19 or more elsewhere: it must not narrow a hidden month, or leave few others."""
    cells = {of("missing_episodes", period=month): 100 for month in (JANUARY, FEBRUARY)}
    months = zip((JANUARY, FEBRUARY), elsewhere, strict=True)
    cells |= {of("missing_episodes", "elsewhere", month): value for month, value in months}
    assert told_of("ward_not_known", cells)[:2] == told


def test_a_share_of_what_is_part_of_cells_is_not_told_when_the_whole_is_hidden():
    cells = {of("missing_episodes"): None, of("missing_episodes", "elsewhere"): 30}
    assert told_of("ward_not_known", cells)[:2] == (None, "hidden")


def flags(not_obtained, small, total=100, split="ethnic_group", names=("Not yet obtained", "Mixed")):
    """Children with an open flag at the ends of two months: in March as given, in January all known."""
    known = {of("flags_open", period=JANUARY): 100, of("flags_open"): total}
    for month, counts in ((JANUARY, (20, 80)), (MARCH, (not_obtained, small))):
        known |= {of("flags_open", period=month, split=(split, name)): n for name, n in zip(names, counts, strict=True)}
    return known


@pytest.mark.parametrize(("cells", "told"), [((20, 80), (8, "shown")), ((20, None), (8, "shown"))])
def test_a_share_of_flags_is_told_where_the_cells_that_count_the_same_are_shown_throughout(cells, told):
    assert told_of("ethnicity_not_obtained", flags(*cells), 8, 100, "ce_flags")[:2] == told


@pytest.mark.parametrize("cells", [(None, None), (None, 80), (20, 80, None)])
def test_a_share_of_flags_is_not_told_where_one_cell_that_counts_the_same_is_hidden(cells):
    """Eight in a hundred open flags, and a hidden pair that is 11 together: the other of the pair would be 3."""
    assert told_of("ethnicity_not_obtained", flags(*cells), 8, 100, "ce_flags")[:2] == (None, "hidden")
    assert told_of("ethnicity_not_obtained", flags(*cells), 0, 100, "ce_flags")[:2] == (None, "hidden")


@pytest.mark.parametrize("cells", [(None, 80), (20, None)])
def test_a_share_of_flags_of_no_known_kind_is_not_told_where_any_kind_is_hidden(cells):
    """A district may join what is not known with any other kind."""
    kinds = {"split": "exploitation_type", "names": ("other or not yet obtained", "sexual")}
    assert told_of("exploitation_type_not_obtained", flags(20, 80, **kinds), 8, 100, "ce_flags")[:2] == (8, "shown")
    assert told_of("exploitation_type_not_obtained", flags(*cells, **kinds), 8, 100, "ce_flags")[:2] == (None, "hidden")


@pytest.mark.parametrize(
    ("opening", "opened", "told"), [(10, 7, (13, "shown")), (10, None, (None, "hidden")), (None, 7, (None, "hidden"))]
)
def test_a_share_of_flags_with_no_ward_is_told_where_those_elsewhere_are_shown_throughout(opening, opened, told):
    """Thirteen have no ward and ten were elsewhere in January: three or more were opened there since."""
    cells = {
        of("flags_open", period=JANUARY): 100,
        of("flags_open", "elsewhere", JANUARY): opening,
        of("flags_opened", "elsewhere", JANUARY, "quarter"): opened,
    }
    assert told_of("ward_not_known", cells, 13, 100, "ce_flags")[:2] == told


@pytest.mark.parametrize(("due", "told"), [((6, 87), (7, "shown")), ((None, 90), (None, "hidden"))])
def test_a_share_of_episodes_that_have_not_ended_is_told_where_all_interviews_due_are_shown(due, told):
    """A hundred episodes, seven not ended and 90 interviews due in February: three were due in January."""
    cells = {of("missing_episodes", period=JANUARY): 100, of("missing_episodes", period=FEBRUARY): 0}
    cells |= {of("interviews_due", period=month): n for month, n in zip((JANUARY, FEBRUARY), due, strict=True)}
    assert told_of("not_ended", cells, 7, 100)[:2] == told


@pytest.mark.parametrize(
    ("elsewhere", "found", "records", "is_told"),
    [(10, 7, 100, False), (12, 7, 100, False), (13, 7, 100, True), (7, 7, 100, True), (70, 67, 1_000, True)],
)
def test_a_share_is_hidden_when_cells_count_few_besides_what_it_is_of(elsewhere, found, records, is_told):
    """Ten episodes elsewhere, 7% of a hundred with no ward: three out of the area. Of a thousand, 7% is no one number."""
    cells = {of("missing_episodes", "elsewhere"): elsewhere, of("missing_episodes"): records}
    percent, status, _ = told_of("ward_not_known", cells, found, records)
    assert (percent is not None, status) == (is_told, "shown" if is_told else "hidden")


def test_a_share_of_flags_is_hidden_when_a_cell_counts_few_besides_what_it_is_of():
    def told(one):
        cells = {of("flags_open", split=("exploitation_type", name)): count for name, count in (("other", one), ("sexual", 60))}
        return told_of("exploitation_type_not_obtained", cells | {of("flags_open"): 60 + one}, 6, 100, "ce_flags")[1]

    assert (told(8), told(6), told(12)) == ("hidden", "shown", "shown")

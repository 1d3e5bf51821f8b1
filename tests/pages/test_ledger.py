"""The ledger: what was promised in public and how it stands on a day; overdue is worked out, and no outcome is guessed."""

from collections import namedtuple
from datetime import date, timedelta
from itertools import pairwise

import duckdb
import pytest

from data.release import Answer, about, ask
from data.settings import HOME
from pages.parts import promised, words
from pages.parts.response import ledger, numberings
from queries.pages.questions import Ledger
from tests.support.opened import opened, pictures, said

PAGE = "pages/response/commitments.py"
ON, AS_AT = date(2021, 9, 30), date(2021, 8, 31)

Made = namedtuple("Made", "status due_on scheduled", defaults=(None, None, None))


def stands(made, on=AS_AT):
    """How one commitment stands by the question's own SQL: its standing and its days overdue."""
    question = Ledger(on=on)
    with duckdb.connect() as release:
        release.execute((HOME / "queries" / "release" / "schema.sql").read_text(encoding="utf-8"))
        release.execute(
            "insert into commitments (commitment_id, kind, made_on, made_by, text, document, status, due_on, scheduled) "
            "values ('A', 'resolution', '2021-01-01', 'A committee', 'Do it.', 'A paper', ?, ?, ?)",
            list(made),
        )
        (row,) = release.execute(question.sql, question.values).fetchall()
    return row[-2:]


@pytest.mark.parametrize(
    ("made", "standing", "days"),
    [
        (Made("done", date(2021, 2, 3)), "done", None),
        (Made("open", date(2021, 8, 30)), "overdue", 1),
        (Made(None, date(2021, 8, 3)), "overdue", 28),
        (Made("open", AS_AT), "open", None),
        (Made(None, date(2022, 1, 1)), "not stated", None),
        (Made("open"), "open", None),
        (Made(), "not stated", None),
        (Made("open", date(2021, 11, 30), "no"), "never scheduled", None),
        (Made("open", date(2021, 7, 31), "no"), "overdue and never scheduled", 31),
        (Made("done", date(2021, 7, 31), "no"), "done", None),
        (Made("open", None, "yes"), "open", None),
    ],
)
def test_overdue_is_worked_out_from_the_due_day_and_never_given(made, standing, days):
    assert stands(made) == (standing, days)


def test_days_overdue_are_those_between_the_due_day_and_the_day_chosen():
    assert stands(Made("open", date(2021, 8, 3)), date(2022, 8, 3)) == ("overdue", 365)


@pytest.mark.usefixtures("on_sample")
def test_the_report_of_november_2021_was_promised_twice_and_never_scheduled():
    rows = {row.commitment_id: row for row in ask(Ledger(on=ON)).rows}
    assert rows["G-2"].same_as == "G-2.43"
    for entry in (rows["G-2"], rows["G-2.43"]):
        assert (entry.standing, entry.due_on) == ("never scheduled", date(2021, 11, 30))
        assert "17 November 2021 has no such item" in entry.evidence
    told = said(opened(PAGE))
    assert "Promised twice and never scheduled: “Bring a further report on exploitation in November 2021”." in told


@pytest.mark.usefixtures("on_sample")
def test_what_was_to_come_back_in_twelve_months_and_answers_within_seven_days_are_there():
    rows = {row.commitment_id: row for row in ask(Ledger(on=ON)).rows}
    assert {rows[entry].due_about for entry in ("K-2", "BS-10.2")} == {"12 months after the meeting"}
    assert rows["AU-2"].due_on == date(2022, 2, 3)
    assert rows["K-c"].due_about == "within seven days of each enquiry"
    assert {rows[entry].standing for entry in ("K-2", "BS-10.2", "K-c")} == {"not stated"}


@pytest.mark.usefixtures("on_sample")
def test_the_page_begins_with_the_last_day_that_records_or_papers_speak_of():
    found = promised.as_at()
    assert found.question.on == ON > about().as_at == AS_AT
    spoken_of = [day for row in found.rows for day in (row.made_on, row.updated_on) if day]
    assert max(spoken_of) == ON
    assert ledger.sentence(found).startswith("On 30 September 2021, of 46 ")


@pytest.mark.usefixtures("on_sample")
def test_an_earlier_day_counts_only_what_was_made_by_then_and_says_so():
    every, earlier = ask(Ledger(on=ON)), ask(Ledger(on=AS_AT))
    left_out = {row.commitment_id for row in every.rows} - {row.commitment_id for row in earlier.rows}
    assert left_out == {"G-1", "G-2", "G-3"}
    assert all(row.made_on is None or row.made_on <= AS_AT for row in earlier.rows)
    assert "What was made after that day is left out; what was made on a day that no paper gives is kept." in ledger.care(earlier)


@pytest.mark.usefixtures("on_sample")
def test_never_scheduled_is_said_to_mean_not_in_the_programme_that_a_paper_printed():
    assert "the work programme or agenda that a paper printed does not list it: it may have been added since" in said(
        opened(PAGE)
    )


@pytest.mark.usefixtures("on_sample")
def test_nothing_is_said_to_be_done_that_a_paper_written_before_it_only_asked_for():
    rows = {row.commitment_id: row for row in promised.as_at().rows}
    assert {rows[entry].standing for entry in ("AU-1", "G-1", "WP-CE.2")} == {"not stated"}
    assert rows["WP-CE"].standing == "done"
    assert "overnment" not in rows["WP-CE"].text


@pytest.mark.usefixtures("on_sample")
def test_no_two_promises_bear_one_label_and_each_names_the_day_it_is_due():
    rows = ledger.dated(ask(Ledger(on=ON)))
    labels = [" ".join(note.text.split("<br>")) for note in ledger.picture(ask(Ledger(on=ON))).layout.annotations[: len(rows)]]
    assert len({ledger.in_short(row) for row in rows}) == len(rows) == len(labels)
    assert all(f"due {words.day(row.due_on)}: " in " ".join(labels) for row in rows)


@pytest.mark.usefixtures("on_sample")
def test_both_counts_of_recommendations_are_shown_and_what_one_list_leaves_out():
    told = said(opened(PAGE))
    assert "Recommendations in each list: Body of the review, 21; Appendix 3, 20." in told
    assert "Appendix 3 leaves out “Bring front-line workers and people with lived experience into the improvement work”." in told
    assert "summary speaks of 20 recommendations" in told
    rows = numberings.table(ask(Ledger(on=ON))).rows
    assert [row[1] for row in rows] == [str(number) for number in range(1, 22)]
    assert [row[2] for row in rows] == [*(str(number) for number in range(1, 20)), numberings.LEFT_OUT, "20"]


@pytest.mark.usefixtures("on_sample")
def test_overdue_and_never_scheduled_come_first():
    order = list(promised.STANDINGS)
    for on in (ON, date(2022, 3, 31)):
        places = [order.index(row.standing) for row in ask(Ledger(on=on)).rows]
        assert places == sorted(places)
        assert places[0] < order.index("open")


@pytest.mark.usefixtures("on_sample")
def test_a_later_day_makes_more_overdue_and_the_day_is_in_the_address():
    later = opened(PAGE, day="31 March 2022")
    assert "5 are overdue (3 of them never scheduled)" in said(later)
    assert "121" in said(later)


@pytest.mark.usefixtures("on_sample")
def test_who_asks_for_what_is_overdue_or_was_never_scheduled_gets_what_is_both_as_well():
    later = date(2022, 3, 31)
    every = ask(Ledger(on=later))
    for standing, among in ((promised.IS_OVERDUE, promised.OVERDUE), (promised.IS_NEVER_SCHEDULED, promised.NEVER_SCHEDULED)):
        assert standing in ledger.standings(every)
        assert ask(Ledger(on=later, standing=standing)).rows == tuple(row for row in every.rows if row.standing in among)
    assert "of 5 recommendations, resolutions and promises, 5 are overdue" in said(
        opened(PAGE, day="31 March 2022", stands="Overdue")
    )


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"overdue": 2, "done": 1}, ["2 are overdue", "1 is done"]),
        ({promised.BOTH: 1, "never scheduled": 2}, ["1 is overdue and was never scheduled", "2 more were never scheduled"]),
        ({promised.BOTH: 3, "overdue": 1, "open": 1}, ["4 are overdue (3 of them never scheduled)", "1 is open"]),
    ],
)
def test_each_entry_is_counted_once(counts, told):
    assert ledger._each(counts) == told


@pytest.mark.usefixtures("on_sample")
def test_each_filter_leaves_only_its_own_and_the_days_of_the_papers_offer_them():
    every = ask(Ledger(on=ON))
    assert len(every.rows) == 46
    for kind in list(ledger.kinds(every))[1:]:
        assert {row.kind for row in ask(Ledger(on=ON, kind=kind)).rows} == {kind}
    for maker in list(ledger.makers(every))[1:]:
        assert {row.made_by for row in ask(Ledger(on=ON, made_by=maker)).rows} == {maker}
    for standing in list(ledger.standings(every))[1:]:
        among = {each for each in promised.STANDINGS if standing in (each, *each.split(" and "))}
        assert {row.standing for row in ask(Ledger(on=ON, standing=standing)).rows} <= among
        assert standing in {row.standing for row in ask(Ledger(on=ON, standing=standing)).rows}
    offered = list(ledger.days(every))
    assert offered[:2] == [ON, AS_AT]
    assert all(day.month != following.month for day, following in pairwise(offered))


@pytest.mark.usefixtures("on_sample")
def test_where_nothing_has_a_due_day_there_is_no_line_of_days():
    app = opened(PAGE, by="Keighley Area Committee")
    assert pictures(app) == []
    assert "there is no line of days to draw" in said(app)


@pytest.mark.usefixtures("on_sample")
def test_what_is_not_stated_is_said_to_be_and_nothing_is_blank():
    table = ledger.table(ask(Ledger(on=ON)))
    assert all(all(row) for row in table.rows)
    owners = [row[table.headings.index("Owner")] for row in table.rows]
    assert owners.count(promised.NOT_STATED) > 30


@pytest.mark.usefixtures("on_sample")
def test_a_single_entry_is_told_by_what_it_is():
    overdue = ask(Ledger(on=ON, standing="overdue"))
    assert ledger.sentence(overdue) == "On 30 September 2021 the one recommendation chosen is overdue."
    assert ("What is counted", "1 entry of public papers") in ledger.facts(overdue)
    silent = next(row for row in ask(Ledger(on=ON)).rows if row.standing == "not stated")
    alone = Answer(Ledger(on=ON), about(), (silent,))
    assert ledger.sentence(alone).startswith("No paper says what came of the one ")


@pytest.mark.usefixtures("on_sample")
def test_a_bar_of_what_is_overdue_ends_on_the_line_of_the_day_inside_the_picture():
    drawn = ledger.picture(ask(Ledger(on=ON, standing="overdue")))
    bar = drawn.data[1]
    assert bar.base[0] + timedelta(milliseconds=bar.x[0]) == ON
    (line,) = drawn.layout.shapes
    assert (line.x0, line.layer) == (ON, "below")
    first, last = drawn.layout.xaxis.range
    assert first < ON < last
    assert (last - first).days > 180
    assert {label.bgcolor for label in drawn.layout.annotations if "Overdue" in label.text} == {"#FFFFFF"}


@pytest.mark.usefixtures("on_sample")
def test_an_empty_choice_is_told_calmly():
    nothing = Answer(Ledger(on=ON), about(), ())
    assert ledger.sentence(nothing) == "No entry of the ledger fits all these choices."
    assert ledger.table(nothing).rows == ()
    assert numberings.sentence(nothing) == numberings.NOT_NUMBERED


def test_numbers_are_read_list_by_list():
    assert numberings.numbers_in("Body of the review 21; Appendix 3 20") == {"Body of the review": 21, "Appendix 3": 20}
    assert numberings.numbers_in("Report 4") == {"Report": 4}

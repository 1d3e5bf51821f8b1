"""A pack says what the screen says: the same sentences, tables and figures, from the same released cells."""

import csv
import io
import json
import re
import shutil
from collections import Counter
from html import unescape

import duckdb
import pytest

from data.release import about, ask, earlier, fingerprint
from pages.parts import tables
from pages.parts.committee import changes, meetings, moved
from pages.parts.justice import operation
from pages.parts.pack import brief, building, charts, content, letters, sheets, slides, tidy, topics
from pages.parts.response import context, papers, stated
from pages.parts.tables import Table
from queries.pages.questions import ANY, CellsBehind, Headlines
from tests.support import parity
from tests.support.opened import opened, said, texts
from tests.support.packs import usual, whole, written

SUPPORT, CONTEXT = "pages/response/support_services.py", "pages/response/context.py"
SCREENS = (
    ("Flag trends, Bradford", "pages/risk/flag_trends.py", {}),
    ("Flag trends, Shipley", "pages/risk/flag_trends.py", {"area": "Shipley"}),
    ("Joined and left", "pages/risk/flag_flow.py", {}),
    ("Who is flagged: Ethnic group", "pages/risk/who_is_flagged.py", {"by": "Ethnic group"}),
    ("Missing episodes, Bradford", "pages/missing/missing_episodes.py", {"split": "Looked-after status"}),
    ("Return interviews", "pages/missing/return_interviews.py", {}),
    ("Wards", "pages/places/ward_map.py", {"measure": "Children flagged in twelve months"}),
    ("Wards of Keighley", "pages/places/area_committee.py", {"area": "Keighley"}),
    ("Investigations", "pages/justice/operation_dalesway.py", {}),
    ("Promises", "pages/response/commitments.py", {}),
    ("Support: Turnaround, by age group", SUPPORT, {"service": "Turnaround"}),
    ("Support: Trusted Relationships, by ethnic group", SUPPORT, {"by": "Ethnic group"}),
    ("Context: other places", CONTEXT, {}),
    ("Context: children not in school", CONTEXT, {"topic": "Children not in school"}),
    ("Context: modern slavery", CONTEXT, {"topic": "Modern slavery"}),
    ("Context: young people out of work", CONTEXT, {"topic": "Young people out of work"}),
    ("Who else was reached", SUPPORT, {}),
)

pytestmark = pytest.mark.usefixtures("on_sample")


def section(name):
    return next(found for found in whole().sections if found.name == name)


@pytest.mark.parametrize(("name", "page", "choices"), SCREENS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_section_has_the_table_of_its_page_word_for_word(name, page, choices):
    assert tables.html(section(name).table) in said(opened(page, **choices))


def test_the_headlines_are_two_sections_each_of_one_source_that_hold_the_rows_of_their_page_word_for_word():
    counted, reported = section("Headlines"), section("Headlines of the police reports")
    page = said(opened("pages/overview/headlines.py"))
    assert {found.table.headings for found in (counted, reported)} == {counted.table.headings}
    rows = [row for found in (counted, reported) for row in found.table.rows]
    told = [tuple(map(unescape, parity.CELL.findall(row))) for row in parity.ROW.findall(page)]
    assert [row for row in rows if row not in told] == []
    assert len(rows) == len(ask(Headlines()).rows)
    assert parity.answer(texts(opened("pages/overview/headlines.py"))) == counted.sentence


@pytest.mark.parametrize(
    ("name", "page", "choices"),
    [*SCREENS[:6], *SCREENS[9:-1]],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_section_says_the_sentence_of_its_page(name, page, choices):
    answer = parity.answer(texts(opened(page, **choices)))
    assert answer == section(name).sentence


def test_a_title_is_a_finding_of_at_most_twelve_words():
    long = [found.finding for found in whole().sections if len(found.finding.split()) > 12]
    assert long == []
    assert all(found.finding for found in whole().sections)


def test_the_slides_say_no_cell_that_the_table_does_not():
    for found in whole().sections:
        cells = {cell for row in found.table.rows for cell in row}
        assert {cell for row in found.on_slides.rows for cell in row} <= cells
        # A slide may have a column for each part of a split where the table has a row for each.
        assert set(found.on_slides.headings) <= {*found.table.headings, *cells}


def test_every_figure_of_a_sentence_or_a_chart_stands_in_the_table():
    for found in whole().sections:
        listed = set().union(*(parity.numbers(cell) for row in (found.table.headings, *found.table.rows) for cell in row))
        drawn = {float(v) for line in (found.chart.series if found.chart else ()) for v in line.values if v is not None}
        if found.chart and "Upper limit" not in {line.name for line in found.chart.series}:
            assert drawn <= listed
        many = {
            len(found.table.rows),
            len(found.table.rows) - 1,
            *Counter(cell for row in found.table.rows for cell in row).values(),
        }
        assert parity.numbers(found.finding) <= listed | set(map(float, many))


def test_every_chart_says_over_it_what_it_counts_on_one_line_of_a_slide():
    units = {found.chart.unit for found in whole().sections if found.chart}
    assert "" not in units
    assert {unit for unit in units if letters.lines(unit, slides.SIZE, slides.ACROSS) > 1} == set()


@pytest.mark.parametrize(
    ("name", "counted", "figures"),
    [
        (
            "Who is flagged: Gender",
            "Children with an open flag, on a date: 31 August 2021",
            "Children with an open flag by gender, Bradford, 31 August 2021",
        ),
        ("Return interviews", "Return interviews, in a period: August 2021", "Return interviews, Bradford, August 2021"),
        (
            "Joined and left",
            "Open: children, on a date. Opened or closed: flags, in a period",
            "Flags opened and closed, Bradford, April to June 2021",
        ),
        ("Flag trends, Keighley", "Children with an open flag, on the last day of each month", ""),
    ],
)
def test_a_section_s_slides_say_what_is_counted_of_which_kind_and_when(name, counted, figures):
    found = section(name)
    assert (found.chart.unit, found.of_figures) == (counted, figures)


def test_figures_that_count_different_things_share_no_chart():
    for topic in ("education", "modern slavery"):
        found = context.view(topic, ANY).found
        (drawn,) = (each for each in whole().sections if each.name == f"Context: {context.topics()[topic].lower()}")
        assert (drawn.chart is None) == (len(stated.counted(found)) > 1)


def test_no_word_of_a_pack_speaks_of_a_mark_that_its_charts_do_not_have():
    told = {(found.name, said) for found in whole().sections for said in (found.sentence, *found.cares)}
    of_screen = re.compile(r"[\u25b2\u25bc]|\b\d: |Each line|[Tt]hin lines|[Nn]umbered|below:|others below|^That ")
    assert {(name, said) for name, said in told if of_screen.search(said)} == set()


def test_what_fell_within_the_months_of_a_series_stands_beside_it_with_its_day():
    for name in ("Flag trends, Bradford", "Missing episodes, Bradford"):
        (read, *_) = section(name).cares
        assert "First national lockdown (23 March 2020)" in read


def test_a_pack_names_every_measure_that_stands_out_since_there_is_no_table_of_them():
    found = meetings.since(earlier()[0].release_id)
    standing = [row for row in moved.table(found).rows if not row[1].startswith(moved.NO_LONGER)]
    assert len(standing) > moved.FEW
    assert [row[0] for row in standing if row[0].lower() not in section("Since the release before").sentence.lower()] == []


def test_what_is_not_shown_is_a_gap_in_the_chart_and_words_in_the_table():
    found = section("Missing episodes, Bradford South")
    (line,) = found.chart.series
    gaps = [place for place, value in enumerate(line.values) if value is None]
    hidden = [place for place, row in enumerate(found.table.rows) if row[1] == "Too few to show"]
    assert gaps == hidden != []


def test_a_row_without_a_figure_keeps_its_place_without_a_bar_and_one_that_has_none_has_no_place():
    rows = (("Abbey", "29.3"), ("Brook", "Too few to show"), ("Elsewhere", "Not given"), ("Dale", "1,200"))
    chart = charts.of_column(Table("Wards", ("Ward", "Rate"), rows), 1, "said", "Rates")
    assert chart.categories == ("Abbey", "Brook: too few to show", "Dale")
    assert chart.series[0].values == (29.3, None, 1200)


def test_the_tidy_table_is_the_released_cells_and_nothing_else(on_sample, tmp_path):
    pack = whole()
    rows = list(csv.DictReader(io.StringIO(tidy.table(pack).decode("utf-8"))))
    # A copy: the dashboard of this process holds the file itself.
    release = shutil.copy(on_sample / pack.release_id / "release.duckdb", tmp_path)
    with duckdb.connect(release, read_only=True) as connection:
        released = {
            tuple(map(str, key)): (value, status)
            for *key, value, status in connection.execute(
                "select measure, period_type, period, area_code, breakdown, category, value, status from cells"
            ).fetchall()
        }
    keys = ("measure", "period_type", "period", "area_code", "breakdown", "category")
    assert len(rows) > 900
    assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)
    for row in rows:
        value, status = released[tuple(row[key] for key in keys)]
        assert (row["value"], row["status"]) == ("" if value is None else str(value), status)


def test_every_whole_number_of_a_series_is_a_released_cell():
    pack = usual()
    released = {int(cell["value"]) for cell in pack.cells if cell["value"]}
    for found in pack.sections:
        if found.chart and found.chart.days:
            drawn = {v for line in found.chart.series if not line.is_quiet for v in line.values if v is not None}
            assert drawn <= released


def test_the_metadata_declare_every_column_and_bear_the_release():
    pack = usual()
    told = json.loads(tidy.metadata(pack, "pack.csv"))
    heads = tidy.table(pack).decode("utf-8").splitlines()[0].split(",")
    assert [column["name"] for column in told["tableSchema"]["columns"]] == heads
    assert told["dc:identifier"] == pack.release_id
    assert told["notes"][0]["release_sha256"] == pack.release_sha256
    assert told["url"] == "pack.csv"


def test_every_file_carries_the_release_its_day_and_that_the_records_are_invented():
    pack, release = usual(), about()
    page = written(pack)[".html"].decode("utf-8")
    cover = " ".join(sheets.cover(pack))
    for told in (page, cover):
        for needed in (release.release_id, "31 August 2021", release.synthetic, fingerprint(), pack.sha256):
            assert needed in told


@pytest.mark.parametrize("name", ["Investigations", "Headlines of the police reports"])
def test_figures_of_police_reports_are_never_said_to_be_invented_by_any_file(name):
    pack, release = whole(), about()
    found = section(name)
    assert content.source(pack, found) == "Source: police reports of autumn 2020 and 3 February 2021."
    assert content.records(pack, found) == operation.INVENTS_NONE
    assert "Not invented: Headlines of the police reports; Investigations" in pack.records
    assert release.supplied_by not in " ".join(slides.foot(pack, found))
    page = next(page for page in sheets.pages(pack) if page.title.startswith(f"{name}: "))
    assert operation.INVENTS_NONE in page.lines[-1]
    assert release.synthetic not in page.lines[-1]
    (told,) = re.findall(rf"<section><h2>{re.escape(found.finding)}.*?</section>", brief.html(pack, ()).decode("utf-8"))
    assert operation.INVENTS_NONE in told
    assert release.supplied_by not in told


def test_no_section_holds_figures_of_the_police_beside_figures_that_are_counted():
    of_reports = {found.records: set() for found in whole().sections}
    for found in whole().sections:
        of_reports[found.records] |= {question.measures for question in found.cells}
    assert not {measure for measures in of_reports[None] for measure in measures} & set(operation.STATED)
    assert {measure for measures in of_reports[operation.INVENTS_NONE] for measure in measures} == set(operation.STATED)


def test_what_papers_say_names_them_and_is_never_said_to_be_invented():
    pack, release = whole(), about()
    of_papers = [found for found in pack.sections if found.records == papers.INVENTS_NONE]
    assert {found.topic for found in of_papers} == {"Promises", "Who else was reached", "Context"}
    for found in of_papers:
        assert content.records(pack, found) == papers.INVENTS_NONE
        assert release.supplied_by not in content.source(pack, found)
        assert found.topic in pack.records
        assert not found.cells


def test_a_row_of_another_source_is_told_apart_from_the_records_of_its_section():
    pack, found = whole(), section("Return interviews")
    (row,) = (row for row in found.table.rows if "England" in row[0])
    assert row not in found.on_slides.rows
    assert "Not invented: the row of England" in content.records(pack, found)
    page = next(page for page in sheets.pages(pack) if page.title.startswith("Return interviews: "))
    assert "Not invented: the row of England, average of authorities (Missing People" in page.lines[-1]


def test_every_row_of_the_tidy_table_says_where_it_comes_from_and_whether_it_is_invented():
    rows = list(csv.DictReader(io.StringIO(tidy.table(whole()).decode("utf-8"))))
    of_police = [row for row in rows if row["measure"] in operation.STATED]
    assert of_police
    assert {row["source"].partition(". ")[2] for row in of_police} == {operation.INVENTS_NONE}
    assert {row["source"].partition(". ")[2] for row in rows if row not in of_police} == {"Invented records."}


def test_every_other_section_says_where_it_comes_from_as_the_release_does():
    pack, release = whole(), about()
    others = [found for found in pack.sections if not found.records]
    assert len(others) > len(topics.USUAL)
    assert [found.name for found in others if found.beside] == ["Return interviews"]
    assert {content.source(pack, found) for found in others} == {content.source(release)}
    assert {content.records(pack, found) for found in others if not found.beside} == {release.synthetic}


def test_a_pack_s_address_brings_its_choices_back():
    pack = usual()
    assert pack.address.startswith("/meeting_pack?pack=2021-08-31-1&areas=Bradford+district&topics=Headlines&topics=")
    assert pack.address.count("topics=") == len(topics.USUAL)


def test_two_packs_of_different_choices_have_different_checksums():
    district = list(topics.areas())[:1]
    assert building.pack(district, ["Headlines"]).sha256 != building.pack(district, ["Wards"]).sha256


def test_a_question_for_cells_gives_each_once_and_only_of_its_days():
    first = usual().sections[1].cells[0]
    rows = ask(first).rows
    assert isinstance(first, CellsBehind)
    assert len({changes.of_what(row) for row in rows}) == len(rows)
    assert all(first.first <= row.last_day <= first.last for row in rows)


def test_the_brief_asks_no_host():
    page = written(usual())[".html"].decode("utf-8")
    assert not any(sign in page for sign in ("http:", "https:", "src=", "url(", "@import", "<script", "<link"))


def test_every_sheet_of_the_brief_says_where_it_comes_from_its_day_what_its_records_are_and_which_sheet_it_is():
    pack = usual()
    page = written(pack)[".html"].decode("utf-8")
    (foot,) = re.findall(r'@bottom-left \{ content: "(.*?)"', page)
    assert foot.startswith(content.source(pack))
    assert pack.release_id in foot
    assert "Invented records." in foot
    assert 'content: "Page " counter(page) " of " counter(pages)' in page


def test_the_way_back_to_a_pack_on_paper_is_in_words_that_the_page_shows():
    pack = usual()
    page = unescape(written(pack)[".html"].decode("utf-8"))
    assert building.PAGE not in page
    assert pack.again in page
    assert pack.release_id in pack.again
    (choice,) = (box for box in opened("pages/committee/meeting_pack.py").selectbox if box.label in pack.again)
    assert pack.release_id in choice.options


def test_a_table_over_time_is_cut_alike_in_the_brief_whatever_it_counts_and_says_where_the_rest_is():
    pack = usual()
    page = written(pack)[".html"].decode("utf-8")
    over_time = [section for section in pack.sections if section.table.is_series]
    assert len(over_time) > 1
    assert all(tables.html(section.on_slides) in page for section in over_time)
    assert page.count(brief.IN_THE_WORKBOOK) >= len(over_time)

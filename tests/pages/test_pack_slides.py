"""The slides of a pack: native, described, legible from the back of the room, and nothing out of its box."""

import io
import re
from itertools import pairwise

import openpyxl
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from pages.parts.pack import letters, picture
from pages.parts.pack import slides as writer
from tests.support.packs import slides

LEAST, BARS = Pt(24), XL_CHART_TYPE.BAR_CLUSTERED

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture(scope="module")
def made(pack):
    return slides(writer.presentation(pack))


def shapes(made):
    return [(slide, shape) for slide in made for shape in slide.shapes]


def runs(shape):
    frames = [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    frames += [shape.text_frame] if shape.has_text_frame else []
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]


def test_every_object_says_what_it_is_to_whoever_cannot_see_it(made):
    silent = [shape.name for _, shape in shapes(made) if not shape._element.xpath("./*/p:cNvPr")[0].get("descr")]
    assert silent == []


def test_no_object_is_a_picture(made):
    kinds = {shape.shape_type for _, shape in shapes(made)}
    assert kinds <= {MSO_SHAPE_TYPE.PLACEHOLDER, MSO_SHAPE_TYPE.TEXT_BOX, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE}
    assert MSO_SHAPE_TYPE.CHART in kinds


def test_every_slide_has_a_title_of_its_own_and_notes(made):
    titles = [slide.shapes.title.text_frame.text for slide in made]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(slide.notes_slide.notes_text_frame.text for slide in made)


def test_the_notes_of_a_chart_hold_its_definition_and_where_its_sql_is(made):
    for slide in made:
        if any(shape.has_chart for shape in slide.shapes):
            notes = slide.notes_slide.notes_text_frame.text
            assert "Definition: " in notes
            assert "SQL: queries/" in notes


def test_every_chart_has_the_figures_of_its_section_and_a_sheet_to_edit_them(made, pack):
    charts = [shape.chart for _, shape in shapes(made) if shape.has_chart]
    drawn = [list(series.values) for chart in charts for series in chart.plots[0].series]
    wanted = []
    for section in pack.sections:
        for part in writer.slides_of_chart(section.chart) if section.chart else ():
            wanted += [list(line.values) for line in part.series]
    assert drawn == wanted
    for chart in charts:
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        columns = list(book.active.iter_cols(min_row=2, min_col=2, values_only=True))
        assert [list(column) for column in columns] == [list(series.values) for series in chart.plots[0].series]


def test_the_tables_are_those_of_the_sections_part_by_part(made, pack):
    listed = [
        [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows] for _, shape in shapes(made) if shape.has_table
    ]
    told = {cell for rows in listed for row in rows for cell in row}
    wanted = {cell for section in pack.sections for row in (section.on_slides.headings, *section.on_slides.rows) for cell in row}
    assert told == wanted
    assert "Too few to show" in told


def test_no_letter_is_smaller_than_can_be_read_from_the_back(made):
    assert {run.font.size for _, shape in shapes(made) for run in runs(shape) if run.font.size < LEAST} == set()
    assert {shape.chart.font.size for _, shape in shapes(made) if shape.has_chart} == {LEAST}


def test_no_text_is_higher_than_its_box(made):
    for _, shape in shapes(made):
        if shape.has_text_frame:
            room = shape.width.pt
            high = sum(
                (paragraph.space_before.pt if paragraph.space_before else 0)
                + letters.height(paragraph.text, paragraph.runs[0].font.size.pt, room, bool(paragraph.runs[0].font.bold))
                for paragraph in shape.text_frame.paragraphs
            )
            assert high <= shape.height.pt + 1, shape.text_frame.text


def test_no_cell_s_text_is_higher_than_its_row(made):
    for _, shape in shapes(made):
        for row in shape.table.rows if shape.has_table else ():
            for cell, column in zip(row.cells, shape.table.columns, strict=True):
                room = column.width.pt - cell.margin_left.pt - cell.margin_right.pt
                size, bold = cell.text_frame.paragraphs[0].runs[0].font.size.pt, cell.text_frame.paragraphs[0].runs[0].font.bold
                high = letters.height(cell.text_frame.text, size, room, bool(bold))
                assert high + cell.margin_top.pt + cell.margin_bottom.pt <= row.height.pt + 1


def test_no_object_lies_over_another_or_leaves_its_slide(made):
    for slide in made:
        boxes = sorted((shape.top.pt, shape.top.pt + shape.height.pt, shape.left.pt + shape.width.pt) for shape in slide.shapes)
        assert all(above[1] <= below[0] + 1 for above, below in pairwise(boxes))
        assert boxes[-1][1] <= writer.HIGH
        assert max(right for *_, right in boxes) <= writer.WIDE


def test_the_first_slide_says_what_the_records_are_and_the_last_what_they_cannot_tell(made, pack):
    first = " ".join(shape.text_frame.text for shape in made[0].shapes)
    assert pack.synthetic in first
    assert made[-1].shapes.title.text_frame.text == "What these numbers cannot tell you"
    assert all(f"Release {pack.release_id}." in slide.shapes[1].text_frame.text for slide in made)


@pytest.mark.parametrize(("text", "points"), [("iiii", 21.3), ("WWWW", 90.6), ("2021", 53.4)])
def test_a_text_is_as_wide_as_arial_draws_it(text, points):
    assert letters.width(text, 24) == pytest.approx(points, abs=0.1)


@pytest.mark.parametrize(("text", "room", "lines"), [("one two", 500, 1), ("one two", 50, 2), ("w" * 40, 100, 7), ("", 100, 1)])
def test_a_text_breaks_between_words_and_a_word_that_is_too_long_within(text, room, lines):
    assert letters.lines(text, 24, room) == lines


def test_the_parts_of_a_chart_of_rates_have_one_scale_one_room_for_names_and_say_what_they_count(made):
    bars = [s.chart for _, s in shapes(made) if s.has_chart and s.chart.has_title and s.chart.chart_type == BARS]
    rates = [c for c in bars if c.chart_title.text_frame.text == "For every 10,000 children aged 0 to 17"]
    assert len(rates) > 1
    assert len({c.value_axis.maximum_scale for c in rates}) == 1
    assert len({tuple(c._chartSpace.xpath("./c:chart/c:plotArea/c:layout//c:x/@val")) for c in rates}) == 1


def test_the_slides_of_a_table_of_wards_say_what_is_counted(made, pack):
    titles = [slide.shapes.title.text_frame.text for slide in made]
    wards = [section for section in pack.sections if section.name.startswith("Wards")]
    assert wards
    assert not [title for title in titles if title.startswith("Wards")]
    assert all(any(section.of_figures in title for title in titles) for section in wards)


def test_the_chart_of_the_investigations_has_every_part_of_the_screen_s_and_says_what_nobody_explains(made, pack):
    (section,) = (section for section in pack.sections if section.name == "Investigations")
    screen = {trace.name: [value for value in trace.x if value] for trace in section.picture().data}
    assert {line.name: [value for value in line.values if value] for line in section.chart.series} == screen
    (native,) = (s.chart for _, s in shapes(made) if s.has_chart and s.chart.chart_type == XL_CHART_TYPE.BAR_STACKED)
    assert [series.name for series in native.plots[0].series] == list(screen)
    assert native.has_legend
    drawn = picture.svg(section.chart)
    assert [name for name in screen if name not in drawn] == []
    assert drawn.count(f">{screen['Left the count, not explained'][0]}<") >= 1


def test_a_line_that_stands_behind_others_is_named_at_its_end_clear_of_every_other_name(pack):
    limited = [section for section in pack.sections if section.chart and any(s.is_quiet for s in section.chart.series)]
    assert any("Upper limit" in picture.svg(section.chart) for section in limited)
    for section in limited:
        drawn = picture.svg(section.chart)
        for line in section.chart.series:
            named = f"{line.name} {picture._figure(line.values[-1])}" if line.values[-1] is not None else line.name
            assert not line.is_quiet or drawn.count(f">{named}<") == 1
        ends = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" text-anchor="start" fill="#4D4D4D">', drawn)
        heights = sorted(float(y) for _, y in ends)
        assert all(above + picture.LINE <= below + 0.1 for above, below in pairwise(heights))


def test_a_bar_of_days_says_days(made, pack):
    (section,) = (section for section in pack.sections if section.name == "Promises")
    late = max(section.chart.series[0].values, key=lambda days: days or 0)
    assert f">{late} days<" in picture.svg(section.chart)
    (native,) = (s.chart for _, s in shapes(made) if s.has_chart and "Days overdue" in [p.name for p in s.chart.plots[0].series])
    assert '" days"' in native.plots[0].data_labels.number_format

"""Charts and tables as the slides' own objects, with their figures in them for whoever edits them."""

from collections.abc import Sequence
from datetime import date

from pptx.chart.chart import Chart as PptxChart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from data.months import months_between
from data.spreadsheets import as_text
from pages.parts.drawings.charts import CATEGORIES, INK, LOOK_HERE, QUIET
from pages.parts.drawings.shades import STACKED as PARTS
from pages.parts.pack import letters
from pages.parts.pack.content import Chart
from pages.parts.pack.paging import ABOVE, ASIDE, Piece

FONT, SIZE, LABELS_ACROSS = "Arial", 24, 6
TITLE_HIGH, LEGEND_HIGH = 52, 110
MONTHS, MONTHS_APART = "mmm yyyy", (3, 6, 12, 24, 60)
TYPES = {"line": XL_CHART_TYPE.LINE_MARKERS, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
GRID, WHITE = "#E5E5E5", "#FFFFFF"
HATCH = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def chart(shapes: SlideShapes, drawn: Chart, box: tuple[float, float, float, float]) -> GraphicFrame:
    """A native chart. box: left, top, width and height in points. A figure that is not shown is a gap."""
    has_parts = any(isinstance(value, float) for line in drawn.series for value in line.values)
    data = CategoryChartData(number_format="0.0" if has_parts and drawn.kind == "bar" else "General")
    data.categories = drawn.days or [as_text(name) for name in drawn.categories]
    for line in drawn.series:
        data.add_series(as_text(line.name), line.values)
    kind = XL_CHART_TYPE.BAR_STACKED if drawn.is_stacked else TYPES[drawn.kind]
    frame = shapes.add_chart(kind, *(Pt(each) for each in box), data)
    made = frame.chart
    made.font.size, made.font.name = Pt(SIZE), FONT
    made.font.color.rgb = _colour(INK)
    made.has_title = bool(drawn.unit)
    if drawn.unit:
        _unit(made, drawn.unit)
    made.has_legend = len(drawn.series) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _axes(made, drawn)
    if drawn.kind == "line":
        _lines(made, drawn)
    else:
        _stacks(made, drawn) if drawn.is_stacked else _bars(made, drawn)
        widest = max(letters.width(name, SIZE) for name in (*drawn.categories, *drawn.beside))
        below = LEGEND_HIGH if made.has_legend else 0
        _room_for_names(made, widest / box[2], TITLE_HIGH / box[3] if drawn.unit else 0, below / box[3])
    return frame


def table(shapes: SlideShapes, piece: Piece, box: tuple[float, float, float], size: float) -> GraphicFrame:
    """A native table. box: left, top and width in points. Words stand left, figures right."""
    left, top, _ = box
    shown = piece.table
    many, across = len(piece.heights), len(piece.widths)
    frame = shapes.add_table(many, across, Pt(left), Pt(top), Pt(sum(piece.widths)), Pt(sum(piece.heights)))
    made = frame.table
    frame._element.xpath(".//a:tableStyleId")[0].text = PLAIN_TABLE
    made.first_row, made.first_col, made.horz_banding = True, True, False
    for column, wide in zip(made.columns, piece.widths, strict=True):
        column.width = Pt(wide)
    for row, tall in zip(made.rows, piece.heights, strict=True):
        row.height = Pt(tall)
    for y, cells in enumerate((shown.headings, *shown.rows)):
        for x, said in enumerate(cells):
            is_left = x == 0 or not shown.numbers or shown.headings[x] in shown.texts
            _cell(made.cell(y, x), said, size, is_head=y == 0, align=PP_ALIGN.LEFT if is_left else PP_ALIGN.RIGHT)
    return frame


def _axes(made: PptxChart, drawn: Chart) -> None:
    values, names = made.value_axis, made.category_axis
    values.has_title = names.has_title = False
    values.minimum_scale = 0
    if drawn.kind == "bar":
        # Room for the figure at the end of the longest bar.
        values.maximum_scale = (drawn.top or drawn.highest or 1) * 1.15
    values.has_major_gridlines = drawn.kind == "line"
    if drawn.kind == "line":
        values.major_gridlines.format.line.color.rgb = _colour(GRID)
        values.format.line.fill.background()
        names.tick_labels.number_format, names.tick_labels.number_format_is_linked = MONTHS, False
        _every_so_many_months(names._element, _months_apart(drawn.days))
    else:
        values.visible = False
        names.reverse_order = True
        names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.format.line.color.rgb = _colour(QUIET)


def _months_apart(days: Sequence[date]) -> int:
    """How many months lie between two labels, so that no more of them stand side by side than there is room for."""
    months = months_between(days[0], days[-1])
    return next((each for each in MONTHS_APART if months < each * LABELS_ACROSS), MONTHS_APART[-1])


def _lines(made: PptxChart, drawn: Chart) -> None:
    colours = iter((*CATEGORIES, *CATEGORIES))
    for line, series in zip(drawn.series, made.plots[0].series, strict=True):
        colour = _colour(QUIET if line.is_quiet else next(colours))
        series.smooth = False
        series.format.line.width = Pt(2 if line.is_quiet else 3.5)
        series.format.line.color.rgb = colour
        if line.is_quiet:
            series.format.line.dash_style = MSO_LINE.SOLID if line is drawn.series[1] else MSO_LINE.DASH
            series.marker.style = XL_MARKER_STYLE.NONE
            continue
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = colour
        series.marker.format.line.color.rgb = colour
        _last_figure(series, line.values)


def _last_figure(series: object, values: Sequence[float | None]) -> None:
    """The latest figure beside its point, where it is shown."""
    if values[-1] is not None:
        label = series.points[len(values) - 1].data_label
        label.position = XL_LABEL_POSITION.ABOVE
        label.font.size, label.font.name, label.font.bold = Pt(SIZE), FONT, True


def _unit(made: PptxChart, said: str) -> None:
    """What the bars count, over them."""
    made.chart_title.include_in_layout = False
    run = made.chart_title.text_frame.paragraphs[0].add_run()
    run.text = said
    run.font.size, run.font.name, run.font.bold = Pt(SIZE), FONT, False


def _room_for_names(made: PptxChart, share: float, above: float, below: float) -> None:
    """The place of the bars: beside names on one line, with room for figures at their ends.

    above, below: what a title and a legend take, as parts of the height.
    """
    left = min(share + 0.02, 0.62)
    sides = {"x": left, "y": above, "w": 0.99 - left, "h": 1.0 - above - below}
    area = made._chartSpace.chart.plotArea
    for found in area.findall(qn("c:layout")):
        area.remove(found)
    layout = area.makeelement(qn("c:layout"), {})
    manual = layout.makeelement(qn("c:manualLayout"), {})
    modes = {"c:layoutTarget": "inner", "c:xMode": "edge", "c:yMode": "edge"}
    for tag, value in (modes | {f"c:{side}": f"{place:.4f}" for side, place in sides.items()}).items():
        manual.append(manual.makeelement(qn(tag), {"val": value}))
    layout.append(manual)
    area.insert(0, layout)


def _stacks(made: PptxChart, drawn: Chart) -> None:
    """Each part in its colour with its figure in it; what nobody explains is hatched."""
    plot = made.plots[0]
    plot.gap_width, plot.overlap, plot.has_data_labels = 40, 100, True
    for line, series, (colour, ink) in zip(drawn.series, plot.series, PARTS, strict=True):
        fill = series.format.fill
        if line.is_open:
            fill.patterned()
            fill.pattern, fill.fore_color.rgb, fill.back_color.rgb = HATCH, _colour(QUIET), _colour(WHITE)
            series.format.line.color.rgb = _colour(QUIET)
        else:
            fill.solid()
            fill.fore_color.rgb = _colour(colour)
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
        labels.font.size, labels.font.name, labels.font.bold = Pt(SIZE), FONT, True
        labels.font.color.rgb = _colour(ink)


def _bars(made: PptxChart, drawn: Chart) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    labels = plot.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.name, labels.font.bold = Pt(SIZE), FONT, True
    if drawn.counted:
        one, many = drawn.counted
        labels.number_format, labels.number_format_is_linked = f'[=1]0" {one}";0" {many}"', False
    for series in plot.series:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _colour(LOOK_HERE)


def _every_so_many_months(axis: object, many: int) -> None:
    """A label for each so many months. The order of these settings is the format's own."""
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for found in axis.findall(qn(tag)):
            axis.remove(found)
    for tag, value in (("c:baseTimeUnit", "months"), ("c:majorUnit", str(many)), ("c:majorTimeUnit", "months")):
        axis.append(axis.makeelement(qn(tag), {"val": value}))


def _cell(cell: object, said: str, size: float, *, is_head: bool, align: PP_ALIGN) -> None:
    cell.margin_left = cell.margin_right = Pt(ASIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = _colour("#E8EEF5" if is_head else WHITE)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment, paragraph.line_spacing = align, 1.0
    run = paragraph.add_run()
    run.text = said
    run.font.size, run.font.name, run.font.bold = Pt(size), FONT, is_head
    run.font.color.rgb = _colour(INK)


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(name.removeprefix("#"))

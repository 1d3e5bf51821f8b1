"""Slides for a projector: one message each, a chart or a table that anybody may edit, and what it rests on in the notes."""

import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.presentation import Presentation as Slides
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from pages.parts import words
from pages.parts.drawings.charts import INK, LOOK_HERE, QUIET_INK
from pages.parts.pack import content, letters, native, steady
from pages.parts.pack.content import Pack, Section
from pages.parts.pack.paging import slides_of_chart, slides_of_table

FONT, SIZE, LARGE, SMALLEST_TITLE = "Arial", 24, 32, 28
WIDE, HIGH, EDGE = 960, 540, 42
ACROSS = WIDE - 2 * EDGE
TITLE_TOP, TITLE_HIGH = 22, 84
BODY_TOP, BODY_HIGH = 116, 346
FOOT_TOP, FOOT_HIGH = 470, 62
TITLE_ONLY = 5
LIMITS = (
    "A flag says that somebody saw a risk: more flags can mean more harm, or better spotting.",
    "A ward is where a child lives, not where harm was done or by whom.",
    f"{words.HIDDEN} means {words.WHY_HIDDEN}. {words.NOT_NONE}",
    "A number on a date and a number in a period cannot be added or compared.",
    "No number says why it moved: it opens a conversation, it does not end one.",
)


def presentation(pack: Pack) -> bytes:
    """The whole pack as one PPTX file."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDE), Pt(HIGH)
    about = made.core_properties
    about.title, about.author, about.language = pack.title, pack.supplied_by, "en-GB"
    about.subject, about.keywords = f"As at {words.day(pack.as_at)}", f"Release {pack.release_id}"
    about.last_modified_by, about.comments = pack.supplied_by, pack.records_in_short
    _opening(made, pack)
    for section in pack.sections:
        _section(made, pack, section)
    _closing(made, pack)
    written = io.BytesIO()
    made.save(written)
    return steady.archive(written.getvalue(), pack.as_at)


def foot(pack: Pack, section: Section | None = None) -> tuple[str, ...]:
    """The source that every slide carries, in two lines; what the records are stands whole on the first slide."""
    source, release = content.source(pack, section), f"Release {pack.release_id}. {content.records_in_short(pack, section)}"
    return _on_one_line(source), release.strip()


def _on_one_line(said: str) -> str:
    """A text as far as a line has room for it; the notes have the whole."""
    told = said
    while letters.lines(told, SIZE, ACROSS) > 1:
        said = said.rpartition(" ")[0]
        told = f"{said.rstrip('.,;:')} … (in full in the notes)"
    return told


def _opening(made: Slides, pack: Pack) -> None:
    slide = _slide(made, pack, pack.title)
    named = "; ".join(dict.fromkeys(section.topic for section in pack.sections))
    said = [text for text in (f"As at {words.day(pack.as_at)}.", pack.records) if text]
    fits = sum(letters.height(text, SIZE, ACROSS) + SIZE / 2 for text in (*said, named)) < BODY_HIGH
    said.append(named if fits else f"{len(pack.sections)} topics: the contents sheet of the workbook lists them.")
    _text(slide, said, BODY_TOP, BODY_HIGH)
    _notes(
        slide,
        [
            f"This pack: {pack.sha256}",
            f"Release file: {pack.release_sha256}",
            f"{pack.again} Or write after the dashboard’s own address: {pack.address}",
        ],
    )


def _section(made: Slides, pack: Pack, section: Section) -> None:
    explained = (f"{term}: {said}" for term, said in section.explained)
    whole = (content.source(pack, section), *foot(pack, section)[1:])
    notes = [section.sentence, *section.cares, *explained, *whole]
    if len(section.on_slides.rows) < len(section.table.rows):
        notes.insert(1, "The slides show a part of the table. The workbook has all of it.")
    parts = slides_of_chart(section.chart) if section.chart else ()
    for number, chart in enumerate(parts, start=1):
        slide = _slide(made, pack, _numbered(section.finding, number, len(parts)), section)
        frame = native.chart(slide.shapes, chart, (EDGE, BODY_TOP, ACROSS, BODY_HIGH))
        _describe(frame, f"{chart.title}. {chart.said} The slides that follow have the same figures as a table.")
        _notes(slide, notes)
    pieces = slides_of_table(section.on_slides, SIZE, ACROSS, BODY_HIGH)
    for number, piece in enumerate(pieces, start=1):
        of_figures = section.of_figures or f"{section.name}: the figures"
        title = _numbered(of_figures if parts else section.finding, number, len(pieces))
        slide = _slide(made, pack, title, section)
        frame = native.table(slide.shapes, piece, (EDGE, BODY_TOP, ACROSS), SIZE)
        _describe(frame, f"Table: {piece.table.caption}. {section.sentence}")
        _notes(slide, notes)


def _closing(made: Slides, pack: Pack) -> None:
    slide = _slide(made, pack, "What these numbers cannot tell you")
    _text(slide, LIMITS, BODY_TOP, BODY_HIGH)
    _notes(slide, [*LIMITS, *foot(pack)])


def _slide(made: Slides, pack: Pack, title: str, section: Section | None = None) -> Slide:
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = (Pt(each) for each in (EDGE, TITLE_TOP, ACROSS, TITLE_HIGH))
    size = next((size for size in (LARGE, SMALLEST_TITLE) if letters.height(title, size, ACROSS, True) <= TITLE_HIGH), SIZE)
    _write(head.text_frame, [title], size, LOOK_HERE, is_bold=True)
    head.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _describe(head, title)
    _text(slide, foot(pack, section), FOOT_TOP, FOOT_HIGH, QUIET_INK)
    return slide


def _text(slide: Slide, said: Sequence[str], top: float, high: float, colour: str = INK) -> None:
    box = slide.shapes.add_textbox(Pt(EDGE), Pt(top), Pt(ACROSS), Pt(high))
    _write(box.text_frame, said, SIZE, colour, space=0 if top == FOOT_TOP else SIZE / 2)
    _describe(box, " ".join(said))


def _write(frame: TextFrame, said: Sequence[str], size: int, colour: str, *, is_bold: bool = False, space: float = 0) -> None:
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, text in enumerate(said):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.line_spacing, paragraph.alignment = 1.0, PP_ALIGN.LEFT
        paragraph.space_before = Pt(space if place else 0)
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.name, run.font.bold = Pt(size), FONT, is_bold
        run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))


def _describe(shape: BaseShape, said: str) -> None:
    """What the object says to whoever cannot see it."""
    (properties,) = shape._element.xpath("./*/p:cNvPr")
    properties.set("descr", said)


def _notes(slide: Slide, said: Sequence[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(said)


def _numbered(title: str, number: int, of: int) -> str:
    return title if of == 1 else f"{title} ({number} of {of})"

"""The pack as one page to print (HTML on A4): every section with its sentence, drawing, table and meaning. It asks no host."""

from pathlib import Path

from pages.parts import tables, texts, words
from pages.parts.pack import content, picture
from pages.parts.pack.content import Pack, Section

STYLE = (Path(__file__).parent / "brief.css").read_text(encoding="utf-8")
CANNOT, MEANINGS = "What these numbers cannot tell you", "What each number means"
# More do not fit a sheet of paper.
MOST_COLUMNS = 7
IN_THE_WORKBOOK = "The workbook of this pack has the whole table."


def html(pack: Pack, limits: tuple[str, ...]) -> bytes:
    """The whole brief. limits: what the numbers cannot tell, a sentence each."""
    sections = "".join(_section(pack, section) for section in pack.sections)
    said = "".join(f"<li>{words.safe(limit)}</li>" for limit in limits)
    meanings = "".join(_pair(*pair) for pair in dict.fromkeys(pair for section in pack.sections for pair in section.explained))
    banner = f'<p class="banner">{words.safe(pack.records)}</p>' if pack.records else ""
    text = (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{words.safe(pack.title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{STYLE}</style>{_every_sheet(pack)}</head><body><main>"
        f"<h1>{words.safe(pack.title)}</h1>{banner}<p>Release {words.safe(pack.release_id)}. "
        f"{words.safe(content.source(pack))}</p>{sections}"
        f"<section><h2>{CANNOT}</h2><ul>{said}</ul></section>"
        f'<section><h2>{MEANINGS}</h2><dl class="how">{meanings}</dl></section>'
        f"</main>{_foot(pack)}</body></html>\n"
    )
    return text.encode("utf-8")


def _section(pack: Pack, section: Section) -> str:
    # Of what is counted over time the latest periods; the drawing above has all of them.
    is_cut = section.table.is_series or len(section.table.headings) > MOST_COLUMNS
    cares = [*section.cares, *((IN_THE_WORKBOOK,) if is_cut else ())]
    told = "".join(f'<p class="note">{words.safe(care)}</p>' for care in cares)
    drawing = (
        f"<figure><figcaption>{words.safe(section.chart.title)}</figcaption>{picture.svg(section.chart)}</figure>"
        if section.chart
        else ""
    )
    table = tables.html(section.on_slides if is_cut else section.table)
    records = content.records_in_short(pack, section), section.beside if pack.synthetic else ""
    source = " ".join(filter(None, (content.source(pack, section), *records, f"Release {pack.release_id}.")))
    return (
        f'<section><h2>{words.safe(section.finding)}</h2><p class="answer">{words.safe(section.sentence)}</p>{drawing}'
        f'<p class="source">{words.safe(source)}</p>{told}{table}</section>'
    )


def _every_sheet(pack: Pack) -> str:
    """What stands at the foot of every sheet, so that one alone says what it is."""
    told = (content.source(pack), f"Release {pack.release_id}.", pack.records_in_short)
    return texts.foot(" ".join(filter(None, told)))


def _pair(term: str, said: str) -> str:
    named = ' class="title"' if term == "Measure" else ""
    return f"<div{named}><dt>{words.safe(term)}</dt><dd>{words.safe(said)}</dd></div>"


def _foot(pack: Pack) -> str:
    lines = (
        f"{words.HIDDEN}: {words.WHY_HIDDEN}. {words.NOT_NONE}",
        pack.again,
        f"SHA-256 of the release: {pack.release_sha256}",
        f"SHA-256 of this pack’s content: {pack.sha256}",
    )
    return f"<footer>{''.join(f'<p>{words.safe(line)}</p>' for line in lines)}</footer>"

"""A pack from a reader's choices: the sections, the cells behind them, and what all files say of themselves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode

from data.release import Release, about, ask, fingerprint
from pages.parts import words
from pages.parts.committee import changes
from pages.parts.pack import content, topics
from pages.parts.pack.content import Pack, Section

PAGE = "meeting_pack"


def pack(codes: Sequence[str], titles: Sequence[str]) -> Pack:
    """The pack of some areas and topics, of the release that is held."""
    release = about()
    sections = tuple(topics.sections(codes, titles))
    return Pack(
        title=f"Scrutiny pack: {', '.join(topics.areas()[code] for code in codes)}",
        release_id=release.release_id,
        as_at=release.as_at,
        made_on=datetime.fromisoformat(release.made_at).date(),
        supplied_by=release.supplied_by,
        synthetic=release.synthetic,
        release_sha256=fingerprint(),
        address=address(release.release_id, codes, titles),
        sections=sections,
        cells=cells(release, sections),
    )


def address(release_id: str, codes: Sequence[str], titles: Sequence[str]) -> str:
    """The page's address with the choices of a pack, without a host."""
    areas = topics.areas()
    chosen = [("pack", release_id), *(("areas", areas[code]) for code in codes), *(("topics", title) for title in titles)]
    return f"/{PAGE}?{urlencode(chosen)}"


def cells(release: Release, sections: Sequence[Section]) -> tuple[Mapping[str, str], ...]:
    """Every released cell behind the sections, once, in the order it is met; as text, a figure not shown is empty."""
    found = ((row, section) for section in sections for question in section.cells for row in ask(question).rows)
    return tuple({changes.of_what(row): _told(row, _source(release, section)) for row, section in found}.values())


def _source(release: Release, section: Section) -> str:
    """Where the figures of a section come from, and whether their records are invented."""
    return " ".join(filter(None, (content.source(release, section), content.records_in_short(release, section))))


def _told(row: tuple, source: str) -> Mapping[str, str]:
    told = row._asdict() | {"kind": words.KINDS[row.kind], "value": "" if row.value is None else row.value, "source": source}
    return {name: str(value) for name, value in told.items()}

"""Sections on wards: all of them beside the district, or those of one committee beside it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from data.release import ask
from pages.parts import words
from pages.parts.pack import charts
from pages.parts.pack.content import Section
from pages.parts.pack.said import behind, explained, of_area, only
from pages.parts.places import committee, profile, ward_maps, wards
from queries.pages.questions import AreasReleased, WardFigures, WardPeriods

YEAR = "children_flagged_year"


def all_wards(code: str) -> Iterator[Section]:
    """Children flagged in the latest twelve months that wards have figures for; nothing before they have any."""
    periods = [row for row in ask(WardPeriods()).rows if row.measure == YEAR]
    if not periods:
        return
    last = periods[0]
    found = ask(WardFigures(measure=YEAR, period_type=last.period_type, period=last.period))
    table, said = wards.table(found), wards.sentence(found)
    codes = dict.fromkeys((code, *(row.code for row in found.rows)))
    yield Section(
        "Wards",
        wards.finding(found),
        said,
        tuple(care for care in (wards.as_they_were(found), wards.cannot_say(found)) if care),
        charts.ward_rates(found, said),
        table,
        only(table, (0, 1, 2, 4), table.rows),
        explained(YEAR),
        (behind((YEAR,), last.period_type, codes, ("all",), last.last_day, last.last_day),),
        partial(ward_maps.WardMap(ward_maps.BESIDE, for_a_room=True), found),
        of_figures=table.caption,
    )


def wards_of_committee(code: str) -> Iterator[Section]:
    """The committee's wards side by side, beside it and the district."""
    found = committee.figures(code)
    if not found.rows:
        return
    table, said = committee.wards(found), profile.sentence(found)
    row = next(row for row in found.rows if row.area_code == code)
    codes = tuple(dict.fromkeys(each.area_code for each in found.rows))
    counted = table.rows[0][0]
    first = only(table, range(1, len(table.headings)), [each for each in table.rows if each[0] == counted])
    side_by_side = replace(first, caption=counted, is_grouped=False)
    unit = _unit(counted, side_by_side.headings[2])
    yield Section(
        f"Wards of {row.area_name}",
        of_area(row, f"its wards beside the district, {row.last_day:%B %Y}"),
        said,
        tuple(f"You cannot say {words.mid_sentence(said)}" for said in profile.cannot_say(found)),
        charts.of_column(side_by_side, 2, said, unit, title=unit),
        table,
        only(side_by_side, (0, 1, 2, len(first.headings) - 1), side_by_side.rows),
        explained(*profile.MEASURES),
        tuple(
            behind((measure,), each.period_type, codes, ("all",), row.last_day, row.last_day)
            for measure in profile.MEASURES
            for each in ask(AreasReleased(measure=measure)).rows
            if (each.code, each.breakdown) == (code, "all") and each.period_type in ("month", "year_to_quarter")
        ),
        partial(profile.picture, found, found.rows[0].measure),
        of_figures=of_area(row, counted),
    )


def _unit(counted: str, per: str) -> str:
    """ "Children with an open flag, on 30 June 2021, for every 10,000" """
    return f"{counted}, {words.mid_sentence(per)}"

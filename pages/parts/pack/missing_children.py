"""Sections on children who go missing: their episodes, and the talks they are offered when they come back."""

from collections.abc import Iterator
from functools import partial

from data.release import ask
from pages.parts import sayings
from pages.parts.drawings.bars import ACROSS_A_ROOM
from pages.parts.missing import chain, missing
from pages.parts.pack import charts
from pages.parts.pack.content import Section
from pages.parts.pack.said import behind, counted, events, explained, finding, latest_figures, only
from pages.parts.trends import control, over_time
from queries.pages.questions import AreasReleased, PeriodFigures, Series

EPISODES, BY_STATUS = "missing_episodes", "looked_after_status"


def episodes(code: str) -> Iterator[Section]:
    released = {row.breakdown for row in ask(AreasReleased(measure=EPISODES)).rows if row.code == code}
    found = ask(
        Series(measure=EPISODES, period_type="month", area_code=code, breakdown=BY_STATUS if BY_STATUS in released else "all")
    )
    table, said = control.table(found), control.sentence(found)
    # The title says the whole, and so does the picture under it; the table has the parts.
    row, whole = sayings.last_total(found), sayings.total(found)
    # Children are counted month by month for the district only.
    read = " ".join(filter(None, (control.marks(whole, is_drawn=False), events(whole))))
    cares = (read, missing.episodes_and_children(found) if row.level == "district" else missing.CARE)
    yield Section(
        f"Missing episodes, {row.area_name}",
        finding(row, EPISODES, "flow"),
        said,
        cares,
        charts.over_time(whole, said, with_limits=True),
        table,
        latest_figures(over_time.by_period(found) if table.is_grouped else table),
        explained(EPISODES),
        (behind((EPISODES,), "month", (code,), ("all", found.question.breakdown)),),
        partial(control.chart, whole),
    )


def interviews(code: str) -> Iterator[Section]:
    series = ask(Series(measure=chain.DUE, period_type="month", area_code=code, breakdown="all"))
    month = series.rows[-1].period
    found = ask(PeriodFigures(measures=chain.MEASURES, period_type="month", period=month, area_code=code, breakdown="all"))
    table, said = chain.table(found), chain.sentence(found)
    in_time = next(row for row in table.rows if row[0] == chain.IN_TIME.name)
    share = f", {in_time[2]}" if in_time[2].endswith(chain.IN_TIME.of) else ""
    last = found.rows[-1]
    yield Section(
        "Return interviews",
        f"{in_time[0]}: {in_time[1].lower()}{share}, {last.label}",
        said,
        (chain.about_steps(found), chain.elsewhere(found)),
        charts.of_column(table, 1, said, counted("Return interviews", "flow", last.label)),
        table,
        only(table, range(len(table.headings)), [row for row in table.rows if row[1] != chain.NOT_GIVEN]),
        explained(*chain.MEASURES),
        (behind(chain.MEASURES, "month", (code,), ("all",), last.period, last.last_day),),
        partial(chain.picture, found, ACROSS_A_ROOM),
        of_figures=chain.title(found),
        beside=chain.of_others(found),
    )

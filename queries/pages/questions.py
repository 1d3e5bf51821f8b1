"""Every question a page may ask of a release. The docstring of each is the question in words."""

from dataclasses import dataclass
from datetime import date

from queries.pages.question import Question

ANY = "all"


@dataclass(frozen=True, kw_only=True)
class MeasureMeaning(Question):
    """What does a measure mean, as it was when this release was counted?"""

    file = "measure_meaning"
    measure: str


@dataclass(frozen=True, kw_only=True)
class AreasReleased(Question):
    """For which areas, kinds of period and breakdowns is a measure released?"""

    file = "areas_released"
    measure: str


@dataclass(frozen=True, kw_only=True)
class Series(Question):
    """How did one measure of one area go from period to period, by the categories of one breakdown?"""

    file = "series"
    measure: str
    period_type: str
    area_code: str
    breakdown: str


@dataclass(frozen=True, kw_only=True)
class Events(Question):
    """What changed in practice, recording or the wider world that bears on a measure?"""

    file = "events"
    measure: str


@dataclass(frozen=True, kw_only=True)
class Headlines(Question):
    """What is the latest figure of each number, for the district?"""

    file = "headlines"


@dataclass(frozen=True, kw_only=True)
class WardPeriods(Question):
    """Which measures are released for wards, and for which periods?"""

    file = "ward_periods"


@dataclass(frozen=True, kw_only=True)
class WardFigures(Question):
    """What is one measure's figure in each ward, and in the district, for one period?"""

    file = "ward_figures"
    measure: str
    period_type: str
    period: date


@dataclass(frozen=True, kw_only=True)
class Reports(Question):
    """Which reports did the police give on the operation, and on what basis does each count?"""

    file = "reports"


@dataclass(frozen=True, kw_only=True)
class ReportNumbers(Question):
    """What did each police report state for one measure, and what did it not?"""

    file = "report_numbers"
    measure: str


@dataclass(frozen=True, kw_only=True)
class ReportNotes(Question):
    """What did the reports say in words beside their numbers?"""

    file = "report_notes"


@dataclass(frozen=True, kw_only=True)
class CourtMonths(Question):
    """In which months did the reports expect trials to start?"""

    file = "court_months"


@dataclass(frozen=True, kw_only=True)
class Glossary(Question):
    """What does each measure mean, and where is it released?"""

    file = "glossary"


@dataclass(frozen=True, kw_only=True)
class PeriodFigures(Question):
    """How do the figures of one period stand beside each other, whole and in parts?"""

    file = "period_figures"
    measures: tuple[str, ...]
    period_type: str
    period: date
    area_code: str
    breakdown: str


@dataclass(frozen=True, kw_only=True)
class FiguresOverTime(Question):
    """How did several measures of one area go from period to period, whole and in parts?"""

    file = "figures_over_time"
    measures: tuple[str, ...]
    period_type: str
    area_code: str
    breakdown: str


@dataclass(frozen=True, kw_only=True)
class InterviewsElsewhere(Question):
    """What share of return interviews is held within 72 hours elsewhere?"""

    file = "interviews_elsewhere"


@dataclass(frozen=True, kw_only=True)
class Areas(Question):
    """Which areas does the release know?"""

    file = "areas"


@dataclass(frozen=True, kw_only=True)
class SeriesBreaks(Question):
    """On which days may a series of wards or of committees not be read across, and why?"""

    file = "series_breaks"


@dataclass(frozen=True, kw_only=True)
class PlaceFigures(Question):
    """How do an area, the areas it lies in and the wards that lie in it stand at the end of a quarter?"""

    file = "place_figures"
    measures: tuple[str, ...]
    area_code: str
    last_day: date | None


@dataclass(frozen=True, kw_only=True)
class Ledger(Question):
    """How does each recommendation, resolution and promise stand on a day, as far as papers say?"""

    file = "ledger"
    on: date
    kind: str = ANY
    made_by: str = ANY
    standing: str = ANY


@dataclass(frozen=True, kw_only=True)
class FlagFlow(Question):
    """From one day to a later one, how did the number of open flags become what it is?"""

    file = "flag_flow"
    measures: tuple[str, str, str]
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class HiddenFigures(Question):
    """How many figures of each measure does the release keep back, and at which level of area?"""

    file = "hidden_figures"


@dataclass(frozen=True, kw_only=True)
class ReleasedFigures(Question):
    """Which figures of some measures does the release hold, and how does it say each of them?"""

    file = "released_figures"
    # Two whole releases are compared; no page shows so many rows.
    most_rows = 200_000
    measures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Declarations(Question):
    """How was each measure declared when the release was counted, and by which SQL?"""

    file = "declarations"


@dataclass(frozen=True, kw_only=True)
class ReportedFigures(Question):
    """What did papers report, and what does the release say of the same?"""

    file = "reported_figures"


@dataclass(frozen=True, kw_only=True)
class Quality(Question):
    """How complete are the records, by each check of an extract?"""

    file = "quality"


@dataclass(frozen=True, kw_only=True)
class CellsBehind(Question):
    """Which released cells stand behind what a pack says of some measures and areas?"""

    file = "cells_behind"
    measures: tuple[str, ...]
    period_type: str
    area_codes: tuple[str, ...]
    breakdowns: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class ServiceFigures(Question):
    """Whom did one service support, as it last reported: in all, and by one way of splitting?"""

    file = "service_figures"
    measure: str
    period: date
    service: str
    split: str


@dataclass(frozen=True, kw_only=True)
class PublishedFigures(Question):
    """Which figures have others published on a topic, of this district or of other places?"""

    file = "published_figures"
    topic: str
    figure: str = ANY

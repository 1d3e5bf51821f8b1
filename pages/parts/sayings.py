"""Sentences made from released figures. They state what was counted and when; they never say more than is known."""

from data.release import Answer, Release, ask
from pages.parts import words
from pages.parts.drawings.charts import events_within
from queries.pages.questions import MeasureMeaning, Series

WITH_VERB = {
    "flags_open": "children had an open flag",
    "missing_episodes": "missing episodes were recorded for children",
    "children_missing": "children went missing at least once",
    "children_flagged_year": "children had an open flag at some time",
    "flags_opened": "flags were opened",
    "flags_closed": "flags were closed",
    "children_missing_repeatedly": "children went missing for at least the third time in 90 days",
    "flagged_and_missing": "children with an open flag went missing",
    "away_episodes": "times children were away without authorisation",
    "interviews_due": "return interviews were due",
    "interviews_offered": "return interviews were offered",
    "interviews_offer_not_recorded": "return interviews had no record of an offer",
    "interviews_accepted": "return interviews were accepted",
    "interviews_within_72h": "return interviews were held within 72 hours",
}


def source(release: Release) -> str:
    """Who supplied the figures of a release, the day they speak of, and which release it is."""
    return f"Source: {release.supplied_by}, as at {words.day(release.as_at)}. Release {release.release_id}."


def latest(found: Answer) -> str:
    """How the measure stood last: "311 children had an open flag in Bradford on 31 August 2020."""
    return " ".join(part for part in (whole(found), parts(found)) if part)


def episodes_and_children(found: Answer) -> str:
    """The other of the two counts, so that neither is taken for the other."""
    other = {"missing_episodes": "children_missing", "children_missing": "missing_episodes"}[found.question.measure]
    row = total(found, other).rows[-1]
    if row.status != "shown":
        return "One child can go missing many times, so episodes are not children."
    noun = {"missing_episodes": "episodes", "children_missing": "children"}[other]
    return (
        f"One child can go missing many times, so episodes are not children. "
        f"In {row.label} there were {words.number(row.value)} {noun}."
    )


def events(found: Answer) -> str:
    """The numbered lines of the picture, in words."""
    return " ".join(f"{number}: {e.title}, {words.day(e.happened_on)}." for number, e in events_within(found))


def picture_title(found: Answer) -> str:
    """What the picture shows: measure, split, area and months."""
    last = found.rows[-1]
    by = "" if found.question.breakdown == "all" else f" by {words.BREAKDOWNS[found.question.breakdown].lower()}"
    return f"{meaning(found.question.measure).title}{by}, {_place(last)}, {months(found)}"


def months(found: Answer) -> str:
    """Aug 2019 to Aug 2021: from the first month of an answer to its last; "Aug 2021" where that is all."""
    ends = (words.month(found.rows[0].period), words.month(found.rows[-1].last_day))
    return " to ".join(dict.fromkeys(ends))


def in_words(row: object, measure: str, kind: str) -> str:
    """One figure as a sentence: what was counted, where and when; in words when it is not shown."""
    if row.status != "shown":
        of = words.day(row.last_day) if kind == "stock" else row.label
        return f"{meaning(measure).title}, {_place(row)}, {of}: {words.figure(row.value, row.status).lower()}."
    return f"{words.number(row.value)} {WITH_VERB[measure]} {_within(row)} {when(row, kind)}."


def when(row: object, kind: str) -> str:
    """The day of a stock, the period of anything else: "on 30 June 2021", "from July 2020 to June 2021"."""
    return f"on {words.day(row.last_day)}" if kind == "stock" else during(row.label)


def during(label: str) -> str:
    """A period as a sentence says it: "in August 2021", "from April to June 2021"."""
    return f"{'from' if ' to ' in label else 'in'} {label}"


def whole(found: Answer) -> str:
    """The latest figure of the whole, as a sentence."""
    measure = found.question.measure
    return in_words(last_total(found), measure, meaning(measure).kind)


def parts(found: Answer) -> str:
    """The latest figure of each part, where they are few: "Of these: 25 aged 0 to 10, 129 aged 11 to 14."""
    last = found.rows[-1].period
    split = [row for row in found.rows if row.period == last and row.category != "all"]
    aged = "aged " if found.question.breakdown == "age_group" else ""
    if not 0 < len(split) <= 4:
        return ""
    said = [", ".join(f"{words.number(row.value)} {aged}{row.category}" for row in split if row.status == "shown")]
    for status, why in words.IN_WORDS.items():
        kept_back = ", ".join(f"{aged}{row.category}" for row in split if row.status == status)
        said.append(f"{kept_back}: {words.mid_sentence(why)}" if kept_back else "")
    return f"Of these: {'; '.join(filter(None, said))}."


def total(found: Answer, measure: str | None = None) -> Answer:
    """The whole of what is shown, unsplit: of its own measure, or of another for the same area and periods."""
    asked = found.question
    if asked.breakdown == "all" and measure in (None, asked.measure):
        return found
    whole = Series(measure=measure or asked.measure, period_type=asked.period_type, area_code=asked.area_code, breakdown="all")
    return ask(whole)


def last_total(found: Answer) -> object:
    """The whole on the latest day, or in the latest period, that is shown; a split may end before its total does."""
    last = found.rows[-1].period
    return next(row for row in total(found).rows if row.period == last)


def meaning(measure: str) -> object:
    """The measure's declaration, as this release was counted by it."""
    return ask(MeasureMeaning(measure=measure)).rows[0]


def _place(row: object) -> str:
    return row.area_name


def _within(row: object) -> str:
    return "outside the district or in no known ward" if row.level == "other" else f"in {row.area_name}"


def release_day(found: Answer) -> str:
    """The day that most figures speak of: the release's own."""
    return words.day(found.release.as_at)


def last_report(found: Answer) -> str:
    """The day that figures of a report speak of: the report's, however late the release is."""
    return f"As reported, {max(found.rows, key=lambda row: row.period).label}"


def records(found: Answer) -> str:
    """What the release says of its records, where they are invented; "" of real ones."""
    return found.release.synthetic or ""


def records_but(found: Answer, real: str) -> str:
    """The same, and what is not of those records: "Not invented: this table, from public papers."."""
    return f"{found.release.synthetic} Not invented: {real}." if found.release.synthetic else ""


def not_invented(found: Answer) -> str:
    """On a page of what papers say, where the release is of invented records: that nothing of this page is."""
    return "Nothing on this page is invented: it stands in the papers named below." if found.release.synthetic else ""

"""The sample's records hang together as real ones would."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from statistics import mean

import pytest

from data.extracts.sample.make import revisions
from data.extracts.sample.make.write import write_all
from data.intake import read
from data.settings import HOME, SAMPLE, district_folder
from geo.areas import district
from tests.support.sample_records import (
    CHANGES,
    EXTRACTS,
    TOLD_MONTHS,
    about,
    counted,
    fold,
    missing_in,
    month_end,
    month_firsts,
    open_on,
    records,
    rows_of,
)

SYNTHETIC = "Invented records. District totals for January to August 2020 match figures reported to the committee."
FILES = (
    "ce_flags",
    "missing_episodes",
    "case_progress",
    "support_cases",
    "ward_population",
    "commitments",
    "practice_events",
    "reported_figures",
    "comparators",
)
FLAG_SPLITS = {
    "risk_level": "risk_level",
    "age_group:three": "age",
    "gender": "gender",
    "ethnic_group": "ethnicity",
    "exploitation_type": "exploitation_type",
    "social_care_status": "social_care_status",
    "lead_agency": "lead_agency",
    "nrm_status": "nrm_status",
}


def continued(as_at: str) -> set[tuple[str, str]]:
    """Child and day of each change that ends one row and starts the next."""
    return {(f["child_id"], f["ended_on"]) for f in records(as_at, "ce_flags") if f["end_reason"] in CHANGES}


def opened(as_at: str) -> list[dict[str, str]]:
    went_on = continued(as_at)
    return [f for f in records(as_at, "ce_flags") if (f["child_id"], f["started_on"]) not in went_on]


def closed(as_at: str) -> list[dict[str, str]]:
    return [f for f in records(as_at, "ce_flags") if f["ended_on"] and f["end_reason"] not in CHANGES]


def test_the_program_writes_the_committed_files_byte_for_byte(tmp_path):
    write_all(tmp_path)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in sorted(tmp_path.rglob("*.*")) if path.is_file()}
    kept = {path.relative_to(SAMPLE): path.read_bytes() for as_at in EXTRACTS for path in sorted((SAMPLE / as_at).iterdir())}
    assert list(made) == list(kept)
    assert [str(path) for path in made if made[path] != kept[path]] == []


def test_the_committed_sample_is_small():
    assert sum(path.stat().st_size for as_at in EXTRACTS for path in (SAMPLE / as_at).iterdir()) < 4_000_000


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_an_extract_holds_every_contract_and_says_that_it_is_invented(as_at):
    assert {path.name for path in (SAMPLE / as_at).iterdir()} == {f"{name}.csv" for name in FILES} | {"extract.toml"}
    told = about(as_at)
    assert told["synthetic"] == SYNTHETIC
    assert told["as_at"] == date.fromisoformat(as_at)
    assert told["covers_from"] == {"ce_flags": date(2018, 9, 1), "missing_episodes": date(2018, 9, 1)}


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_a_child_has_at_most_one_open_flag_on_any_day(as_at):
    rows = defaultdict(list)
    for flag in records(as_at, "ce_flags"):
        rows[flag["child_id"]].append((flag["started_on"], flag["ended_on"] or "9999-12-31"))
    clashes = [
        (child, earlier, later)
        for child, spans in rows.items()
        for earlier, later in zip(sorted(spans), sorted(spans)[1:], strict=False)
        if later[0] < earlier[1]
    ]
    assert clashes == []


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_a_change_goes_on_in_a_row_that_starts_the_same_day(as_at):
    starts = {(flag["child_id"], flag["started_on"]) for flag in records(as_at, "ce_flags")}
    assert continued(as_at) <= starts


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_open_flags_are_those_of_the_month_before_with_the_opened_and_less_the_closed(as_at):
    for first in month_firsts(as_at):
        before, last = first - timedelta(days=1), month_end(first)
        joined = sum(first.isoformat() <= flag["started_on"] <= last.isoformat() for flag in opened(as_at))
        left = sum(first.isoformat() <= flag["ended_on"] <= last.isoformat() for flag in closed(as_at))
        assert len(open_on(as_at, last)) == len(open_on(as_at, before)) + joined - left, first


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_twenty_to_fifty_flags_open_and_close_in_a_usual_month(as_at):
    months = [first.isoformat()[:7] for first in month_firsts(as_at)]
    for day, flags in (("started_on", opened(as_at)), ("ended_on", closed(as_at))):
        flow = Counter(flag[day][:7] for flag in flags)
        assert 20 <= mean(flow[month] for month in months) <= 50


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_open_flags_drift_between_240_and_330_outside_the_months_the_papers_tell(as_at):
    totals = [len(open_on(as_at, month_end(first))) for first in month_firsts(as_at) if first not in TOLD_MONTHS]
    assert min(totals) >= 240
    assert max(totals) <= 330


@pytest.mark.parametrize("as_at", EXTRACTS)
@pytest.mark.parametrize("split", FLAG_SPLITS)
def test_no_released_category_of_open_flags_is_small_where_the_papers_leave_it_free(as_at, split):
    for first in month_firsts(as_at):
        if first not in TOLD_MONTHS:
            found = counted(open_on(as_at, month_end(first)), "ce_flags", FLAG_SPLITS[split], split)
            assert set(found) == set(fold("ce_flags", FLAG_SPLITS[split], split).values())
            assert min(found.values()) >= 10, (first, found)


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_over_half_of_flagged_children_are_13_to_15_and_sexual_exploitation_is_the_most_usual(as_at):
    for first in month_firsts(as_at):
        rows = open_on(as_at, month_end(first))
        kinds = [kind for kind, _ in Counter(row["exploitation_type"] for row in rows).most_common(2)]
        assert sum(13 <= int(row["age"]) <= 15 for row in rows) > len(rows) / 2
        assert kinds == ["sexual", "criminal"]


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_some_missing_children_are_flagged_and_each_kind_of_care_counts_above_ten(as_at):
    for first in month_firsts(as_at):
        rows = missing_in(as_at, first)
        days = (month_end(first) - first).days + 1
        flagged = {flag["child_id"] for day in range(days) for flag in open_on(as_at, first + timedelta(days=day))}
        assert 20 <= len({row["child_id"] for row in rows} & flagged) <= 60
        assert min(counted(rows, "missing_episodes", "looked_after_status", "looked_after_status:three").values()) > 10


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_episodes_of_one_child_never_overlap(as_at):
    spans = defaultdict(list)
    for episode in records(as_at, "missing_episodes"):
        spans[episode["child_id"]].append((episode["started_at"], episode["ended_at"] or "9999"))
    assert all(a[1] <= b[0] for rows in spans.values() for a, b in zip(sorted(rows), sorted(rows)[1:], strict=False))


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_nothing_in_an_extract_happened_after_its_day(as_at):
    moments = [row[column] for row in records(as_at, "ce_flags") for column in ("started_on", "ended_on")]
    moments += [row[c] for row in records(as_at, "missing_episodes") for c in ("started_at", "ended_at", "interviewed_at")]
    assert max(moment[:10] for moment in moments) <= as_at


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_one_child_is_told_alike_in_both_files_of_children(as_at):
    alike = ("gender", "ethnicity")
    flagged = {flag["child_id"]: [flag[column] for column in alike] for flag in records(as_at, "ce_flags")}
    for episode in records(as_at, "missing_episodes"):
        assert flagged.get(episode["child_id"], [episode[c] for c in alike]) == [episode[c] for c in alike]


def test_the_second_extract_corrects_the_first_only_in_ways_that_are_written_down():
    first, second = EXTRACTS
    key = ("child_id", "started_on")
    before = {tuple(f[k] for k in key): f for f in records(first, "ce_flags")}
    after = {tuple(f[k] for k in key): f for f in records(second, "ce_flags") if f["started_on"] <= first}
    found = Counter()
    for flag, now in after.items():
        then = before.get(flag)
        known = {**now, "ended_on": "", "end_reason": ""} if now["ended_on"] > first else now
        if then is None:
            found["late flags"] += 1
        elif then != known:
            (found_in,) = {frozenset(c for c in then if then[c] != known[c])}
            found[", ".join(sorted(found_in))] += 1
            assert now["started_on"] >= revisions.REVISED_FROM.isoformat()
    assert set(before) <= set(after)
    assert found == {
        "late flags": revisions.LATE_FLAGS,
        "end_reason, ended_on": revisions.UNKNOWN_ENDS,
        "ended_on": revisions.WRONG_ENDS,
        "ward_code": revisions.WRONG_WARDS,
        "risk_level": revisions.WRONG_LEVELS,
    }


def test_the_second_extract_brings_episodes_and_interviews_that_came_late():
    first, second = EXTRACTS
    before = {e["episode_id"]: e for e in records(first, "missing_episodes")}
    after = {e["episode_id"]: e for e in records(second, "missing_episodes") if e["started_at"][:10] <= first}
    late = [episode for key, episode in after.items() if key not in before]
    finished = [e for e in after.values() if e["episode_id"] in before and max(e["ended_at"], e["interviewed_at"])[:10] <= first]
    changed = Counter(
        column
        for now in finished
        for column in ("ward_code", "interview_offered")
        if now["ended_at"] and now[column] != before[now["episode_id"]][column]
    )
    assert len(late) == revisions.LATE_EPISODES
    assert min(episode["started_at"][:10] for episode in late) >= revisions.LATE_FROM.isoformat()
    assert changed["ward_code"] == revisions.UNKNOWN_PLACES
    assert 0 < changed["interview_offered"] <= revisions.LATE_INTERVIEWS


def test_the_police_reports_hold_what_the_papers_state_and_nothing_else():
    for as_at in EXTRACTS:
        stated = {
            (row["reported_on"] or row["reported_about"], row["item"]): row["value"]
            for row in records(as_at, "case_progress")
            if row["value"]
        }
        autumn, winter = "autumn 2020", "2021-02-03"
        assert stated == {
            (autumn, "live"): "12",
            (autumn, "pending trial"): "5",
            (autumn, "victim disclosure"): "5",
            (autumn, "CPS lawyer allocated"): "3",
            (autumn, "closed: victim disengaged"): "1",
            (autumn, "suspects charged"): "14",
            (autumn, "indictments"): "42",
            (winter, "live"): "10",
            (winter, "pending trial"): "2",
            (winter, "victim disclosure"): "3",
            (winter, "CPS lawyer allocated"): "5",
            (winter, "being discontinued"): "2",
            (winter, "suspects charged"): "15",
            (winter, "indictments"): "47",
        }
        months = [row["court_month"] for row in records(as_at, "case_progress") if row["item"] == "trial"]
        assert months == ["2021-05", "2021-08", "2021-09"]


@pytest.mark.parametrize("as_at", EXTRACTS)
def test_an_extract_of_the_sample_is_accepted_without_a_warning(as_at):
    taken = read(SAMPLE / as_at, district(district_folder()))
    assert taken.warnings == []
    assert taken.synthetic == SYNTHETIC
    assert {name: len(frame) for name, frame in taken.frames.items()} == {name: len(records(as_at, name)) for name in FILES}


def test_more_interviews_are_held_in_time_from_march_2021():
    held: dict[bool, list[bool]] = {False: [], True: []}
    for episode in records(EXTRACTS[-1], "missing_episodes"):
        if episode["interview_accepted"] == "yes":
            returned = datetime.fromisoformat(episode["ended_at"])
            met = episode["interviewed_at"]
            in_time = bool(met) and datetime.fromisoformat(met) - returned <= timedelta(hours=72)
            held[episode["ended_at"] >= "2021-03"].append(in_time)
    assert 0.53 < mean(held[False]) < 0.62
    assert 0.63 < mean(held[True]) < 0.72


def test_each_extract_holds_the_commitments_that_were_public_on_its_day():
    first, second = ({row["commitment_id"] for row in records(as_at, "commitments")} for as_at in EXTRACTS)
    assert first < second
    assert {f"R{number}" for number in range(1, 22)} | {"G-2", "G-2.43"} <= second - first
    assert max(row["updated_on"] for row in records(EXTRACTS[0], "commitments")) <= EXTRACTS[0]


def test_the_note_names_every_cell_left_free():
    note = (SAMPLE / "ABOUT.md").read_text(encoding="utf-8")
    for cell in rows_of(HOME / "data" / "extracts" / "sample" / "make" / "free_cells.csv"):
        assert cell["category"] in note
        assert (cell["service"] or "January to March 2020") in note

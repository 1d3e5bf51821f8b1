"""A release waits until a second named person confirms it, changes have reasons, and going back is one recorded step."""

import json
import re
import shutil

import pytest

from data import activity, release, settings, stopping
from data.audit import memory
from data.problems import ReaderProblem
from data.publish import main, publish
from data.release_folder import MARK, PASSES, clear_what_was_left, current_release, history
from data.standing import CURRENT, DAMAGED, DRAFT, HAD, WAITING, standings
from data.steps import Needed, require_second
from data.viewer import MayNotLook, Viewer, acting
from queries.measures import MEASURES
from queries.pages.questions import Headlines
from tests.support.killing import AUGUST, BY, REASONS, SECOND, shelf

FIRST, NOW, WAITS = "2021-05-31-1", "2021-08-31-1", "2021-08-31-2"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two releases that readers have had and one that waits, from records as if they were real."""
    return shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def releases(made, tmp_path, monkeypatch):
    folder = shutil.copytree(made.releases, tmp_path / "releases")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(folder))
    monkeypatch.setenv("SCRUTINY_ACTIVITY", str(tmp_path / "activity"))
    return folder


def run(releases, *arguments):
    return main(["--releases", str(releases), *map(str, arguments)])


def states(releases):
    return {one.release_id: one.state for one in standings(releases)}


def manifest(releases, name):
    return json.loads((releases / name / "manifest.json").read_text(encoding="utf-8"))


def test_a_release_that_waits_is_not_what_readers_see_nor_what_the_engine_remembers(releases):
    assert states(releases) == {FIRST: HAD, NOW: CURRENT, WAITS: WAITING}
    assert current_release(releases) == NOW
    assert [one.release_id for one in memory(releases)] == [FIRST, NOW]


@pytest.mark.usefixtures("releases")
def test_only_an_officer_opens_a_release_that_waits():
    officer = Viewer("Ada", "officer", signed_in=True, account="a", sign_in="1", until=float("inf"))
    member = Viewer("Mel", "member", signed_in=True, account="m", sign_in="1", until=float("inf"))
    with release.held(WAITS):
        with acting(officer):
            assert release.ask(Headlines()).rows
        with acting(member), pytest.raises(MayNotLook):
            release.ask(Headlines())
    with acting(member):
        assert release.about().release_id == NOW


def test_a_second_person_lets_readers_see_it_and_both_names_and_the_reasons_stand_in_the_manifest(releases, capsys):
    assert run(releases, "--confirm", WAITS, "--confirmed-by", " Second   Officer ") == 0
    assert f"Confirmed release {WAITS}: readers see it" in capsys.readouterr().err
    assert current_release(releases) == WAITS
    said = manifest(releases, WAITS)
    assert (said["published_by"], said["confirmed_by"]) == ("First Officer", "Second Officer")
    assert said["reasons"].keys() >= {change["kind"] for change in said["compared"]["changes"]}
    assert [one.release_id for one in memory(releases)] == [FIRST, NOW, WAITS]
    assert not (releases / WAITS / MARK).exists()
    assert [(entry.what, entry.who, entry.release) for entry in activity.latest(settings.activity_folder(), 1)] == [
        ("confirm", "Second Officer", WAITS)
    ]


@pytest.mark.parametrize("name", ["First Officer", "first  OFFICER ", "First Officer (first@example.org)", " ", ""])
def test_whoever_published_it_cannot_confirm_it(releases, name, capsys):
    assert run(releases, "--confirm", WAITS, "--confirmed-by", name) == 4
    assert "A second person must confirm" in capsys.readouterr().err
    assert current_release(releases) == NOW


@pytest.mark.parametrize(
    ("published", "confirmed", "may"),
    [
        ("Ada (ada@x.org)", "Ada", False),
        ("Ada", "ADA (ada@x.org)", False),
        ("Ada (ada@x.org)", "Ada (ada2@x.org)", True),
        ("Ada", "Bea", True),
        (None, "Bea", True),
    ],
)
def test_two_people_of_one_name_are_told_apart_by_their_accounts_alone(published, confirmed, may):
    if may:
        assert require_second(published, confirmed) is None
    else:
        with pytest.raises(Needed):
            require_second(published, confirmed)


def test_changes_without_a_reason_are_not_published(made, releases, capsys):
    assert run(releases, "--back-to", FIRST, *BY, "--reason", "To have something to restate") == 0
    assert run(releases, made.real, *BY, "--reason", "restatement=The police sent a correction") == 4
    said = capsys.readouterr().err
    assert '--reason small-number="why"' in said
    assert "--reason restatement" not in said
    assert states(releases).keys() == {FIRST, NOW, WAITS}


def test_real_records_are_published_by_someone(made, releases, capsys):
    assert run(releases, made.real, *REASONS) == 4
    assert "--published-by" in capsys.readouterr().err
    assert states(releases).keys() == {FIRST, NOW, WAITS}


def test_a_draft_is_handed_in_before_it_is_confirmed(made, releases, capsys):
    assert run(releases, made.real, "--draft", *BY) == 0
    assert states(releases)["2021-08-31-3"] == DRAFT
    assert run(releases, "--confirm", "2021-08-31-3", *SECOND) == 4
    assert run(releases, "--hand-in", "2021-08-31-3", *BY) == 0
    assert states(releases)["2021-08-31-3"] == WAITING
    assert run(releases, "--confirm", "2021-08-31-3", *SECOND) == 0
    assert current_release(releases) == "2021-08-31-3"
    # The other one was compared with what readers no longer see.
    capsys.readouterr()
    assert run(releases, "--confirm", WAITS, *SECOND) == 1
    assert "Readers have been given other figures since" in capsys.readouterr().err


def test_what_is_thrown_away_leaves_its_id_to_no_other(made, releases, capsys):
    assert run(releases, "--throw-away", WAITS, *BY) == 0
    assert states(releases).keys() == {FIRST, NOW}
    assert run(releases, made.real, "--draft", *BY) == 0
    assert states(releases).keys() == {FIRST, NOW, "2021-08-31-3"}
    assert run(releases, "--throw-away", NOW, *BY) == 1
    assert "is waiting" in capsys.readouterr().err
    assert current_release(releases) == NOW


def test_checking_an_extract_and_throwing_a_release_away_are_recorded_with_a_name(made, releases, capsys):
    for arguments in ((made.real, "--draft"), ("--throw-away", WAITS)):
        assert run(releases, *arguments) == 4
        assert "Say who does this, with --published-by." in capsys.readouterr().err
    assert states(releases) == {FIRST: HAD, NOW: CURRENT, WAITS: WAITING}
    assert run(releases, made.real, "--draft", *BY) == 0
    assert run(releases, "--throw-away", "2021-08-31-3", *BY) == 0
    assert [(entry.what, entry.who, entry.release) for entry in activity.latest(settings.activity_folder(), 5)] == [
        ("throw away", "First Officer", "2021-08-31-3"),
        ("check", "First Officer", "2021-08-31-3"),
    ]
    assert [(line["what"], line["by"]) for line in history(releases)[-1:]] == [("throw away", "First Officer")]


def test_going_back_is_one_recorded_step(releases, capsys):
    assert run(releases, "--back-to", FIRST, *BY, "--reason", "A wrong extract was taken") == 0
    assert current_release(releases) == FIRST
    assert "2 of its figures were hidden since" in capsys.readouterr().err
    last = history(releases)[-1]
    assert (last["what"], last["release_id"], last["by"]) == ("roll back", FIRST, "First Officer")
    assert last["reasons"] == {"roll back": "A wrong extract was taken"}
    assert activity.latest(settings.activity_folder(), 1)[0].what == "roll back"
    assert [one.release_id for one in memory(releases)] == [FIRST, NOW]


def test_what_must_be_told_besides_of_going_back_is_told_in_sentences_of_its_own(releases, capsys):
    (releases / NOW / "release.duckdb").write_bytes(b"damaged")
    assert run(releases, "--back-to", FIRST, *BY, "--reason", "A test") == 0
    said = capsys.readouterr().err.splitlines()
    assert re.fullmatch(rf"Went back to release {FIRST}: readers see it in \d+\.\d seconds\.", said[0])
    assert said[1:] == [f"It was judged without {NOW}, which cannot be read."]


@pytest.mark.parametrize("why", ["total = 12 was wrong", "restated=yes", "roll back=because"])
def test_a_reason_for_going_back_may_hold_any_words(releases, why):
    assert run(releases, "--back-to", FIRST, *BY, "--reason", why) == 0
    assert history(releases)[-1]["reasons"] == {"roll back": why.removeprefix("roll back=")}


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "--reason", "restatment=A slip of the pen"),
        ("extract", "--reason", "words alone"),
        ("--hand-in", WAITS, *BY, "--reason", "Restatement=A test"),
        ("--back-to", FIRST, *BY, "--reason", "restatement=A test"),
    ],
)
def test_a_reason_of_a_kind_that_nobody_asked_for_is_refused_in_words(releases, arguments, capsys):
    assert run(releases, *arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("A reason that was given is not for this step. Give --reason ")
    assert ("the words alone" if "--back-to" in arguments else "small-number, restatement, coverage") in said
    assert current_release(releases) == NOW


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "--draft", *SECOND), "--confirmed-by does not belong to a draft."),
        (("--confirm", WAITS, *SECOND, *BY), "--published-by does not belong to --confirm."),
        (("--confirm", WAITS, *SECOND, "--draft"), "--draft does not belong to"),
        (("--hand-in", WAITS, *BY, *SECOND), "--confirmed-by does not belong to --hand-in."),
        (("--back-to", FIRST, *BY, "--reason", "A test", "--as-at", "2021-05-31"), "--as-at does not belong to --back-to."),
        (("--throw-away", WAITS, *BY, *REASONS, *SECOND), "--confirmed-by and --reason do not belong to --throw-away."),
    ],
)
def test_an_option_that_does_not_belong_to_the_step_is_refused_in_words(releases, arguments, said, capsys):
    assert run(releases, *arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith(said)
    assert "Nothing was done and the current release stays as it was." in told
    assert states(releases) == {FIRST: HAD, NOW: CURRENT, WAITS: WAITING}


def test_no_confirmation_is_recorded_of_a_draft(made, releases):
    with pytest.raises(Needed, match="A draft cannot be confirmed"):
        publish(made.real, releases, published_by="First Officer", confirmed_by="Second Officer", draft=True)
    assert activity.latest(settings.activity_folder(), 1) == []


@pytest.mark.parametrize("step", ["--hand-in", "--confirm", "--back-to", "--throw-away"])
def test_a_step_of_no_release_publishes_nothing(releases, step):
    by = SECOND if step == "--confirm" else BY
    assert run(releases, step, "", *by, *(["--reason", "A test"] if step == "--back-to" else [])) == 1
    assert states(releases) == {FIRST: HAD, NOW: CURRENT, WAITS: WAITING}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--back-to", FIRST, *BY), 4),
        (("--back-to", FIRST, "--reason", "A wrong extract"), 4),
        (("--back-to", WAITS, *BY, "--reason", "A wrong extract"), 1),
        (("--back-to", NOW, *BY, "--reason", "A wrong extract"), 1),
        (("--back-to", "../releases/2021-05-31-1", *BY, "--reason", "A wrong extract"), 1),
        (("--confirm", "2021-12-31-9", *SECOND), 1),
        (("--confirm", NOW, *SECOND), 1),
    ],
)
def test_a_step_that_cannot_be_taken_changes_nothing_and_says_why(releases, arguments, code, capsys):
    assert run(releases, *arguments) == code
    said = capsys.readouterr().err
    assert "current release" in said or "current one" in said
    assert str(releases) not in said
    assert current_release(releases) == NOW


def test_what_the_gate_refuses_does_not_go_live(releases, monkeypatch, capsys):
    """The release that waits is judged again: here by a policy under which nearly every shown figure is too few."""
    monkeypatch.setattr("data.steps.POLICY", memory(releases)[0].policy.__class__(few=300))
    assert run(releases, "--confirm", WAITS, *SECOND) == 3
    assert run(releases, "--back-to", FIRST, *BY, "--reason", "A test") == 3
    assert "Readers were not given release" in capsys.readouterr().err
    assert current_release(releases) == NOW


def test_a_damaged_release_is_told_and_readers_are_taken_back_from_it(releases, capsys):
    (releases / NOW / "release.duckdb").write_bytes(b"damaged")
    (releases / NOW / "manifest.json").write_text("{", encoding="utf-8")
    with pytest.raises(release.NoRelease, match="go back to the release before"):
        release.about()
    assert states(releases)[NOW] == CURRENT
    assert run(releases, "--confirm", WAITS, *SECOND) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert run(releases, "--back-to", FIRST, *BY, "--reason", "The file is damaged") == 0
    assert f"judged without {NOW}" in capsys.readouterr().err
    assert states(releases) == {FIRST: CURRENT, NOW: DAMAGED, WAITS: WAITING}


def test_a_damaged_earlier_release_stops_a_run_and_the_run_says_what_that_means_and_what_mends_it(made, releases, capsys):
    (releases / FIRST / "release.duckdb").write_bytes(b"damaged")
    for arguments in ((made.real, "--draft", *BY), ("--confirm", WAITS, *SECOND)):
        assert run(releases, *arguments) == 1
        said = capsys.readouterr().err
        assert said.startswith(f"The release {FIRST} cannot be read")
        assert "Nothing was published and the current release stays as it was. Put its folder back from a backup" in said
    assert run(releases, "--back-to", FIRST, *BY, "--reason", "A test") == 1
    assert "Readers were not given it and the current release stays as it was. Choose another" in capsys.readouterr().err
    assert states(releases) == {FIRST: HAD, NOW: CURRENT, WAITS: WAITING}


def test_a_release_that_waits_with_a_measure_counted_no_longer_is_made_again_and_one_that_readers_had_can_be_gone_back_to(
    releases, monkeypatch, capsys
):
    monkeypatch.setattr("data.audit.MEASURES", {name: one for name, one in MEASURES.items() if name != "away_episodes"})
    assert run(releases, "--confirm", WAITS, *SECOND) == 1
    assert "tells of away_episodes, which this program counts no longer and cannot audit" in capsys.readouterr().err
    assert run(releases, "--back-to", FIRST, *BY, "--reason", "A test") == 0
    assert current_release(releases) == FIRST


def test_a_damaged_release_that_waits_can_be_thrown_away(releases):
    (releases / WAITS / "manifest.json").write_text("{", encoding="utf-8")
    assert run(releases, "--confirm", WAITS, *SECOND) == 1
    assert run(releases, "--throw-away", WAITS, *BY) == 0
    assert states(releases) == {FIRST: HAD, NOW: CURRENT}


def test_a_release_that_was_killed_on_its_way_is_cleared_away_and_one_that_arrived_stays(releases):
    (releases / WAITS / MARK).write_text(f"{PASSES}\n", encoding="utf-8")
    (releases / NOW / MARK).write_text(f"{PASSES}\n", encoding="utf-8")
    clear_what_was_left(releases)
    assert states(releases) == {FIRST: HAD, NOW: CURRENT}
    assert not (releases / NOW / MARK).exists()


def test_a_step_that_was_written_down_and_not_done_is_said_to_be_so(releases):
    with (releases / "history.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"when": "2026-01-01T00:00:00+00:00", "what": "roll back", "release_id": "2021-05-31-1", "by": "A", "rea')
    assert len(history(releases)) == 2
    assert run(releases, "--back-to", FIRST, *BY, "--reason", "A test") == 0
    (releases / "current").write_text(f"{NOW}\n", encoding="utf-8")
    assert run(releases, "--throw-away", WAITS, *BY) == 0
    assert [line["what"] for line in history(releases)] == ["publish", "publish", "roll back", "not done", "throw away"]


@pytest.mark.parametrize(
    "other",
    [
        "Zoe\u0308 Officer",
        "Zo\u00ebOfficer",
        "Zo\u00eb\u200b Officer",
        "ZO\u00cb\u00a0OFFICER",
        "Zo\u00eb Officer(zoe@example.org)",
        "\u200b",
    ],
)
def test_no_spelling_of_a_name_makes_its_bearer_a_second_person(other):
    with pytest.raises(Needed):
        require_second("Zo\u00eb Officer", other)
    assert require_second("Zo\u00eb Officer", "Bea Officer") is None


def test_what_calls_itself_invented_replaces_real_figures_only_as_real_records_do(releases, capsys):
    assert run(releases, AUGUST, *REASONS) == 4
    assert "--published-by" in capsys.readouterr().err
    assert run(releases, AUGUST, *BY, *REASONS) == 0
    assert run(releases, AUGUST, "--draft", *BY) == 0
    assert run(releases, "--hand-in", "2021-08-31-4", *BY, *REASONS) == 0
    assert states(releases) == {FIRST: HAD, NOW: CURRENT, WAITS: WAITING, "2021-08-31-3": WAITING, "2021-08-31-4": WAITING}
    assert run(releases, "--confirm", "2021-08-31-4", "--confirmed-by", BY[1]) == 4
    assert run(releases, "--confirm", "2021-08-31-4", *SECOND) == 0
    assert current_release(releases) == "2021-08-31-4"


def test_what_is_handed_in_keeps_the_name_of_whoever_handed_it_in(made, releases, capsys):
    assert run(releases, made.real, *BY, *REASONS) == 0
    said = capsys.readouterr().err
    assert "until a second person has confirmed it: made and handed in release 2021-08-31-3" in said
    assert "until it is handed in" not in said
    assert run(releases, "--hand-in", WAITS, "--published-by", "Another Officer") == 1
    assert f"Release {WAITS} was handed in already." in capsys.readouterr().err
    assert manifest(releases, WAITS)["published_by"] == "First Officer"
    assert run(releases, "--confirm", WAITS, "--confirmed-by", "First Officer") == 4


@pytest.mark.parametrize(
    "line", ['{"when":"x"}', "123", "[]", "null", '{"when": 1, "what": 2, "release_id": 3, "by": 4, "reasons": {}}']
)
def test_a_damaged_line_of_the_history_is_left_out_and_stops_nothing(releases, line):
    before = history(releases)
    with (releases / "history.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    (releases / ".unfinished-abc").mkdir()
    clear_what_was_left(releases)
    assert not (releases / ".unfinished-abc").exists()
    assert history(releases) == before
    assert run(releases, "--confirm", WAITS, *SECOND) == 0


def test_a_pointer_that_cannot_be_read_is_told_in_words(releases, capsys):
    (releases / "current").write_bytes(b"\xff\xfe")
    with pytest.raises(ReaderProblem, match="says which release readers see cannot be read"):
        standings(releases)
    assert run(releases, "--confirm", WAITS, *SECOND) == 1
    said = capsys.readouterr().err
    assert said.startswith("The file that says which release readers see cannot be read")
    assert str(releases) not in said


@pytest.mark.parametrize(
    "said", ["{}", "[]", '{"release_id": "x", "synthetic": null, "published_by": "A", "reasons": {}, "compared": []}']
)
def test_a_release_that_says_nothing_of_itself_is_told_to_be_damaged(releases, said, capsys):
    (releases / WAITS / "manifest.json").write_text(said, encoding="utf-8")
    for step in (("--confirm", WAITS, *SECOND), ("--hand-in", WAITS, *BY)):
        assert run(releases, *step) == 1
        assert f"Release {WAITS} is damaged. Throw it away and make it again." in capsys.readouterr().err
    (releases / NOW / "manifest.json").write_text(said, encoding="utf-8")
    assert states(releases)[NOW] == CURRENT
    with pytest.raises(release.NoRelease):
        release.about()


@pytest.mark.parametrize(
    "step",
    [
        ("--confirm", WAITS, "--confirmed-by", "Zo\udceb"),
        ("--back-to", FIRST, *BY, "--reason", "Zo\udceb"),
        ("--throw-away", WAITS, "--published-by", "Zo\udceb"),
    ],
)
def test_a_name_or_a_reason_that_cannot_be_written_down_is_refused_before_anything_is_done(releases, step, capsys):
    assert run(releases, *step) == 2
    assert "holds letters that cannot be read. Write it again." in capsys.readouterr().err
    assert activity.latest(settings.activity_folder(), 1) == []
    assert not list(releases.glob(".unfinished-*"))
    assert states(releases) == {FIRST: HAD, NOW: CURRENT, WAITS: WAITING}


def test_a_day_that_is_written_otherwise_is_told_how_to_be_written(releases, capsys):
    with pytest.raises(SystemExit):
        run(releases, AUGUST, "--as-at", "31/08/2021")
    said = capsys.readouterr().err
    assert "write it as 2021-08-31" in said
    assert "fromisoformat" not in said


@pytest.mark.parametrize("fault", [KeyboardInterrupt, RuntimeError("Query interrupted")])
def test_a_run_that_is_interrupted_says_so_whatever_becomes_of_the_interrupt(releases, fault, monkeypatch, capsys):
    def interrupted(*_):
        stopping._asked_by.append(2)
        raise fault

    monkeypatch.setattr(stopping, "_asked_by", [])
    monkeypatch.setattr("data.publish.confirm", interrupted)
    assert run(releases, "--confirm", WAITS, *SECOND) == 1
    assert capsys.readouterr().err == f"{stopping.STOPPED}\n"


def test_a_run_that_is_interrupted_when_readers_see_the_release_does_not_say_that_nothing_was_published(
    releases, monkeypatch, capsys
):
    def too_late(folder, release_id, _):
        (folder / "current").write_text(f"{release_id}\n", encoding="utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr("data.publish.confirm", too_late)
    assert run(releases, "--confirm", WAITS, *SECOND) == 1
    assert capsys.readouterr().err == f"Stopped, but readers see release {WAITS} already: it was done by then.\n"

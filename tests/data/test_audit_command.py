"""Anyone can audit releases again from what they show, and gets the verdict that was given when they were published."""

import json
import shutil

import duckdb
import pytest

from data.audit import GIVES_AWAY, HOLDS, UNREADABLE, ReleaseUnreadable, kept, main, memory
from data.publish import publish, sample_folders
from data.release_folder import point_to
from queries.measures import MEASURES
from tests.support.made_up_map import FOLDER as ASHMERE

MAY, AUGUST = "2021-05-31-1", "2021-08-31-1"


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("releases")
    for extracts in sample_folders():
        publish(extracts, folder)
    return folder


@pytest.fixture
def copied(releases, tmp_path):
    for name in (MAY, AUGUST):
        shutil.copytree(releases / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def counted_no_longer(monkeypatch):
    """Gives what takes the declaration of a measure away."""

    def take_away(name):
        left = {one: measure for one, measure in MEASURES.items() if one != name}
        for room in ("audit", "making", "release_tables"):
            monkeypatch.setattr(f"data.{room}.MEASURES", left)

    return take_away


def tell(folder, change):
    """Change the cells of a release by SQL."""
    with duckdb.connect(folder / "release.duckdb") as connection:
        return connection.execute(change).fetchall()


def test_the_releases_of_the_sample_keep_the_promise_and_the_evidence_is_the_same(releases, capsys):
    assert main([str(releases / AUGUST), str(releases / MAY)]) == HOLDS
    said = capsys.readouterr().out
    assert said.index(MAY) < said.index(AUGUST)
    for name in (MAY, AUGUST):
        evidence = json.loads((releases / name / "audit.json").read_text(encoding="utf-8"))
        assert f"{name}: the promise is kept.\n{evidence['cells']:,} cells, {evidence['hidden']:,} hidden" in said
        assert f"at least {evidence['narrowest']} values stay possible" in said
        assert f"{evidence['programs']:,} programs" in said


def test_a_hidden_cell_filled_in_again_is_found_and_named(copied, capsys):
    [(area, *_), *_] = tell(
        copied / AUGUST,
        "update cells set status = 'shown', value = 4 where status = 'hidden' and measure = 'flags_open' and area_code = "
        "(select min(area_code) from cells where status = 'hidden' and measure = 'flags_open') returning area_code",
    )
    assert main([str(copied / AUGUST)]) == GIVES_AWAY
    said = capsys.readouterr().out
    assert "THE PROMISE IS BROKEN" in said
    assert f"{area}: too few to show" in said
    assert "  flags_open, month from " in said


def test_a_release_that_shows_what_the_one_before_hid_is_found(copied, capsys):
    tell(copied / AUGUST, "update cells set status = 'shown', value = 40 where status = 'hidden' and period < date '2020-01-01'")
    assert main([str(copied / MAY), str(copied / AUGUST)]) == GIVES_AWAY
    assert "hidden in an earlier release" in capsys.readouterr().out


def test_numbers_that_contradict_each_other_are_told(copied, capsys):
    tell(copied / MAY, "update cells set value = 0 where measure = 'flags_open' and area_code like 'E14%' and breakdown = 'all'")
    assert main([str(copied / MAY)]) == GIVES_AWAY
    assert "its numbers contradict each other" in capsys.readouterr().out


def test_a_release_that_cannot_be_read_is_told(tmp_path, capsys):
    (tmp_path / "2020-01-01-1").mkdir()
    assert main([str(tmp_path / "2020-01-01-1")]) == UNREADABLE
    assert capsys.readouterr().err == (
        "The release 2020-01-01-1 cannot be read, so nothing can be said of it. "
        "Put its folder back from a backup, then try again.\n"
    )


def test_a_release_without_an_audit_is_no_memory(copied):
    assert [one.release_id for one in memory(copied)] == [MAY, AUGUST]
    (copied / MAY / "audit.json").write_text('{"audited": false}', encoding="utf-8")
    assert [one.release_id for one in memory(copied)] == [AUGUST]
    assert kept(copied / MAY).is_memory is False


def test_a_measure_that_is_counted_no_longer_stops_no_release_and_leaves_the_rest_as_protected(
    releases, copied, counted_no_longer
):
    shutil.rmtree(copied / AUGUST)
    point_to(copied, MAY)
    counted_no_longer("away_episodes")
    assert publish(sample_folders()[-1], copied) == AUGUST
    before, now = kept(releases / AUGUST).cells, kept(copied / AUGUST).cells
    assert {key: cell for key, cell in before.items() if key.measure != "away_episodes"} == now


def test_an_audit_says_which_measures_it_could_not_look_at(copied, counted_no_longer, capsys):
    counted_no_longer("away_episodes")
    assert main([str(copied / MAY)]) == UNREADABLE
    assert "It was not audited in away_episodes: this program counts that no longer." in capsys.readouterr().out
    tell(copied / MAY, "update cells set status = 'shown', value = 4 where status = 'hidden' and measure = 'flags_open'")
    assert main([str(copied / MAY)]) == GIVES_AWAY


def test_a_measure_that_tells_of_others_cannot_be_forgotten(copied, counted_no_longer, capsys):
    counted_no_longer("flags_closed")
    with pytest.raises(ReleaseUnreadable, match="Nothing was published and the current release stays as it was"):
        memory(copied)
    assert main([str(copied / MAY)]) == UNREADABLE
    assert "declare the measure again" in capsys.readouterr().err


def test_a_release_of_another_district_is_told_in_words(copied, monkeypatch, capsys):
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(ASHMERE))
    assert main([str(copied / MAY)]) == UNREADABLE
    said = capsys.readouterr().err
    assert said.startswith(f"The release {MAY} tells of areas that Ashmere does not have: it is another district's")
    with pytest.raises(ReleaseUnreadable, match="Nothing was published"):
        memory(copied)

"""The door opens the current release, read-only, to whoever may look, and to nothing but questions on the list."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import duckdb
import pytest

from data import release, release_files, settings
from data.release import NoRelease, about, ask, ask_before, ask_of, earlier
from data.viewer import MayNotLook
from queries.pages.question import FIGURES, NotOffered
from queries.pages.questions import Glossary, Headlines, MeasureMeaning, Series

FLAGS = {"measure": "flags_open", "period_type": "month", "area_code": "E08000032", "breakdown": "risk_level"}


@pytest.fixture
def copied(releases, tmp_path, monkeypatch):
    """A copy of the releases that a test may break; gives the folder."""
    folder = shutil.copytree(releases, tmp_path / "releases")
    monkeypatch.setenv("SCRUTINY_RELEASES", str(folder))
    return folder


def current(folder):
    return folder / (folder / "current").read_text(encoding="utf-8").strip()


def rewrite(manifest, **changed):
    said = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**said, **changed}), encoding="utf-8")


def test_without_a_release_the_reader_is_told_so_in_words(tmp_path, monkeypatch):
    monkeypatch.setenv("SCRUTINY_RELEASES", str(tmp_path / "nothing"))
    assert not release.exists()
    with pytest.raises(NoRelease, match="No figures have been published yet"):
        ask(Headlines())


def test_a_release_of_real_extracts_opens_to_nobody_yet(copied):
    rewrite(current(copied) / "manifest.json", synthetic=None)
    for look in (about, lambda: ask(Headlines())):
        with pytest.raises(MayNotLook, match="signed in"):
            look()


@pytest.mark.parametrize("broken", ["manifest.json", "release.duckdb"])
def test_a_release_that_cannot_be_read_is_told_without_path_or_value(copied, broken):
    (current(copied) / broken).write_text("not what it should be", encoding="utf-8")
    with pytest.raises(NoRelease) as told:
        ask(Headlines())
    assert str(copied) not in str(told.value)
    assert "not what it should be" not in str(told.value)


def test_a_release_with_other_tables_is_told_in_words_and_compared_with_nothing(copied):
    (before,) = earlier()
    for folder in (current(copied), copied / before.release_id):
        with duckdb.connect(folder / "release.duckdb") as connection:
            connection.execute("alter table areas rename column name to title")
    with pytest.raises(NoRelease, match="cannot be read"):
        ask(Headlines())
    with pytest.raises(NoRelease, match="The release that was chosen cannot be read"):
        ask_of(before.release_id, Headlines())
    with pytest.raises(NoRelease, match="The current release cannot be read"):
        ask_of(current(copied).name, Headlines())
    assert ask_before(Headlines()) is None


def test_a_new_release_shows_without_a_restart(copied):
    latest = about().release_id
    earlier = next(folder.name for folder in copied.iterdir() if folder.is_dir() and folder.name != latest)
    (copied / "current").write_text(f"{earlier}\n", encoding="utf-8")
    assert about().release_id == earlier
    assert ask(Series(**FLAGS)).release.release_id == earlier


@pytest.mark.usefixtures("on_sample")
def test_the_published_figure_of_may_2020_is_what_a_page_is_told():
    found = ask(Series(**FLAGS)).rows
    may = {row.category: row.value for row in found if row.period == date(2020, 5, 1)}
    assert may == {"significant": 73, "moderate": 136, "emerging": 180}


@pytest.mark.usefixtures("on_sample")
def test_an_answer_is_known_by_its_release_and_its_question():
    assert ask(Series(**FLAGS)).key == ask(Series(**FLAGS)).key
    assert ask(Series(**FLAGS)).key != ask(Series(**FLAGS | {"breakdown": "all"})).key


@pytest.mark.usefixtures("on_sample")
def test_some_rows_of_an_answer_are_not_taken_for_all_of_them():
    every = ask(Headlines())
    assert replace(every, rows=every.rows[:1]).key != every.key
    assert replace(every, rows=every.rows).key == every.key


@pytest.mark.usefixtures("on_sample")
def test_many_may_ask_at_once():
    questions = [Headlines(), Glossary(), Series(**FLAGS), MeasureMeaning(measure="flags_open")] * 8
    release._answer.cache_clear()
    with ThreadPoolExecutor(max_workers=16) as readers:
        answers = list(readers.map(ask, questions))
    assert {a.question: a.rows for a in answers} == {q: ask(q).rows for q in questions}


@pytest.mark.usefixtures("on_sample")
def test_nothing_can_be_written_and_no_file_read_through_the_door():
    _, connection = release._opened(release._current())
    with connection.cursor() as cursor:
        for forbidden in ("delete from cells", "attach ':memory:' as other", "select * from read_text('/etc/hostname')"):
            with pytest.raises(duckdb.Error):
                cursor.execute(forbidden)
        assert cursor.execute("select count(*) from cells where value is not null and status != 'shown'").fetchone() == (0,)


@pytest.mark.usefixtures("on_sample")
def test_every_cell_of_a_release_is_a_figure_that_may_be_asked_for():
    _, connection = release._opened(release._current())
    with connection.cursor() as cursor:
        cursor.execute(FIGURES)
        said = cursor.execute("select measure, period_type, period, area_code, breakdown, category, value, status from figures")
        figures = said.fetchall()
        cells = cursor.execute("select * from cells").fetchall()
    assert len(cells) > 4000
    assert sorted(map(repr, figures)) == sorted(map(repr, cells))


def test_a_measure_that_is_not_declared_cannot_be_asked_for():
    with pytest.raises(NotOffered):
        MeasureMeaning(measure="cells; drop table cells")


def test_the_release_looks_where_the_setting_says(on_sample):
    assert settings.releases_folder() == on_sample
    assert release.exists()


@pytest.mark.usefixtures("on_sample")
def test_a_release_that_is_kept_answers_what_it_said_then():
    (before,) = earlier()
    assert before.as_at == date(2021, 5, 31)
    then = ask_of(before.release_id, Series(**FLAGS))
    assert then.release == before
    assert then.rows[-1].period == date(2021, 5, 1)
    assert ask(Series(**FLAGS)).rows[-1].period == date(2021, 8, 1)


@pytest.mark.parametrize("name", ["2021-05-31-1-copy", "2021-05-31-1 (2)", "2020-backup", "2021-05-31-old", "2021-08-31-x"])
def test_a_copied_folder_takes_no_page_down(copied, name):
    before = [one.release_id for one in earlier()], release.kept()
    shutil.copytree(copied / "2021-05-31-1", copied / name)
    release._seen.cache_clear()
    release._earlier.cache_clear()
    assert ([one.release_id for one in earlier()], release.kept()) == before
    assert ask_before(Headlines()).release.release_id == "2021-05-31-1"


def test_only_releases_whose_audit_passed_are_offered(copied):
    (before,) = earlier()
    rewrite(copied / before.release_id / "audit.json", passed=False)
    release_files.words.cache_clear()
    assert earlier() == ()


def test_a_release_of_real_extracts_is_not_offered_and_answers_nobody(copied):
    (before,) = earlier()
    rewrite(copied / before.release_id / "manifest.json", synthetic=None)
    release_files.words.cache_clear()
    assert earlier() == ()
    with pytest.raises(MayNotLook, match="signed in"):
        ask_of(before.release_id, Headlines())


@pytest.mark.usefixtures("on_sample")
def test_a_chosen_release_that_has_gone_is_told_in_words():
    with pytest.raises(NoRelease, match="kept no more"):
        ask_of("2020-01-31-1", Headlines())
    assert earlier()

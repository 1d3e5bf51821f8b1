"""What a district's folder and papers may not do to a release: tell readers' periods in other parts, or quote what is no cell."""

import json
import shutil
from dataclasses import replace
from datetime import date

import pytest

from data import making, steps
from data.audit import GIVES_AWAY, kept
from data.audit import main as audit_again
from data.problems import AuditRefused
from data.publish import main, publish
from data.release_folder import current_release
from tests.support.extracts import FIGURE, lay
from tests.support.invented import TERMS, rows
from tests.support.made_up_map import ASHMERE, FOLDER

FIRST_DAY, LAST_DAY = date(2021, 1, 1), date(2021, 3, 31)


@pytest.fixture(scope="module")
def ashmere(tmp_path_factory):
    """Three months of a district that does not exist: its extracts, and a folder with their release."""
    figures = [
        FIGURE | {"area_code": ASHMERE.code, "breakdown": "all", "category": "all", "period": f"{month}-01", "value": "60"}
        for month in ("2020-12", "2021-01")
    ]
    home = tmp_path_factory.mktemp("ashmere")
    tables = rows(ASHMERE, FIRST_DAY, LAST_DAY) | {"reported_figures": figures}
    terms = TERMS.format(code=ASHMERE.code, name=ASHMERE.name, as_at=LAST_DAY, covers_from=FIRST_DAY)
    extracts = lay(home / "extracts", tables, terms=terms)
    notes = []
    with pytest.MonkeyPatch.context() as here:
        here.setenv("SCRUTINY_DISTRICT", str(FOLDER))
        release = publish(extracts, home / "releases", warn=notes.append)
    return extracts, home / "releases" / release, notes


def test_a_figure_of_a_paper_that_this_release_has_no_number_for_is_left_out_and_told(ashmere):
    """The flags open a month before the first are those of the first less what the month brought, which may be hidden."""
    _, release, notes = ashmere
    assert {key.period for key in kept(release).quoted} == {FIRST_DAY}
    assert making.figures_left_out(1) in notes


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("folds.csv", "ethnic_group,Mixed or multiple", "ethnic_group,Any other group", "flags_open by ethnic_group"),
        ("folds.csv", "East Asian,ethnic_group,Asian", "East Asian,ethnic_group,Any other group", "flags_open by ethnic_group"),
        ("areas.csv", "Dunmere,ward,ASH-1", "Dunmere,ward,ASH-2", "flags_opened by area"),
    ],
)
def test_periods_that_readers_have_are_not_told_in_other_categories_or_areas(
    ashmere, tmp_path, monkeypatch, capsys, file, old, new, named
):
    """Mixed joined with another group, of which one was shown before: the other could be subtracted."""
    extracts, release, _ = ashmere
    releases = shutil.copytree(release.parent, tmp_path / "releases")
    place = shutil.copytree(FOLDER, tmp_path / "place")
    text = (place / file).read_text(encoding="utf-8")
    assert old in text
    (place / file).write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(place))
    assert main([str(extracts), "--releases", str(releases)]) == 3
    said = capsys.readouterr().err
    assert "readers have the same periods in other categories or areas" in said
    assert f"  {named}\n" in said
    assert "Put folds.csv, areas.csv and the vintages of district.toml back" in said
    assert current_release(releases) == release.name


def test_an_audit_of_both_finds_periods_told_in_other_categories(ashmere, tmp_path, monkeypatch, capsys):
    _, release, _ = ashmere
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(FOLDER))
    later = shutil.copytree(release, tmp_path / "2021-03-31-2")
    said = json.loads((later / "manifest.json").read_text(encoding="utf-8"))
    said["joined"]["ce_flags ethnic_group"]["East Asian"] = "White"
    told = {"release_id": later.name, "made_at": "2999-01-01"}
    (later / "manifest.json").write_text(json.dumps(said | told), encoding="utf-8")
    assert audit_again([str(release), str(later)]) == GIVES_AWAY
    assert "  flags_open by ethnic_group\n" in capsys.readouterr().out


def test_a_release_that_waits_is_not_confirmed_when_readers_have_its_periods_in_other_categories(ashmere, monkeypatch):
    _, release, _ = ashmere
    monkeypatch.setenv("SCRUTINY_DISTRICT", str(FOLDER))
    one = kept(release)
    other = replace(one, release_id="before", joined=one.joined | {"areas": one.joined["areas"] | {"E05999004": "ASH-2"}})
    with pytest.raises(AuditRefused, match="flags_opened by area"):
        steps._require_safe(release.parent, release.name, [other])
    steps._require_safe(release.parent, release.name, [other], was_seen=True)

"""Who may come in is what the access file says: whole, or nobody may."""

import pytest

from data.access import AccessUnclear, access

OPEN = 'access = "open"\nopened_by = "Ada Example"\nreason = "Published in full elsewhere"\n'


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write the access file; gives a function of its text."""
    file = tmp_path / "access.toml"
    monkeypatch.setenv("SCRUTINY_ACCESS", str(file))
    return lambda text: file.write_text(text, encoding="utf-8")


def roles(claims):
    return access().role_of(claims)


def test_without_a_file_nobody_has_a_role_and_nothing_is_open(tmp_path, monkeypatch):
    monkeypatch.setenv("SCRUTINY_ACCESS", str(tmp_path / "nothing.toml"))
    assert roles({"roles": ["officer"], "groups": ["officer"]}) is None
    assert not access().is_open


def test_a_role_comes_from_the_named_claim_and_the_most_that_it_gives_counts(written):
    written('claim = "groups"\n[roles]\na = "member"\nb = "officer"\nc = "scrutineer"\n')
    assert roles({"groups": ["a", "c"]}) == "scrutineer"
    assert roles({"groups": ["a", "b", "c", "d"]}) == "officer"
    assert roles({"groups": "a"}) == "member"
    assert roles({"groups": ["d"], "roles": ["b"]}) is None


@pytest.mark.parametrize("groups", [None, [], {}, {"b": 1}, 7, [["b"]], [None], "officer", "ab", ["B"]])
def test_a_claim_of_any_other_shape_gives_no_role(written, groups):
    written('claim = "groups"\n[roles]\nb = "officer"\n')
    assert roles({"groups": groups}) is None


def test_an_edit_counts_at_once(written):
    written('[roles]\na = "member"\n')
    assert roles({"roles": ["a"]}) == "member"
    written('[roles]\nanother = "member"\n')
    assert roles({"roles": ["a"]}) is None


def test_the_dashboard_is_open_when_a_named_person_has_said_why(written):
    written(OPEN)
    assert access().is_open
    assert (access().opened_by, access().reason) == ("Ada Example", "Published in full elsewhere")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param('access = "open"\n', "opened_by", id="open without name and reason"),
        pytest.param('access = "open"\nopened_by = "Ada"\nreason = "  "\n', "reason", id="open with a blank reason"),
        pytest.param('access = "opne"\n', "something else", id="a word that is not known"),
        pytest.param('[roles]\na = "administrator"\n', "something else", id="a role that there is not"),
        pytest.param('roles = "officer"\n', "something else", id="roles without groups"),
        pytest.param('acces = "open"\n', "something else", id="a setting that there is not"),
        pytest.param("roles]\n", "TOML", id="not TOML"),
    ],
)
def test_a_file_that_is_not_whole_lets_nobody_in_and_says_why_without_repeating_it(written, text, told):
    written(text)
    with pytest.raises(AccessUnclear, match=told) as refused:
        access()
    assert not [word for word in ("opne", "administrator", "acces =", "Ada") if word in str(refused.value)]

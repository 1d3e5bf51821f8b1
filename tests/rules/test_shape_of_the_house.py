"""The rooms stay what they are: arrows one way, SQL in one place, one way for text into HTML."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit import config

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("pages", "data", "queries", "geo")
FILES = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
OURS = [ROOT / "app.py", *FILES]
LIKE_SQL = re.compile(r"\b(select\s.+\sfrom|insert\s+into|create\s+(table|view)|delete\s+from)\s", re.IGNORECASE | re.DOTALL)
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def named(file):
    return str(file.relative_to(ROOT))


def texts(file):
    """Every text in a file that is not a docstring."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in said]


def test_arrows_point_one_way():
    checked = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_arrow_is_excepted():
    assert "ignore_imports" not in (ROOT / ".importlinter").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", OURS, ids=named)
def test_sql_is_kept_in_sql_files(file):
    assert [text for text in texts(file) if LIKE_SQL.search(text)] == []


@pytest.mark.parametrize("file", OURS, ids=named)
def test_a_file_says_what_it_is_for(file):
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


def test_text_enters_html_in_one_place():
    escaping = [named(file) for file in OURS if re.search(r"\bescape\(", file.read_text(encoding="utf-8"))]
    assert escaping == [str(Path("pages", "parts", "words.py"))]


def test_files_are_taken_away_in_one_place():
    """Where the sign-in is asked for again, and what is taken is recorded."""
    giving = [named(file) for file in OURS if "download_button(" in file.read_text(encoding="utf-8")]
    assert giving == [str(Path("pages", "parts", "door", "taking_away.py"))]


def test_nothing_is_drawn_by_what_asks_another_host():
    forbidden = re.compile(r"px\.choropleth|st\.map\(|pydeck|scattermap|choroplethmap|mapbox|https?://")
    assert [named(file) for file in OURS if forbidden.search(file.read_text(encoding="utf-8"))] == []


def test_every_setting_of_streamlit_still_exists():
    """One of them is not in Streamlit's papers (postScriptGC): an upgrade may take it away without a word."""
    known = set(config.get_config_options())
    assert [f"{part}.{name}" for part, values in SETTINGS.items() for name in values if f"{part}.{name}" not in known] == []


def test_no_fault_and_no_use_leaves_the_machine():
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["runner"]["magicEnabled"] is False

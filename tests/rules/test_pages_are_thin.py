"""A page is a short text: a question, choices, one thing asked, what is drawn of it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    file
    for room in (ROOT / "pages").iterdir()
    if room.is_dir() and room.name not in ("parts", "__pycache__")
    for file in room.glob("*.py")
    if file.stem != "__init__"
)
MOST_LINES = 80
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.Match, ast.Try)
DECIDES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, *BRANCHES)
MAY_IMPORT = ("datetime", "streamlit", "data.release", "pages.parts", "queries.pages.questions")


def tree(page):
    return ast.parse(page.read_text(encoding="utf-8"))


def imported(page):
    """The modules a page names, in full: "pages.parts.charts" for `from pages.parts import charts`."""
    for node in ast.walk(tree(page)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module


def named(page):
    return str(page.relative_to(ROOT / "pages"))


def test_there_are_pages_to_look_at():
    assert PAGES


def test_nothing_but_folders_lies_in_pages():
    """Streamlit runs a file that lies there as a page of its own, past the front door."""
    assert [found.name for found in (ROOT / "pages").iterdir() if not found.is_dir()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_opens_with_its_question(page):
    assert ast.get_docstring(tree(page)).endswith("?")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_is_short(page):
    assert len(page.read_text(encoding="utf-8").splitlines()) < MOST_LINES


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_decides_nothing(page):
    assert [type(node).__name__ for node in ast.walk(tree(page)) if isinstance(node, DECIDES)] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_stands_on_its_parts_and_the_release_only(page):
    assert [module for module in imported(page) if module not in MAY_IMPORT and not module.startswith("pages.parts.")] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_is_in_the_menu_once(page):
    menu = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    in_menu = [node.value for node in ast.walk(menu) if isinstance(node, ast.Constant) and str(node.value).endswith(".py")]
    assert in_menu.count(page.relative_to(ROOT).as_posix()) == 1

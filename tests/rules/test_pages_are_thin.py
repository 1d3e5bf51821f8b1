"""A page is a short text: a question, choices, one thing asked, what is drawn of it."""

import ast

import pytest

from tests.support.pages import ROOT, page_files

PAGES = page_files()
MOST_LINES = 80
BRANCHES = (ast.If, ast.IfExp, ast.For, ast.While, ast.Match, ast.Try)
DECIDES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, *BRANCHES)
MAY_IMPORT = ("datetime", "streamlit", "data.release", "pages.parts", "queries.pages.questions")


def text(page):
    return (ROOT / page).read_text(encoding="utf-8")


def tree(page):
    return ast.parse(text(page))


def imported(page):
    """The modules a page names, in full: "pages.parts.drawings.charts" for `from pages.parts.drawings import charts`."""
    for node in ast.walk(tree(page)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module


def test_there_are_pages_to_look_at():
    assert PAGES


def test_nothing_but_folders_lies_in_pages():
    """Streamlit runs a file that lies there as a page of its own, past the front door."""
    assert [found.name for found in (ROOT / "pages").iterdir() if not found.is_dir()] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_its_question(page):
    assert ast.get_docstring(tree(page)).endswith("?")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_short(page):
    assert len(text(page).splitlines()) < MOST_LINES


@pytest.mark.parametrize("page", PAGES)
def test_a_page_decides_nothing(page):
    assert [type(node).__name__ for node in ast.walk(tree(page)) if isinstance(node, DECIDES)] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_stands_on_its_parts_and_the_release_only(page):
    assert [module for module in imported(page) if module not in MAY_IMPORT and not module.startswith("pages.parts.")] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_in_the_menu_once(page):
    menu = tree("app.py")
    in_menu = [node.value for node in ast.walk(menu) if isinstance(node, ast.Constant)]
    assert in_menu.count(page) == 1

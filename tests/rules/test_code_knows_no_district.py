"""Nothing in the code knows which district it is: names, codes and labels stand in a district's folder or in an extract."""

import ast
import re
from pathlib import Path

import pytest

from data.settings import HOME
from geo.areas import district
from tests.support.pages import ROOT

DISTRICTS = [folder for folder in (HOME / "geo" / "districts").iterdir() if (folder / "district.toml").is_file()]
SAMPLE = HOME / "data" / "extracts" / "sample"
ROOMS = ("pages", "data", "queries", "geo")
FILES = [
    ROOT / "app.py",
    *(file for room in ROOMS for ending in ("*.py", "*.sql", "*.css") for file in (ROOT / room).rglob(ending)),
]
OURS = sorted(file for file in FILES if not file.is_relative_to(SAMPLE))
LISTS = ("service", "lead_agency")
# The default of a setting, and the page that the design names after one operation.
KNOWN = {
    Path("geo", "folders.py"): "bradford",
    Path("app.py"): "dalesway",
    Path("pages", "parts", "overview", "cards.py"): "dalesway",
}


def names_of(folder):
    here = district(folder)
    areas = [name for area in here.areas if area.level != "other" for name in (area.name, area.code)]
    labels = [value for extract in ("ce_flags", "support_cases") for field in LISTS for value in here.values(extract, field)]
    return {here.name, here.operation.split()[-1], *areas, *labels}


NAMES = sorted({name for folder in DISTRICTS for name in names_of(folder)})
# One-word names are words of every day too: "City" is looked for as it is written, the rest in any case.
NAMED = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in NAMES))


def code(file):
    """What a file makes the program do or say: without the comments and docstrings, which may give an example."""
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        return re.sub(r"--.*|/\*.*?\*/", "", text)
    tree = ast.parse(text)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    kept = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in said]
    names = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name)]
    return "\n".join([*kept, *names])


def test_there_is_a_district_whose_names_are_looked_for():
    assert "Bradford" in NAMES
    assert len(NAMES) > 100


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_file_of_code_names_a_place_or_a_service_of_a_district(file):
    assert sorted(set(NAMED.findall(code(file)))) == []


def test_a_district_s_own_words_stand_in_small_letters_only_where_they_are_known():
    words = {folder.name for folder in DISTRICTS} | {district(folder).operation.split()[-1].lower() for folder in DISTRICTS}
    found = {file.relative_to(ROOT): sorted(word for word in words if word in code(file).lower()) for file in OURS}
    assert {file: " ".join(met) for file, met in found.items() if met} == KNOWN

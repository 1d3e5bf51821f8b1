"""However an extract goes wrong, people are told in words: never a crash, never silence, never a child's value."""

import io
import tempfile
from contextlib import redirect_stderr
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.contracts import CONTRACTS
from data.intake import problems_csv
from data.intake.checks import examined
from data.intake.faults import tell
from data.problems import Problem
from data.publish import EXTRACT_REFUSED, main
from tests.support.corruption import PLANTED, VALID_FILES, Corruption, damaged, plainly_wrong, wrong_bytes, wrong_tables
from tests.support.extracts import BRADFORD, REQUIRED, TERMS

FIVE_HUNDRED = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
A_THOUSAND = settings(FIVE_HUNDRED, max_examples=1_000)
KEPT = "2020-12-31-1"
OTHERS = tuple(name for name in CONTRACTS if name not in REQUIRED)


def tells_a_childs_value(text: str) -> list[str]:
    return [planted for planted in PLANTED if planted.casefold() in text.casefold()]


def problems_of(corruption: Corruption) -> list[Problem]:
    """What is told of one file; that no child's value is in it is made sure of."""
    problems = tell(examined(corruption.content, CONTRACTS[corruption.name], BRADFORD, corruption.file).faults)
    assert tells_a_childs_value(problems_csv(problems) + "".join(map(str, problems))) == []
    return problems


@FIVE_HUNDRED
@given(wrong_tables())
def test_a_file_that_breaks_its_contract_is_told_without_a_childs_value(corruption: Corruption):
    assert problems_of(corruption) != []


@FIVE_HUNDRED
@given(wrong_bytes())
def test_a_damaged_file_is_told_or_still_plainly_right(corruption: Corruption):
    if not problems_of(corruption) and corruption.ending == "csv":
        assert plainly_wrong(corruption.name, corruption.content) == []


@st.composite
def folders(draw: st.DrawFn) -> tuple[list[Corruption], str | bytes]:
    """One to three corrupted files of different contracts, the first surely so, and extract.toml as it was or damaged."""
    names = draw(st.lists(st.sampled_from([*REQUIRED, *OTHERS]), min_size=1, max_size=3, unique=True))
    terms = TERMS.encode()
    corruptions = [draw(wrong_tables((names[0],))), *(draw(wrong_tables((name,)) | wrong_bytes((name,))) for name in names[1:])]
    return corruptions, draw(st.just(terms) | st.just(terms) | damaged(terms))


@A_THOUSAND
@given(folders())
def test_a_folder_gone_wrong_is_refused_by_the_command_with_a_message_for_each_file_and_nothing_half_written(folder):
    corruptions, terms = folder
    with tempfile.TemporaryDirectory() as made, redirect_stderr(io.StringIO()) as said:
        extracts, releases, problems = (Path(made, name) for name in ("extracts", "releases", "problems.csv"))
        extracts.mkdir()
        for name in REQUIRED:
            if name not in {corruption.name for corruption in corruptions}:
                (extracts / f"{name}.csv").write_bytes(VALID_FILES[name, "csv"])
        for corruption in corruptions:
            (extracts / corruption.file).write_bytes(corruption.content)
        (extracts / "extract.toml").write_bytes(terms)
        (releases / KEPT).mkdir(parents=True)
        (releases / "current").write_text(KEPT)
        ended = main([str(extracts), "--releases", str(releases), "--problems", str(problems)])
        told = problems.read_text(encoding="utf-8-sig")
        left = {file.relative_to(releases).as_posix(): file.is_dir() or file.read_text() for file in releases.rglob("*")}
    assert ended == EXTRACT_REFUSED
    assert left.items() - {(".publishing", "")} == {(KEPT, True), ("current", KEPT)}
    assert [corruption.file for corruption in corruptions if corruption.surely and corruption.file not in told] == []
    assert "Traceback" not in said.getvalue()
    assert tells_a_childs_value(told + said.getvalue()) == []

"""However an extract goes wrong, people are told in words: never a crash, never silence, never a child's value."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.contracts import CONTRACTS
from data.intake import problems_csv, read
from data.intake.checks import examined
from data.intake.faults import tell
from data.problems import ExtractRefused, Problem
from tests.support.corruption import PLANTED, VALID_FILES, Corruption, damaged, plainly_wrong, wrong_bytes, wrong_tables
from tests.support.extracts import BRADFORD, REQUIRED, TERMS

FIVE_HUNDRED = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
FEWER = settings(FIVE_HUNDRED, max_examples=150)
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
    """One to three corrupted files of different contracts, and extract.toml as it was or damaged."""
    names = draw(st.lists(st.sampled_from([*REQUIRED, *OTHERS]), min_size=1, max_size=3, unique=True))
    terms = TERMS.encode()
    return [draw(wrong_tables((name,)) | wrong_bytes((name,))) for name in names], draw(
        st.just(terms) | st.just(terms) | damaged(terms)
    )


@FEWER
@given(folders())
def test_a_folder_gone_wrong_is_refused_whole_with_a_message_for_each_file(folder):
    corruptions, terms = folder
    with tempfile.TemporaryDirectory() as made:
        for name in REQUIRED:
            if name not in {corruption.name for corruption in corruptions}:
                Path(made, f"{name}.csv").write_bytes(VALID_FILES[name, "csv"])
        for corruption in corruptions:
            Path(made, corruption.file).write_bytes(corruption.content)
        Path(made, "extract.toml").write_bytes(terms)
        try:
            intake = read(Path(made), BRADFORD)
        except ExtractRefused as refused:
            told, said = (
                {problem.file for problem in refused.problems},
                f"{refused}{refused.problems}{problems_csv(refused.problems)}",
            )
        else:
            told, said = set(), "".join(map(str, intake.warnings))
    assert {corruption.file for corruption in corruptions if corruption.surely} <= told
    assert tells_a_childs_value(said) == []

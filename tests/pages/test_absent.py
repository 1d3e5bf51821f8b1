"""Without extracts that are not required, the pages of each say so in one line and stop, and the others stand."""

import shutil
import subprocess
import sys

import pytest
from streamlit.testing.v1 import AppTest

from data.settings import SAMPLE
from pages.parts import absent
from pages.parts.response import papers
from tests.support.pages import ROOT

OPTIONAL = ("case_progress", "commitments", "support_cases", "comparators")
SAYS = {
    "pages/justice/operation_dalesway.py": absent.NO_REPORTS,
    "pages/response/commitments.py": papers.NO_COMMITMENTS,
    "pages/response/support_services.py": papers.NO_SERVICES,
    "pages/response/context.py": papers.NO_COMPARATORS,
}


@pytest.fixture(scope="module")
def without_reports(tmp_path_factory):
    """A release made without the extracts that come from reports and papers."""
    folder = tmp_path_factory.mktemp("without")
    extracts = shutil.copytree(max(SAMPLE.glob("20*")), folder / "extracts")
    for name in OPTIONAL:
        (extracts / f"{name}.csv").unlink()
    command = [sys.executable, "-m", "data.publish", str(extracts), "--releases", str(folder / "releases")]
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return folder / "releases"


@pytest.mark.parametrize("page", [*SAYS, "pages/about/what_numbers_mean.py", "pages/places/area_committee.py"])
def test_the_page_of_the_missing_extract_says_not_supplied_and_the_others_stand(page, without_reports, monkeypatch):
    monkeypatch.setenv("SCRUTINY_RELEASES", str(without_reports))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page(page).run()
    assert not app.error
    assert not app.exception
    assert [info.value for info in app.info] == ([SAYS[page]] if page in SAYS else [])

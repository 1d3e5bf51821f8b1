"""Without an extract that is not required, a page says so in one line and stops."""

import shutil
import subprocess
import sys

import pytest
from streamlit.testing.v1 import AppTest

from data.settings import SAMPLE
from pages.parts import absent
from tests.support.pages import ROOT


@pytest.fixture(scope="module")
def without_reports(tmp_path_factory):
    """A release made without the police's reports."""
    folder = tmp_path_factory.mktemp("without")
    extracts = shutil.copytree(max(SAMPLE.glob("20*")), folder / "extracts")
    (extracts / "case_progress.csv").unlink()
    command = [sys.executable, "-m", "data.publish", str(extracts), "--releases", str(folder / "releases")]
    subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return folder / "releases"


@pytest.mark.parametrize("page", ["pages/justice/operation_dalesway.py", "pages/about/what_numbers_mean.py"])
def test_the_page_of_the_missing_extract_says_not_supplied_and_the_others_stand(page, without_reports, monkeypatch):
    monkeypatch.setenv("SCRUTINY_RELEASES", str(without_reports))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).switch_page(page).run()
    assert not app.error
    assert not app.exception
    assert [info.value for info in app.info] == ([absent.NO_REPORTS] if "justice" in page else [])

"""What the checks of the extracts found is said as the release has it, and no closer."""

import pytest

from data.release import ask, ask_before
from pages.parts.about import completeness
from queries.pages.questions import Quality
from tests.support.answers import answer

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.fixture
def checks():
    return ask(Quality())

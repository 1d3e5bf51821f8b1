"""Every view that a page offers opens, has one picture, and its answer is told in words to whoever cannot see it."""

import pytest

from pages.parts import frame
from tests.support import parity
from tests.support.opened import opened, texts

MISSING, INTERVIEWS, FLAGGED = (
    "pages/missing/missing_episodes.py",
    "pages/missing/return_interviews.py",
    "pages/risk/who_is_flagged.py",
)
VIEWS = (
    (MISSING, {"count": "Children"}),
    (MISSING, {"count": "Per child"}),
    (MISSING, {"split": "Looked-after status"}),
    (MISSING, {"view": "How long"}),
    (MISSING, {"view": "Repeatedly"}),
    (MISSING, {"view": "Away"}),
    (INTERVIEWS, {"month": "March 2020"}),
    (INTERVIEWS, {"children": "By looked-after status"}),
    (INTERVIEWS, {"view": "Month by month"}),
    (INTERVIEWS, {"view": "Month by month", "children": "By looked-after status"}),
    *((INTERVIEWS, {"view": "Month by month", "step": step}) for step in ("Offered", "No record of an offer", "Accepted")),
    *((FLAGGED, {"by": by}) for by in ("Age group", "Gender", "Ethnic group", "Type of exploitation")),
    *((FLAGGED, {"by": by}) for by in ("Social care status", "Lead agency", "National Referral Mechanism")),
    (FLAGGED, {"day": "31 March 2020"}),
)

pytestmark = pytest.mark.usefixtures("on_sample")


@pytest.mark.parametrize(("page", "choices"), VIEWS, ids=str)
def test_a_view_is_the_one_asked_for_and_is_drawn_whole(page, choices):
    app = opened(page, **choices)
    assert not [*app.error, *app.exception, *app.warning]
    chosen = {widget.label: widget.value for widget in (*app.get("button_group"), *app.selectbox)}
    assert set(choices.values()) <= set(chosen.values())
    (picture,) = app.get("plotly_chart")
    said = parity.answer(texts(app))
    assert picture.proto.alt.endswith(frame.SAME_FIGURES)
    assert len(said) > 40
    assert sum(text.count("<table") for text in texts(app)) == 1

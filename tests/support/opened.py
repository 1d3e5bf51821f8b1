"""A page opened as its address would open it, and what it then says and draws."""

import json
import re
from html import unescape

from streamlit.testing.v1 import AppTest

from tests.support.pages import ROOT

SECONDS = 60


def opened(page: str, **choices: str) -> AppTest:
    """One view of a page: opened("pages/risk/flag_trends.py", split="Risk level")."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    for name, value in choices.items():
        app.query_params[name] = value
    return app.switch_page(page).run()


def texts(app: AppTest) -> list[str]:
    """Its texts, as HTML."""
    return [*(text.value for text in app.markdown), *(text.body for text in app.get("html"))]


def headings(app: AppTest) -> list[str]:
    """What it asks, or says, at the top: the headings of the first rank."""
    return [unescape(found) for text in texts(app) for found in re.findall(r"<h1>(.*?)</h1>", text)]


def said(app: AppTest) -> str:
    """All its text, as it is sent."""
    return "\n".join([*(text.value for text in [*app.info, *app.caption]), *texts(app)])


def pictures(app: AppTest) -> list[tuple[dict, str]]:
    """What is drawn, as Plotly's own JSON, and what it says to whoever cannot see it."""
    return [(json.loads(chart.proto.spec), chart.proto.alt) for chart in app.get("plotly_chart")]

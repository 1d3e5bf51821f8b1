"""The same picture for a whole room: letters, lines and marks larger, and nothing added to it."""

import plotly.graph_objects as go

from pages.parts.drawings.charts import EVENT

# What Plotly counts in pixels, by the name of the setting; the width of a line is one, that of a bar is not.
PIXELS = {"size", "xshift", "yshift", "ax", "ay", "standoff", "ticklen", "thickness"}
LINES, MARGINS = ("line", "error_x", "error_y"), "margin"
# A picture's letters are of 13 or 14 pixels: so many times that is 24 points on a screen of 1920 by 1080, where the stylesheet
# enlarges a slide. Nothing makes them smaller.
TIMES = 1.8
# In pixels, below the title of a slide on a screen of 1280 by 720.
HIGHEST = 510


def has_room(figure: go.Figure) -> bool:
    """Whether a slide has room for the picture with letters that a whole room can read."""
    return figure.layout.height <= HIGHEST


def larger(figure: go.Figure) -> go.Figure:
    """A copy of the figure with larger letters, as high as that takes or as a slide has room for.

    Numbers of events go: a slide has no room for the words that explain them.
    """
    made = go.Figure(_larger(figure.to_plotly_json(), ""), skip_invalid=False)
    made.layout.annotations = [each for each in made.layout.annotations if each.name != EVENT]
    made.layout.shapes = [each for each in made.layout.shapes if each.name != EVENT]
    return made.update_layout(height=min(HIGHEST, TIMES * figure.layout.height))


def _larger(part: object, owner: str) -> object:
    if isinstance(part, dict):
        return {name: _setting(value, name, owner) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_larger(each, owner) for each in part]
    return part


def _setting(value: object, name: str, owner: str) -> object:
    in_pixels = name in PIXELS or owner == MARGINS or (name == "width" and owner in LINES)
    if in_pixels and isinstance(value, int | float) and not isinstance(value, bool):
        return value * TIMES
    return _larger(value, name)

"""The same picture for a whole room: letters, lines and marks larger, and nothing else about it changed."""

import plotly.graph_objects as go

# What Plotly counts in pixels, by the name of the setting; the width of a line is one, that of a bar is not.
PIXELS = {"size", "xshift", "yshift", "ax", "ay", "standoff", "ticklen", "thickness", "height"}
LINES, MARGINS = ("line", "error_x", "error_y"), "margin"
# A slide's picture is as high as a small projector has room for below the title.
HIGHEST, MOST = 500, 1.8


def larger(figure: go.Figure) -> go.Figure:
    """A copy of the figure, as much larger as a slide has room for."""
    times = min(MOST, HIGHEST / figure.layout.height)
    return go.Figure(_larger(figure.to_plotly_json(), "", times), skip_invalid=False)


def _larger(part: object, owner: str, times: float) -> object:
    if isinstance(part, dict):
        return {name: _setting(value, name, owner, times) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_larger(each, owner, times) for each in part]
    return part


def _setting(value: object, name: str, owner: str, times: float) -> object:
    in_pixels = name in PIXELS or owner == MARGINS or (name == "width" and owner in LINES)
    if in_pixels and isinstance(value, int | float) and not isinstance(value, bool):
        return value * times
    return _larger(value, name, times)

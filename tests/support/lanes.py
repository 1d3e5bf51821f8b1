"""What a picture of figures over time draws of those it does not show: crosses below nought, and words beside them."""

from pages.parts import words
from pages.parts.drawings import lane


def crosses(figure):
    return [trace for trace in figure.data if trace.meta and trace.meta[0] == lane.NAME]


def stands_on_nought(figure):
    """Whether the scale starts at nought, and nothing lies below it but crosses, with words at their height."""
    below = crosses(figure)
    drawn = [y for trace in figure.data if trace not in below for y in trace.y if y is not None]
    marks = figure.layout.yaxis.tickvals or figure.layout.yaxis.range[:1]
    told = {note.y for note in figure.layout.annotations if note.text in {*words.SHORT.values(), lane.MIXED}}
    lowest = figure.layout.yaxis.range[0]
    in_lanes = all(lowest < y < 0 for each in below for y in each.y)
    return min(marks) == 0 and min(drawn, default=0) >= 0 and in_lanes and bool(told) == bool(below)

"""Both flows of a stock below it, each a control chart with its title, its source and how it is read."""

from data.release import Answer
from pages.parts import frame, sayings, texts
from pages.parts.drawings import charts
from pages.parts.trends import control, stocks


def pictures(flows: tuple[Answer, ...]) -> None:
    """One below the other; nothing where neither is released."""
    for flow in flows:
        texts.write(frame.title(flow, sayings.picture_title))
        frame.picture(flow, stocks.flow_picture, control.sentence, key=flow.question.measure)
        texts.write(frame.source(flow, frame.counted_source), frame.note(flow, control.marks, numbers))


def numbers(flow: Answer) -> str:
    """What the numbers above the picture are: the stock's picture has them all, with their names."""
    return "The numbered lines are those named under the first picture." if charts.events_within(flow) else ""

"""Both flows of a stock below it, each a control chart with its title, its source and how it is read."""

from data.release import Answer
from pages.parts import frame, sayings, texts
from pages.parts.drawings import charts
from pages.parts.trends import control, stocks


def pictures(stock: Answer, flows: tuple[Answer, ...]) -> None:
    """One below the other; nothing where neither is released."""
    for flow in flows:
        texts.write(frame.title(flow, sayings.picture_title))
        frame.picture(flow, stocks.FlowPicture(stock), control.sentence, key=flow.question.measure)
        texts.write(frame.source(flow, frame.counted_source), frame.note(flow, read))


def read(flow: Answer) -> str:
    """How the picture is read. What its numbered lines are stands under the stock's picture, which has them all."""
    numbers = "Numbered lines: as under the first picture." if charts.events_within(flow) else ""
    return f"{control.marks(flow)} {numbers}".strip()

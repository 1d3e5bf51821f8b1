"""The accessibility statement: what can be done with every page, how that is checked, and what still falls short."""

from data import settings
from geo.areas import district
from pages.parts import texts
from pages.parts.texts import text

ANSWER = (
    "Nearly: every page can be used by keyboard, read aloud, enlarged, printed and used on a phone. "
    "Two faults remain in the menu and one in the pictures."
)
CAN = (
    "Use every page by keyboard alone. Tab moves on, Shift and Tab moves back, the place you are at has a ring round it.",
    "Hear every picture: its text says what the picture says, and a table below it has the same figures.",
    "Enlarge the page to 400%, or open it on a phone: only wide tables scroll sideways, inside a box of their own.",
    "Print every page on A4: the menu and the choices are left out, tables are opened.",
    "Tell every colour apart by something else as well: a word, a shape, a hatch or a label.",
    "Keep a view: the address holds your choices.",
)
CHECKED = (
    "The aim is level AA of the Web Content Accessibility Guidelines (WCAG) 2.2.",
    "A program (axe-core) looks at every page, at 1400 and at 390 pixels wide, each time the dashboard is changed. Keyboard, "
    "text of pictures and tables are tested as well.",
    "No tests with people who use a screen reader every day have been done yet.",
)
SHORT = (
    "In the menu, a screen reader may not say how many pages a section has. The fault is in Streamlit, which draws the menu.",
    "The menu’s items are not announced as parts of a list, for the same reason.",
    "Pictures cannot be explored point by point with a screen reader. Use the table below each of them.",
)


@text
def told() -> str:
    """The whole statement."""
    partnership = district(settings.district_folder()).partnership
    help_at_hand = (
        f"Tell the officer of {partnership} who looks after the dashboard: say which page, what you wanted to do, "
        "and what you use.",
        "Most pages offer their main table as a file that a spreadsheet opens. Ask the same officer for any other table.",
        "If you are not happy with the answer, the Equality Advisory and Support Service advises you.",
    )
    parts = {
        "What you can do": CAN,
        "How it is checked": CHECKED,
        "What falls short": SHORT,
        "If something stands in your way": help_at_hand,
    }
    return texts.paragraphs("answer", (ANSWER,)) + "".join(
        f"{texts.title(part)}{texts.points(lines)}" for part, lines in parts.items()
    )

"""What a spreadsheet would run when a file is opened: refused where it comes in, made text where it goes out."""

# The four wide forms too: some spreadsheets run them. A formula of several cells begins with a brace.
SIGNS = (*"=+-@\uff1d\uff0b\uff0d\uff20", "{=")
BREAKS = ("\t", "\r", "\n")


def starts_like_a_formula(text: str) -> bool:
    """A spreadsheet could run the cell, or split it; blanks before a sign hide nothing from it."""
    return text.startswith(BREAKS) or text.lstrip().startswith(SIGNS)


def as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe makes it text."""
    return f"'{cell}" if starts_like_a_formula(cell) else cell

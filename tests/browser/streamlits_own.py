"""Faults that are Streamlit's own and not ours to mend: listed here and, for readers, in README.md."""

# axe rule -> the elements it may complain of (CSS selectors).
FAULTS: dict[str, tuple[str, ...]] = {
    # A menu with sections puts a div for each section between the list and its items.
    "list": ('ul[data-testid="stSidebarNavItems"]',),
    "listitem": ('[data-testid="stSidebarNavItems"] li',),
}

# What Streamlit's own scripts say to the console (regular expressions).
COMPLAINTS: tuple[str, ...] = (
    # On a deep link it first looks for its server below the page's own path.
    r"^Failed to load resource: .* 404 \(Not Found\) /\w+/_stcore/(health|host-config)$",
)

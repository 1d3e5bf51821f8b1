"""Everything between the extract and the page."""

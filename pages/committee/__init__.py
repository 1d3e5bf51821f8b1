"""For the night of the committee."""

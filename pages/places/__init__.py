"""Where things happen."""

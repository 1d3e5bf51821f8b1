"""Children at risk of exploitation."""

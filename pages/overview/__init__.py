"""The few numbers a committee opens with."""

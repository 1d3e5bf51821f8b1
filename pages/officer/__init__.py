"""What officers do here: see what was done, and by whom."""

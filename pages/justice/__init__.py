"""What became of investigations."""

"""What is put in front of a committee."""

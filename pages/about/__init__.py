"""What the numbers mean and how children are protected."""

"""What a number can bear: rates, intervals, limits. Pure, and equal to the reference implementations."""

"""Furniture of the justice section: what the operation's reports state."""

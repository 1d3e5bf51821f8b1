"""Furniture of the committee section."""

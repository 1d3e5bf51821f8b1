"""Furniture of the overview section."""

"""Furniture of the officer's section."""

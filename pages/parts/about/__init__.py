"""Furniture of the about section: the glossary, and how children are protected."""

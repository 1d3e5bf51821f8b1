"""Furniture of the missing section: episodes, children and return interviews."""

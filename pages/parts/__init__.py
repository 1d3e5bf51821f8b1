"""Furniture that pages share. A part takes released figures and draws; it asks nothing."""

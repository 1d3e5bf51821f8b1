"""Furniture of the response section: what was promised, who was helped, what happens round about."""

"""Furniture of the places section: maps of wards, a ward, an area committee, and finding them."""

"""Furniture of the risk section: who is flagged, who joined and who left."""

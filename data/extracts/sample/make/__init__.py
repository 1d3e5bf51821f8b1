"""The seeded program that writes the two sample extracts: invented records whose totals match published figures."""

"""Figures over time and whether a movement is more than chance: sentence, picture and table from one reading."""

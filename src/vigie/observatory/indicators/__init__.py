"""Indicators and their measures: recorded, imported, computed, read, and released with an edition."""

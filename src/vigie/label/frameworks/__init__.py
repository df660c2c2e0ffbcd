"""Frameworks: the criteria of the label, by version, experimental first (S117)."""

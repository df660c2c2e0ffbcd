"""Versions of the plan: proposed, compared, adopted, carried over."""

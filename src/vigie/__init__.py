"""Vigie: run a territorial plan against discrimination, from a victim's first word to the public yearly report."""

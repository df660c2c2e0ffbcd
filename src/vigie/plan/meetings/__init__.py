"""Meetings: prepared, held, decided, told."""

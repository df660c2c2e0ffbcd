"""Reminders: what is due to whom, grouped, never twice."""

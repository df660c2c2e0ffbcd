"""Interventions on demand, and their requests (S208)."""

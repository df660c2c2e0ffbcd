"""Adopted versions are a table that only grows."""

from vigie.core.frozen_tables import FrozenTable

VERSIONS = FrozenTable("plan_planversion", "Une version adoptée du plan ne se modifie pas.", "plan_versions")

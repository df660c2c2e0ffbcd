"""Frozen editions of the annual report are a table that only grows."""

from vigie.core.frozen_tables import FrozenTable

EDITIONS = FrozenTable("cockpit_reportedition", "Une édition figée ne se modifie pas.", "cockpit_editions")

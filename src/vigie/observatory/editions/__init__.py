"""Editions: a catalogue fixed before data are seen, then draft, protected, audited, reviewed, signed; never changed."""

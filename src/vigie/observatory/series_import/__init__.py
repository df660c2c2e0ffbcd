"""Importing measures from a file: its sheets, its columns, its rows, a preview, then all or nothing."""

"""Importing past data in which nobody is named: a file, how it is coded, a preview, then the door of deposits."""

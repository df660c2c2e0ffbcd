"""Companies that commit, contacts with actors, offers: entered, imported, read over, renewed."""

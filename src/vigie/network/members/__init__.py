"""Members themselves: the charter they sign, what they do, what they accept to show, the directory."""

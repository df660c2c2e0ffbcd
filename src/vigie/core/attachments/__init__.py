"""Files that people join: what they really are, and their copy without metadata."""

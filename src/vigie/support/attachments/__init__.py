"""Files that people join: what they really are, what their copy without metadata is, and how they are sealed at once."""

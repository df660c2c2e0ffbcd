"""Files that people join: what they really are, their copy without metadata, and how they are sealed as they come."""

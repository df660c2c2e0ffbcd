"""The room of the label « structure sans discrimination »: charter, self-assessment, decision, register (S115-S124)."""

"""Files that people join to what they tell, sealed as they come; bytes that nothing names are swept."""

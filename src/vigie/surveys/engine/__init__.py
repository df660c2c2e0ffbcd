"""What a questionnaire means: its definition, its expressions, its filling. Plain Python on plain values."""

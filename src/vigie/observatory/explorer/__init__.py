"""The public explorer: questions, tables, charts, maps and sentences, drawn from signed editions and nothing else."""

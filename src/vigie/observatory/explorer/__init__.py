"""The public explorer: questions, tables, charts, maps and sentences, all drawn from signed editions and nothing else."""

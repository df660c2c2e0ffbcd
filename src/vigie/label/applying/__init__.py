"""What a structure does: self-assessment, evidence, plan of progress, submission (S108, S110)."""

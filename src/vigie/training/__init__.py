"""The room of training: versioned modules, sessions, enrolments, attendance, certificates, targets (S112-S114)."""

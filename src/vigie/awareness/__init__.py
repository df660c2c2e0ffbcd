"""The room of awareness: toolbox, shared definition, yearly programme, events, interventions on demand (S81-S105)."""

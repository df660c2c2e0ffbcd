"""The yearly programme: a sector, sensibilisation then conscientisation (S99)."""

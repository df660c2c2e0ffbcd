"""Mandates: prepared, begun once what is required is there, renewed, ended; and who a structure names."""

"""Bodies: who sits where, what each must look at, what is missing."""

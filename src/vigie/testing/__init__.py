"""Testing: prove unequal treatment, with a protocol, evidence and statistics that hold."""

"""Reports noted without network, in ODK Collect, and sealed as they arrive."""

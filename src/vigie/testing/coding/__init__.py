"""What came back: read twice without knowing the profile, settled; tests that count; planned looks at the effect."""

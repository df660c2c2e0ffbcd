"""The room of the network: ambassadors and sentinels, calls, applications, mandates (S71-S74, S155)."""

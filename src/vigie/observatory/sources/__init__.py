"""The inventory of sources, and the requests made to those who hold data."""

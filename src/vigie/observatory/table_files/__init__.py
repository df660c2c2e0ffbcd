"""Tables to protect as files: reading them with an error for each row, and writing what may be published."""

"""The public call: written, published, answered by anyone from a form."""

"""The pages of schools: classes, pupils and their names, parents, codes."""

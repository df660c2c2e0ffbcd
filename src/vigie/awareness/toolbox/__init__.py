"""The toolbox: tools, their files, versions, and what whoever used them says (S100)."""

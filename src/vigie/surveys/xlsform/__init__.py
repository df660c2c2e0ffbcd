"""Questionnaires written in a spreadsheet (the XLSForm standard): read, checked, turned into an XForm, written back."""

"""Diagnoses, their findings and what they advise; the tools by which data are collected."""

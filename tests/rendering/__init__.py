"""Sheets, keys and solutions in every format."""

"""Grading many answers."""

"""Batches: reading, grading, gradebook and report."""

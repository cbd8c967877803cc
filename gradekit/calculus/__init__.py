"""Differentiation by sound, named rules, and the unsound ones that students use."""

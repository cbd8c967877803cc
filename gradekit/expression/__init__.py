"""Text to tree and back: reading, printing, form, bounds.  Knows no sympy and evaluates nothing."""

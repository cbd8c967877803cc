"""Differentiation by named rules: rules, derivations, the teacher's form of a result, algebra for authors, mistakes."""

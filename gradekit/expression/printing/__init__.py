"""From the tree to what people read: plain text, LaTeX, Typst and MathML.

Each module has `show(tree, locale="en") -> str`.  Text and LaTeX read back to the same tree, up to brackets.
"""

"""The teacher: derivatives by named rules, told line by line, and the mistakes that lead to wrong ones.

What is where in this room:

- One rule of differentiation or of algebra: a file of `rules/`; what it is: `rule`.
- From a function to its derivative: `application` (one tree), `derivation` (all orders, levels of detail).  Refused
  where there are no values: `reach`, by `interval` and `room`; joins of branches: `joins`.
- The lines of it: `lines`, at the end `staging`, which names what is `visible`; in words: `wording`.
- The form at the end, `teacher_form`: products are `factored`, sums are put together by `gathering` (`sharing`,
  `expanding`, `clearing`, `cancelling`), marks of what was done are `simplifying`; `writing` makes trees again, with
  `styles`, `squares`, `exact_values`, `terms`.
- One mistake: a file of `mistakes/`; what it is: `mistake`; where it is made: `places`, `views`.
- Looking a wrong answer up: `wrong_derivatives` are filed in a `mistake_table` by `fingerprint` (values from
  `sampling`), found ones are checked for `agreement`, and an `explanation` that is `nearest` comes first.
- What formulas of templates may call: `author`, `author_*`.
"""

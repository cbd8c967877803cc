"""Do two trees mean the same real function, and how do we know?

The way of an answer through this room; `decide` leads it, `question` and `evidence` are what goes in and comes out.

- Entered: `workspace` (what the question alone needs), `graph`, `entering`, `rationals`, `rational_constants`,
  `domain`.
- A value at a point: `points`, `evaluation`, `balls`; a difference seen there: `refute`, `enclosure`; and at a point
  that is easy to work with: `counterexample`.
- Proved: `proof` over `kernels`, whose identities are in `forming`; below it `ratio`, `factors`, `signs`
  (`real_roots`), `isolation`, `angles`, `inverse`; beside it `notes`, `constants`.
- Sampled, where that fails: `sampling`, by `comparison` along `one_variable` (`cells`) or `several_variables`, with
  `pockets` (`boxes`) and `zeros`; then `missing_values`, `tiny_difference`, and `unseen` (`switches`, `jumps`).
- Asked of sympy last: `symbolic`, in a `worker`.

How an equal answer is written is another matter: `forms`, `polynomial`.
"""

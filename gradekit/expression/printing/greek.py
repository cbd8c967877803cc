"""Greek letters that a symbol may be named after, and the character of each."""

from __future__ import annotations

GREEK: dict[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω",
}  # fmt: skip
"""Name → character.  `pi` is missing on purpose: it is a constant.  Each name is also the TeX command."""


def split_subscript(name: str) -> tuple[str, str]:
    """A symbol's letter and its subscript: `x_1` → (`x`, `1`), `x` → (`x`, empty)."""
    letter, _, subscript = name.partition("_")
    return (letter, subscript) if letter and subscript else (name, "")

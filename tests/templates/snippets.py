"""Templates to try things on: a small sound one, and changes to it."""

from __future__ import annotations

from gradekit.errors import ErrorList
from gradekit.templates.compiling import template_from_text
from gradekit.templates.template import Template

SOUND = """\
title: {en: Power, vi: Lũy thừa}
skills: [power-rule]
level: 1
source: own
version: 1
draw:
  a: {nonzero: [-9, 9]}
  n: {integer: [2, 6]}
let:
  f: {pick: [a*x^n, x^n + a]}
prompt:
  en: Differentiate $f(x) = {{ f }}$.
  vi: Tính đạo hàm của $f(x) = {{ f }}$.
answer: {type: derivative, of: f}
collisions: [{mistakes: coefficient_and_exponent_added, why: 2 + 2 is 2 times 2}]
"""


def changed(*changes: tuple[str, str]) -> str:
    """The sound template with pieces of its text replaced; each must be there."""
    text = SOUND
    for old, new in changes:
        if old not in text:
            raise ValueError(old)
        text = text.replace(old, new)
    return text


def template(text: str = SOUND, template_id: str = "topic/name") -> Template:
    """The template of a text."""
    return template_from_text(text, template_id, "t.yaml")


def faults(text: str) -> list[str]:
    """The faults of a text, as they are printed."""
    try:
        template(text)
    except ErrorList as found:
        return [str(error) for error in found.errors]
    return []

"""Faulty templates: every fault with its code and its place, all of them at once."""

from __future__ import annotations

import pytest

from tests.templates.snippets import SOUND, changed, faults

F = "  f: {pick: [a*x^n, x^n + a]}"

ROWS: list[tuple[tuple[str, str], str]] = [
    (("title:", "titel:"), "t.yaml:1:1 [TEMPLATE-unknown-key] $.titel: unknown key titel; did you mean title?"),
    (("title: {en: Power, vi: Lũy thừa}\n", ""), "t.yaml:1:1 [TEMPLATE-missing-key] $: the key title is missing"),
    (("{en: Power, vi: Lũy thừa}", "{en: Power}"), "t.yaml:1:8 [TEMPLATE-missing-key] $.title: the key vi is missing"),
    (("level: 1", "level: 6"), "t.yaml:3:8 [TEMPLATE-value] $.level"),
    (("level: 1", "level: one"), "t.yaml:3:8 [TEMPLATE-value] $.level: must be a whole number; found 'one'"),
    (("level: 1", "level: true"), "t.yaml:3:8 [TEMPLATE-value] $.level"),
    (("version: 1", "version: 1.5"), "t.yaml:5:10 [TEMPLATE-value] $.version"),
    (("[power-rule]", "power-rule"), "t.yaml:2:9 [TEMPLATE-value] $.skills: must be a list"),
    (("[power-rule]", "[Power Rule]"), "t.yaml:2:10 [TEMPLATE-value] $.skills[0]"),
    (("{nonzero: [-9, 9]}", "{nonzero: [9, -9]}"), "t.yaml:7:16 [TEMPLATE-value] $.draw.a.nonzero"),
    (("{nonzero: [-9, 9]}", "{nonzero: [1, 2, 3]}"), "t.yaml:7:16 [TEMPLATE-value] $.draw.a.nonzero"),
    (("{nonzero: [-9, 9]}", "{normal: [0, 1]}"), "t.yaml:7:6 [TEMPLATE-value] $.draw.a: one of the keys integer,"),
    (("{nonzero: [-9, 9]}", "{nonzero: [-9, 9], exept: [1]}"), "t.yaml:7:25 [TEMPLATE-unknown-key] $.draw.a.exept"),
    (("{nonzero: [-9, 9]}", "{nonzero: [0, 0]}"), "t.yaml:7:6 [TEMPLATE-empty-draw] $.draw.a"),
    (("{nonzero: [-9, 9]}", "{integer: [0, 1e3]}"), "t.yaml:7:16 [TEMPLATE-value] $.draw.a.integer"),
    (("{nonzero: [-9, 9]}", "{integer: [0, 999999]}"), "t.yaml:7:6 [TEMPLATE-range] $.draw.a"),
    (("{nonzero: [-9, 9]}", "{choice: []}"), "t.yaml:7:15 [TEMPLATE-value] $.draw.a.choice"),
    (("{nonzero: [-9, 9]}", "{choice: [1, x +]}"), "t.yaml:7:21 [TEMPLATE-formula] $.draw.a.choice[1]"),
    (("  a: {nonzero", "  sin: {nonzero"), "t.yaml:7:3 [TEMPLATE-name] $.draw.sin: sin is a function"),
    (("  a: {nonzero", "  x: {nonzero"), "t.yaml:7:3 [TEMPLATE-name] $.draw.x: x is the variable"),
    (("  a: {nonzero", "  n: {nonzero"), "t.yaml:8:3 [YAML-duplicate-key] $.draw.n: the key 'n' stands already"),
    (("  a: {nonzero", "  2a: {nonzero"), "t.yaml:7:3 [TEMPLATE-name] $.draw.2a: is not a name"),
    (("  a: {nonzero", "  a, b: {nonzero"), "t.yaml:7:9 [TEMPLATE-names] $.draw.a, b"),
    (("  f: {pick", "  n: {pick"), "t.yaml:10:3 [TEMPLATE-name] $.let.n: the name n is given twice"),
    ((F, "  f: a*x^m"), "t.yaml:10:10 [TEMPLATE-unknown-name] $.let.f"),
    ((F, "  f: {pick: [a*x^n, x^n +]}"), "[TEMPLATE-formula] $.let.f.pick[1]"),
    ((F, "  f: {value: x, pick: [x]}"), "t.yaml:10:6 [TEMPLATE-value] $.let.f: exactly one of value, pick, shuffle"),
    ((F, "  f: {pick: [x, x^2], by: k}"), "[TEMPLATE-unknown-name] $.let.f.by"),
    ((F, "  f: log(x)"), "t.yaml:10:6 [TEMPLATE-two-readings] $.let.f"),
    ((F, "  f: 1/2x"), "[TEMPLATE-two-readings] $.let.f"),
    ((F, "  f: x = 3"), "[TEMPLATE-formula] $.let.f"),
    ((F, "  f: x^a\n  g: f(2)"), "t.yaml:11:6 [TEMPLATE-call] $.let.g: f(…) would be a product: write subs(f, x, …)"),
    ((F, "  f: x^2^3^4^5^6^7"), "[TEMPLATE-formula] $.let.f"),
    ((F, "  f: __import__('os').system('ls')"), "[TEMPLATE-formula] $.let.f"),
    (("{{ f }}$.\n  vi", "{{ g }}$.\n  vi"), "t.yaml:12:29 [TEMPLATE-prompt] $.prompt.en: g is neither drawn nor let"),
    (("$f(x) = {{ f }}$.\n  vi", "$f(x) = a$.\n  vi"), "[TEMPLATE-prompt] $.prompt.en: a is drawn: write {{ a }}"),
    (("Differentiate $", "<b>Differentiate</b> $"), "[TEMPLATE-prompt] $.prompt.en: a prompt cannot hold raw HTML"),
    (("Differentiate $", "See [here](http://x.y) $"), "[TEMPLATE-prompt] $.prompt.en: a prompt cannot hold a link"),
    (("Differentiate $", "See ![a](b.png) $"), "[TEMPLATE-prompt] $.prompt.en: a prompt cannot hold an image"),
    (("Differentiate $", "Fill in [[gap]] for $"), "$.prompt.en: [[gap]] names no part; there is: answer"),
    (
        (
            "answer: {type: derivative, of: f}",
            "parts: [{id: rate, prompt: '[[rate]]', answer: {type: number, value: 1}}]",
        ),
        "$.parts[0].prompt: [[rate]] is a gap, which stands in the prompt of the exercise alone",
    ),
    (("of: f}", "of: f}\nhints: ['[[answer]]']"), "$.hints[0]: [[answer]] is a gap"),
    (
        ("answer: {type: derivative, of: f}", "answer: {type: derivative}"),
        "t.yaml:14:9 [TEMPLATE-missing-key] $.answer",
    ),
    (("derivative, of: f", "derivativ, of: f"), "t.yaml:14:16 [TEMPLATE-answer-type] $.answer.type"),
    (("derivative, of: f", "expression, value: f, order: 2"), "t.yaml:14:45 [TEMPLATE-answer-key] $.answer.order"),
    (("derivative, of: f", "derivative, of: f, places: 2"), "[TEMPLATE-answer-key] $.answer.places"),
    (("derivative, of: f", "derivative, of: f, form: nice"), "t.yaml:14:41 [TEMPLATE-form] $.answer.form"),
    (("derivative, of: f", "derivative, of: f, domain: x"), "t.yaml:14:43 [TEMPLATE-domain] $.answer.domain"),
    (("derivative, of: f", 'derivative, of: f, domain: ["x > 0", "y > 0"]'), "[TEMPLATE-domain] $.answer.domain[1]"),
    (("of: f}", "of: f}\nparts: []"), "[TEMPLATE-value]"),
    (("answer: {type: derivative, of: f}\n", ""), "[TEMPLATE-value] $: an exercise has either answer or parts"),
    (("of: f}", "of: f}\nhints: [Use the power rule.]"), "t.yaml:15:9 [TEMPLATE-language] $.hints[0]"),
    (("of: f}", "of: f}\nsolution: [{}]"), "[TEMPLATE-value] $.solution[0]"),
    (("of: f}", "of: f}\nmessages: [{when: q, say: {en: a, vi: b}}]"), "[TEMPLATE-unknown-name] $.messages[0].when"),
]


@pytest.mark.parametrize(("change", "said"), ROWS)
def test_each_fault_is_told_with_its_place(change: tuple[str, str], said: str) -> None:
    """A fault is told as `file:line:col [CODE] path: message`."""
    assert any(said in line for line in faults(changed(change))), faults(changed(change))


def test_a_sound_template_has_no_fault() -> None:
    """The template that the rows change is sound."""
    assert faults(SOUND) == []


def test_all_faults_come_at_once_in_order() -> None:
    """Unknown keys, formulas, prompts and answers are all looked at in one go."""
    text = changed(
        ("level: 1", "level: 9\nlevl: 2"),
        (F, "  f: a*x^\n  g: x + q"),
        ("{{ f }}$.\n  vi", "{{ h }}$.\n  vi"),
        ("derivative, of: f", "derivative, of: f, form: nice"),
    )
    found = faults(text)
    assert [line.split("[")[1].split("]")[0] for line in found] == [
        "TEMPLATE-value",
        "TEMPLATE-unknown-key",
        "TEMPLATE-formula",
        "TEMPLATE-unknown-name",
        "TEMPLATE-prompt",
        "TEMPLATE-form",
    ]

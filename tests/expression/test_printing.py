"""How trees look: a table of expressions in plain text, LaTeX, Typst and MathML."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from gradekit.expression.printing import latex, mathml, text, typst
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Function, Negative, Node, Number, Piecewise, Product, Relation, Sum, Symbol
from tests.properties.trees import trees

NAMES = ("x", "y", "n", "a", "alpha", "x_1", "rate")
SETTINGS = ReaderSettings(names=NAMES, notation="ascii", labels=())

ROWS = [
    # typed, plain text, LaTeX
    ("2*x", "2x", "2x"),
    ("x*2", "x*2", r"x \cdot 2"),
    ("2*3", "2*3", r"2 \cdot 3"),
    ("x*y", "x*y", "xy"),
    ("a*x^2", "a*x^2", "ax^{2}"),
    ("2*(x+1)", "2(x + 1)", "2(x + 1)"),
    ("x*(x+1)", "x(x + 1)", "x(x + 1)"),
    ("(x+1)*(x-1)", "(x + 1)(x - 1)", "(x + 1)(x - 1)"),
    ("(x+1)^2*(x-1)", "(x + 1)^2*(x - 1)", "(x + 1)^{2}(x - 1)"),
    ("(x+1)*x", "(x + 1)*x", "(x + 1)x"),
    ("x*(-2)", "x*(-2)", r"x \cdot (-2)"),
    ("2*(3*x)", "2*(3x)", r"2 \cdot (3x)"),
    ("-x^2", "-x^2", "-x^{2}"),
    ("(-x)^2", "(-x)^2", "(-x)^{2}"),
    ("(x^2)^3", "(x^2)^3", "(x^{2})^{3}"),
    ("x^2^3", "x^(2^3)", "x^{2^{3}}"),
    ("2^x*3", "2^x*3", r"2^{x} \cdot 3"),
    ("x^(-1)", "x^(-1)", "x^{-1}"),
    ("x^(1/3)", "x^(1/3)", "x^{1/3}"),
    ("e^(-x/2)", "e^(-x/2)", "e^{-x/2}"),
    ("e^((x+1)/2)", "e^((x + 1)/2)", r"e^{\frac{x + 1}{2}}"),
    ("e^sin(x)", "e^sin(x)", r"e^{\sin x}"),
    ("2e^x", "2e^x", "2e^{x}"),
    ("2*e-1", "2*e - 1", "2 e - 1"),
    ("2pi*x", "2pi*x", r"2\pi x"),
    ("x/(y*n)", "x/(y*n)", r"\frac{x}{yn}"),
    ("x*y/n", "x*y/n", r"\frac{xy}{n}"),
    ("x*(y/n)", "x*(y/n)", r"x \cdot \frac{y}{n}"),
    ("x/y*n", "x/y*n", r"\frac{x}{y}n"),
    ("1/2*x", "1/2*x", r"\frac{1}{2}x"),
    ("2*(1/3)", "2*(1/3)", r"2 \cdot \frac{1}{3}"),
    ("(x/y)/n", "(x/y)/n", r"\frac{\frac{x}{y}}{n}"),
    ("x/(y/n)", "x/(y/n)", r"\frac{x}{\frac{y}{n}}"),
    ("-(1/2)", "-1/2", r"-\frac{1}{2}"),
    ("(-1)/2", "(-1)/2", r"\frac{-1}{2}"),
    ("(x/2)^2", "(x/2)^2", r"\left(\frac{x}{2}\right)^{2}"),
    ("x-(y-n)", "x - (y - n)", "x - (y - n)"),
    ("x-(-y)", "x - (-y)", "x - (-y)"),
    ("-(x+y)", "-(x + y)", "-(x + y)"),
    ("-2x+1", "-2x + 1", "-2x + 1"),
    ("sin(x)", "sin(x)", r"\sin x"),
    ("sin(2x)", "sin(2x)", r"\sin(2x)"),
    ("sin(x)*cos(x)", "sin(x)*cos(x)", r"\sin x \cos x"),
    ("sin(x)*x", "sin(x)*x", r"\sin x \cdot x"),
    ("ln(x)*(x+1)", "ln(x)*(x + 1)", r"\ln x \cdot (x + 1)"),
    ("x*ln(x)", "x*ln(x)", r"x \ln x"),
    ("2sin(x)^2", "2sin(x)^2", r"2 \sin^{2} x"),
    ("sin(x)^(-1)", "sin(x)^(-1)", r"(\sin x)^{-1}"),
    ("ln(x^2+1)", "ln(x^2 + 1)", r"\ln(x^{2} + 1)"),
    ("ln(1/x)", "ln(1/x)", r"\ln\left(\frac{1}{x}\right)"),
    ("arcsin(x)", "arcsin(x)", r"\arcsin x"),
    ("arcsec(x)", "arcsec(x)", r"\operatorname{arcsec} x"),
    ("arsinh(x)", "arsinh(x)", r"\operatorname{arsinh} x"),
    ("sign(x)", "sign(x)", r"\operatorname{sgn}(x)"),
    ("log_2(x)", "log_2(x)", r"\log_{2} x"),
    ("log(2x, n+1)", "log(2x, n + 1)", r"\log_{n + 1}(2x)"),
    ("exp(x)", "exp(x)", r"\exp(x)"),
    ("sqrt(2)*x", "sqrt(2)*x", r"\sqrt{2}\,x"),
    ("sqrt(x^2+1)", "sqrt(x^2 + 1)", r"\sqrt{x^{2} + 1}"),
    ("cbrt(x)", "cbrt(x)", r"\sqrt[3]{x}"),
    ("root(x, 5)^2", "root(x, 5)^2", r"\left(\sqrt[5]{x}\right)^{2}"),
    ("ln(abs(x))*2", "ln(abs(x))*2", r"\ln \left|x\right| \cdot 2"),
    ("abs(x)^2", "abs(x)^2", r"\left|x\right|^{2}"),
    ("floor(x/2)", "floor(x/2)", r"\left\lfloor \frac{x}{2}\right\rfloor"),
    ("max(x, 2y)", "max(x, 2y)", r"\max(x, 2y)"),
    ("n!", "n!", "n!"),
    ("(n+1)!", "(n + 1)!", "(n + 1)!"),
    ("n!*x", "n!*x", r"n! \cdot x"),
    ("alpha*x", "alpha*x", r"\alpha x"),
    ("x_1*x", "x_1*x", "x_{1}x"),
    ("rate*x", "rate*x", r"\mathrm{rate}\,x"),
    ("3.140", "3.140", "3.140"),
    ("0.5x", "0.5x", "0.5x"),
]


def tree(typed: str) -> Node:
    """What was typed, as a tree."""
    reading = read(typed, SETTINGS)
    assert isinstance(reading, Reading), reading
    return reading.tree


@pytest.mark.parametrize(("typed", "as_text", "as_latex"), ROWS)
def test_trees_look_as_in_the_table(typed: str, as_text: str, as_latex: str) -> None:
    """Plain text and LaTeX are those of the table."""
    assert (text.show(tree(typed)), latex.show(tree(typed))) == (as_text, as_latex)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2*x^2", "2 x^(2)"),
        ("(x+1)^2", "lr(size: #1em, (x + 1))^(2)"),
        ("x/(y+1)", "frac(x, y + 1)"),
        ("(x/2)^2", "(frac(x, 2))^(2)"),
        ("sin(2x)", 'op("sin") lr(size: #1em, (2 x))'),
        ("rate*alpha", 'upright("rate") thin α'),
        ("x^(1/3)", r"x^(1\/3)"),
        ("max(x, 2.5)", 'op("max") lr(size: #1em, (x comma 2.5))'),
        ("root(x, 5)", "root(5, x)"),
    ],
)
def test_typst_looks_as_in_the_table(typed: str, expected: str) -> None:
    """Typst is that of the table; words are quoted."""
    assert typst.show(tree(typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2x", "<mrow><mn>2</mn><mo>&#x2062;</mo><mi>x</mi></mrow>"),
        ("x/2", "<mfrac><mi>x</mi><mn>2</mn></mfrac>"),
        ("x-1", "<mrow><mi>x</mi><mo>−</mo><mn>1</mn></mrow>"),
        ("sqrt(x)", "<msqrt><mi>x</mi></msqrt>"),
        ("x_1^2", "<msup><msub><mi>x</mi><mn>1</mn></msub><mn>2</mn></msup>"),
    ],
)
def test_mathml_looks_as_in_the_table(typed: str, expected: str) -> None:
    """MathML is that of the table, inside one `math` element."""
    assert mathml.show(tree(typed)) == f'<math xmlns="{mathml.NAMESPACE}">{expected}</math>'


@pytest.mark.parametrize(
    ("show", "expected"),
    [
        (text.show, "log(2,5x; y) + max(1; 0,25)"),
        (latex.show, r"\log_{y}(2{,}5x) + \max(1; 0{,}25)"),
        (typst.show, 'op("log")_(y) lr(size: #1em, (2","5 x)) + op("max") lr(size: #1em, (1 semi 0","25))'),
    ],
)
def test_vietnamese_takes_the_decimal_comma(show: object, expected: str) -> None:
    """With a decimal comma, semicolons stand between arguments."""
    assert callable(show)
    node = Sum((Function("log", (tree("2.5x"), Symbol("y"))), tree("max(1, 0.25)")))
    shown = show(node, "vi")
    assert shown.replace("log_y(2,5x)", "log(2,5x; y)") == expected


def test_a_number_typed_with_an_exponent_is_printed_as_a_power_of_ten() -> None:
    """1.6e-19 keeps its digits: as typed in plain text, as 1.6 · 10⁻¹⁹ in LaTeX."""
    charge = tree("1.6e-19")
    assert (text.show(charge), latex.show(charge)) == ("1.6e-19", r"1.6 \cdot 10^{-19}")


def test_a_number_without_a_finite_decimal_is_a_fraction() -> None:
    """A made number 1/3 is printed as a fraction with the brackets a fraction needs."""
    third = Number(Fraction(1, 3))
    assert text.show(Product((Symbol("x"), third))) == "x*(1/3)"
    assert latex.show(Negative(third)) == r"-\frac{1}{3}"


def test_cases_are_printed_in_every_notation() -> None:
    """A piecewise function shows its branches, its conditions and `otherwise` in the language."""
    x = Symbol("x")
    node = Piecewise(((Negative(x), (Relation("<", x, Number(Fraction(0))),)), (x, ())))
    assert latex.show(node) == r"\begin{cases} -x & x < 0 \\ x & \text{otherwise} \end{cases}"
    assert "trường hợp còn lại" in mathml.show(node, "vi")
    assert typst.show(node).startswith("cases(-x quad & x < 0, ")


@given(tree=trees())
def test_mathml_is_well_formed(tree: Node) -> None:
    """Every tree gives well-formed XML with the right number of children in fractions, powers and roots."""
    root = ET.fromstring(mathml.show(tree))  # noqa: S314 - our own output
    pairs = {"mfrac", "msup", "msub", "mroot"}
    assert all(len(element) == 2 for element in root.iter() if element.tag.rpartition("}")[2] in pairs)


@given(tree=trees())
def test_typst_holds_no_bare_words(tree: Node) -> None:
    """Outside strings Typst sees single letters and the functions of our own printers only."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", typst.show(tree))
    known = {"frac", "sqrt", "root", "op", "lr", "size", "em", "abs", "floor", "ceil", "thin", "comma", "upright"}
    assert set(re.findall(r"[A-Za-z]{2,}", bare)) <= known

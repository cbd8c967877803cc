"""A derivative: an expression that equals it wherever the function is differentiable."""

from __future__ import annotations

from gradekit.answers.answer_type import AnswerType, Specimen
from gradekit.answers.expression import ExpressionAnswer
from gradekit.equivalence.question import Question
from gradekit.model.answer import Answer
from gradekit.values import replace


class DerivativeAnswer(ExpressionAnswer):
    """Equal to the derivative of `answer.of`, taken `answer.order` times, where that function is differentiable."""

    name = "derivative"

    def labels(self, answer: Answer) -> tuple[str, ...]:
        """`f'(x) =`, `y' =`, `dy/dx =` and the like, for the order that is asked."""
        variable = answer.variables[0] if answer.variables else "x"
        return answer.labels or derivative_labels(variable, answer.order)

    def question(self, answer: Answer) -> Question:
        """The derivative; its natural domain is where the function is differentiable."""
        return replace(super().question(answer), function=answer.of, order=answer.order)

    def specimens(self) -> tuple[Specimen, ...]:
        """The derivative in any form; the function itself where it is its own derivative."""
        from gradekit.answers.authored import expected

        product = expected("derivative", "sin(x)+x*cos(x)", of="x*sin(x)")
        return (
            Specimen(product, "sin x + x cos x"),
            Specimen(product, "y' = x cos(x) + sin(x)"),
            Specimen(product, "f'(x) = cos(x)*x + sin(x)"),
            Specimen(product, "dy/dx = sin(x) + x cos(x)"),
            Specimen(product, "d/dx f(x) = sin(x) + x cos(x)"),
            Specimen(product, "f(x)' = sin(x) + x cos(x)"),
            Specimen(product, "\\frac{df}{dx}=\\sin x+x\\cos x"),
            Specimen(expected("derivative", "e^x", of="e^x"), "exp(x)"),
            Specimen(expected("derivative", "1/x", of="ln(x)"), "x^-1"),
            Specimen(expected("derivative", "6x", of="x^3", order=2), "f''(x) = 6x"),
            Specimen(expected("derivative", "6x", of="x^3", order=2), "d²y/dx² = 6x"),
            Specimen(expected("derivative", "t", of="t^2/2", variables=("t",)), "dy/dt = t"),
        )

    def near_misses(self) -> tuple[Specimen, ...]:
        """Usual mistakes, the question restated, a derivative left to take."""
        from gradekit.answers.authored import expected

        product = expected("derivative", "sin(x)+x*cos(x)", of="x*sin(x)")
        cube = expected("derivative", "3x^2", of="x^3")
        return (
            Specimen(product, "cos(x)", "incorrect"),
            Specimen(product, "x*sin(x)", "incorrect"),
            Specimen(product, "sin x - x cos x", "incorrect"),
            Specimen(product, "y = sin x + x cos x", "unreadable"),
            Specimen(cube, "diff(x^3, x)", "unreadable"),
            Specimen(cube, "d/dx(x^3)", "unreadable"),
            Specimen(cube, "(x^3)'", "unreadable"),
            Specimen(cube, "x^3", "incorrect"),
            Specimen(cube, "3x^2 + C", "incorrect"),
            Specimen(cube, "3Cx^2", "unreadable"),
        )


def derivative_labels(variable: str, order: int) -> tuple[str, ...]:
    """The usual left sides of an n-th derivative: primes up to three, `y^(n)` above, Leibniz's sign always."""
    if order == 1:
        above, below = "d", f"d{variable}"
    else:
        above, below = f"d^{order}", f"d{variable}^{order}"
    function = f"f({variable})"
    leibniz = (*(f"{above}{what}/{below}" for what in ("y", "f", function)), f"{above}/{below}{function}")
    if order <= 3:
        primes = "'" * order
        return (
            f"f{primes}({variable})",
            f"y{primes}",
            f"f{primes}",
            *leibniz,
            f"y{primes}({variable})",
            function + primes,
        )
    return (f"f^({order})({variable})", f"y^({order})", *leibniz)


TYPE: AnswerType = DerivativeAnswer()

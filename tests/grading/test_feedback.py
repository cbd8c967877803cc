"""What a student is told of a wrong answer, from the whole story to the bare verdict."""

from __future__ import annotations

from typing import Any

import pytest

from gradekit.answers.authored import expected
from gradekit.calculus.derivation import derive
from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.grading.compare import compare
from gradekit.grading.feedback import LEVELS
from gradekit.grading.grader import grade


def told(function: str, answer: str, level: str = "step", locale: str = "en") -> dict[str, Any]:
    request = {"derivative_of": function, "answer": answer, "policies": {"feedback": level}, "locale": locale}
    result = compare(request)
    assert result["outcome"] == "incorrect", result
    return result


WHERE = (
    "You differentiated the outer function in (3x + 1)^5, but did not multiply by the derivative of the inner function "
    "3x + 1."
)
RECOGNISED = {
    "step": f"{WHERE} Look at 5x*(3x + 1)^4 in your answer. In the worked solution, see step 2 (“Linear rule, chain "
    "rule, power rule”).",
    "place": f"{WHERE} Look at 5x*(3x + 1)^4 in your answer.",
    "name": "Inner derivative forgotten.",
    "verdict": "Not correct.",
}
UNKNOWN = {
    "step": "Not correct. For example, at x = 1 your answer gives 4, but the right value is 1.",
    "place": "Not correct. For example, at x = 1 your answer gives 4, but the right value is 1.",
    "name": "Not correct.",
    "verdict": "Not correct.",
}


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_tells_as_much_as_the_page_says(level: str) -> None:
    """The policy shapes the message for the student; the mistake stays in the result for the teacher."""
    result = told("x*(3x+1)^5", "(3x+1)^5 + 5x*(3x+1)^4", level)
    assert result["message"] == RECOGNISED[level]
    assert result["mistake"]["code"] == "forgot_inner_derivative"
    assert told("x*ln(x)", "4 + ln(x)", level)["message"] == UNKNOWN[level]


PARTS = (
    ("x*(3x+1)^5", "(3x+1)^5 + 5x*(3x+1)^4", "5x*(3x + 1)^4"),
    ("x*(3x+1)^5", "(3x+1)^5 + x*5(3x+1)^4", "5(3x + 1)^4"),
    ("pi^4*x^8", "7*pi^4*x^7", None),
    ("ln(x^2+1) + x^3", "3x^2 + 1/(x^2+1)", "1/(x^2 + 1)"),
    ("sqrt(x) + 1/x^2", "1/(2sqrt(x)) + 2/x^3", "2/x^3"),
    ("x^2 + cos(3x)", "2x - sin(3x)", "-sin(3x)"),
    ("(3x+1)^5", "5(3x+1)^4", None),  # the whole answer
    ("sin(x)*e^(2x)", "cos(x)*e^(2x) + sin(x)*e^(2x)", None),  # e^(2x) stands there twice
    ("x*e^(-x)", "e^(-x)*(1+x)", None),  # e^(-x) belongs to what is right, too
    ("3x + x^2/7", "3 + x/7", None),  # a mere x
    ("sin(2x) + cos(3x)", "cos(2x) - sin(3x)", "cos(2x)"),  # the first of two
)


@pytest.mark.parametrize(("function", "answer", "part"), PARTS)
def test_the_part_is_what_the_student_typed(function: str, answer: str, part: str | None) -> None:
    """A part is named where exactly one part of the answer is what the mistake makes."""
    assert told(function, answer)["mistake"].get("part") == part


STEPS = (
    ("x*(3x+1)^5", "(3x+1)^5 + 5x*(3x+1)^4"),
    ("e^(sin(5x))", "e^(sin(5x))*cos(5x)"),
    ("ln(x^2+1) + x^3", "3x^2 + 1/(x^2+1)"),
    ("x^2/(x+1)", "2x"),
)


@pytest.mark.parametrize(("function", "answer"), STEPS)
def test_the_step_is_one_of_the_derivation(function: str, answer: str) -> None:
    """The step's number and rules are those of `derive`, and the derivative of the place is taken in it."""
    found = told(function, answer)["mistake"]["step"]
    reading = read(function, ReaderSettings(any_name=True))
    assert isinstance(reading, Reading)
    step = derive(reading.tree, "x").steps[found["number"] - 1]
    assert list(step.rules) == found["rules"]


INNER_STEPS = (
    ("sin(3x)^2", "6sin(3x)", ["chain", "trigonometric"]),
    ("sqrt(1-x^2)", "x/sqrt(1-x^2)", ["sum", "constant", "power"]),
)


@pytest.mark.parametrize(("function", "answer", "rules"), INNER_STEPS)
def test_the_step_is_that_of_the_inner_function_where_that_one_is_wrong(
    function: str, answer: str, rules: list[str]
) -> None:
    """What is said of an inner function points at the step that differentiates it, not at the chain rule before it."""
    assert told(function, answer)["mistake"]["step"] == {"number": 2, "rules": rules}


def test_mistakes_outside_differentiating_have_no_step() -> None:
    """Nobody is sent to a step for an integral, or for what is right in no step."""
    for answer in ("x^4/4", "x^3"):
        assert "step" not in told("x^3", answer)["mistake"]


def test_a_constant_is_not_given_away() -> None:
    """Where the right answer is a number, no value of it is shown."""
    assert told("5x", "6")["message"] == "Not correct."
    assert grade(expected("number", "1/3", variables=()), "0.4").message == "Not correct."


def test_values_of_derivatives_are_not_told_for_antiderivatives() -> None:
    """The evidence on an antiderivative is about its derivative, so no value of the answer is claimed."""
    assert grade(expected("antiderivative", "x^2"), "x^3 + C").message == "Not correct."


def test_values_are_written_as_the_language_does() -> None:
    """Rounded values say so; Vietnamese has a decimal comma."""
    english, vietnamese = (told("sin(x)/2", "cos(x)", locale=locale)["message"] for locale in ("en", "vi"))
    request = {"reference": "cos(x)*x/2", "answer": "x*cos(x)"}
    assert compare(request)["message"].endswith(
        "at x = 1 your answer gives about 0.5403, but the right value is about 0.2702."
    )
    assert "0,2702" in compare({**request, "locale": "vi"})["message"]
    assert english != vietnamese


COUNTEREXAMPLES = (
    (
        "a*x^2 + b*x + c",
        "2a*x + x",
        "at x = 1, a = 0, b = 2 and c = -1 your answer gives 1, but the right value is 2.",
    ),
    ("x^3", "3x^2 + 200000*sqrt(2)", "at x = 1 your answer gives about 282800, but the right value is 3."),
    ("x^3", "3x^2 + sqrt(2)*10^20", "at x = 1 your answer gives about 1.414*10^20, but the right value is 3."),
    ("x^3", "3x^2 - sqrt(2)/10^7", "at x = 1 your answer gives about 2.9999999, but the right value is 3."),
    ("x^3", "3x^2 - sqrt(2)/10^9", "Not correct."),  # nobody could see it
    ("x^4", "4x^3 - 4 + sqrt(2)/10^7", "at x = 1 your answer gives about 1.414*10^-7, but the right value is 4."),
    ("x^3", "3x^2 + sqrt(2)*10^900", "at x = 1 your answer gives about 1.414*10^900, but the right value is 3."),
    (
        "sqrt(2)*x^2",
        "2sqrt(2)*x + x/10^5",
        "at x = 1 your answer gives about 2.82844, but the right value is about 2.82843.",
    ),
)


@pytest.mark.parametrize(("function", "answer", "sentence"), COUNTEREXAMPLES)
def test_a_counterexample_reads_as_a_person_writes_it(function: str, answer: str, sentence: str) -> None:
    """Letters in a list, no computer notation, as many digits as tell the values apart."""
    assert told(function, answer)["message"].endswith(sentence)


def test_one_mistake_at_either_of_two_places_is_said_once() -> None:
    """Where the same mistake at another place gives the answer as well, only the other place is added."""
    request = {"derivative_of": "sin(2x)", "answer": "4sin(2x)", "order": 2}
    message = compare(request)["message"]
    assert message.startswith(
        "Check the sign of the derivative of cos(2x). Or else: the same with sin(2x) in place of cos(2x)."
    )


SAID_OF_A_PLACE = (
    ("x^3 + sin(x^2)", "3x^2 + 2x", "In sin(x^2), only the inner function x^2 was differentiated"),
    ("x^2*tan(x)", "2x*tan(x) + x^2*sec(x)", "The derivative of tan(x) is another one"),
    ("5/x", "5", "In 5/x, numerator and denominator cannot be differentiated separately"),
    ("x^3/(x-1)^2", "(3x^2*(x-1)^2 - 2x^3*(x-1))/(x-1)^2", "the whole denominator (x - 1)^2 has to be squared"),
)


@pytest.mark.parametrize(("function", "answer", "sentence"), SAID_OF_A_PLACE)
def test_what_is_said_is_true_of_the_place(function: str, answer: str, sentence: str) -> None:
    """A mistake in a part is not told as if the whole answer were that part."""
    assert sentence in told(function, answer)["message"]


def test_a_printed_solution_without_the_step_is_not_pointed_at() -> None:
    """`steps` are those of the solution that students have; the number is the step's place among them."""
    answer = expected("derivative", "6x*(x^2+1)^2", of="(x^2+1)^3")
    rules = ("chain", "power")
    for steps, number in ((None, 1), ((rules,), 1), (((), rules), 2), (((), ("numbers",)), None), ((), None)):
        mistake = grade(answer, "3(x^2+1)^2", steps=steps).mistake
        assert mistake is not None
        assert (mistake.step.number if mistake.step else None) == number


@pytest.mark.parametrize(("function", "answer"), [("sin(x)", "17x^5-4+C"), ("x^3", "99x^7+k"), ("x^4", "3x^2+C")])
def test_a_constant_beside_what_nothing_explains_is_no_explanation(function: str, answer: str) -> None:
    """Whoever drops the C is still wrong, so the C alone is not the name of the mistake."""
    assert "mistake" not in told(function, answer)

"""A small set made by hand: every block and inline piece, both languages, names and texts that could break a format."""

from __future__ import annotations

from gradekit.expression.reader import read
from gradekit.expression.reading import ReaderSettings, Reading
from gradekit.expression.tree import Node
from gradekit.model.answer import Answer
from gradekit.model.content import Blank, Content, ItemList, Math, MathBlock, Paragraph, Table, Text
from gradekit.model.display import Applied, DerivativeOf, Display, LimitOf, PrimeOf, Sign, SumOf
from gradekit.model.problem import Part, Problem
from gradekit.model.problem_set import ProblemSet, Sheet, Slot
from gradekit.model.solution import Solution, Step
from gradekit.model.variant import Variant

_LETTERS = ReaderSettings(names=("x_1",), any_name=True, notation="ascii", labels=())


def tree(text: str) -> Node:
    """The tree of a text in which every letter is a variable."""
    reading = read(text, _LETTERS)
    if not isinstance(reading, Reading):
        raise TypeError(f"{text}: {reading}")
    return reading.tree


def row(*pieces: str | object) -> Display:
    """Pieces of a line: a text starting with `:` is a sign, any other text an expression."""
    made = [Sign(p[1:]) if isinstance(p, str) and p[0] == ":" else tree(p) if isinstance(p, str) else p for p in pieces]
    return tuple(made)  # type: ignore[arg-type]


def of(body: str, order: int = 1) -> DerivativeOf:
    """d/dx of a text."""
    return DerivativeOf("x", order, row(body))


def paragraph(*pieces: str | Display | Blank) -> Paragraph:
    """Text where a piece is text, mathematics where it is a row."""
    return Paragraph(tuple(Text(p) if isinstance(p, str) else p if isinstance(p, Blank) else Math(p) for p in pieces))


TEXTS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Chain rule and logarithms",
        "instructions": "Simplify where you can. Write each answer on its line; 100% of the work must be shown.",
        "chain": "Differentiate ",
        "respect": " with respect to ",
        "for": " for ",
        "table": "The table shows some values of ",
        "gap": "Fill in the gap: the slope at the origin is ",
        "value": "Find ",
        "limit": "Use the definition of the derivative.",
        "named": "Sum & difference_rule #1: 50% of {x} \\ costs $5 ~ <b>no</b> *stars* `ticks` | bars",
        "step_chain": "Take the outer function first.",
        "first": "the first derivative of ",
        "second": "the second derivative of ",
    },
    "vi": {
        "title": "Quy tắc dây chuyền và lôgarit",
        "instructions": "Rút gọn khi có thể. Ghi mỗi đáp số vào dòng của nó; phải trình bày 100% bài làm.",
        "chain": "Tính đạo hàm của ",
        "respect": " theo biến ",
        "for": " với ",
        "table": "Bảng sau cho một số giá trị của ",
        "gap": "Điền vào chỗ trống: hệ số góc tại gốc tọa độ là ",
        "value": "Tìm ",
        "limit": "Dùng định nghĩa đạo hàm.",
        "named": "Tổng & hiệu_số #1: 50% của {x} \\ giá $5 ~ <b>không</b> *sao* `dấu` | gạch",
        "step_chain": "Lấy đạo hàm của hàm ngoài trước.",
        "first": "đạo hàm cấp một của ",
        "second": "đạo hàm cấp hai của ",
    },
}


def problem(
    name: str, seed: int, locale: str, prompt: Content, parts: tuple[Part, ...], title: str = "", level: int = 3
) -> Problem:
    """A problem of the topic chain_rule."""
    variant = Variant(f"chain_rule/{name}", 1, seed)
    return Problem(variant, title or name, locale, prompt, parts, "chain_rule", (), level)


def derivative(of_text: str, value: str, *steps: Step, id: str = "p1", order: int = 1, prompt: Content = ()) -> Part:
    """A part that asks for a derivative."""
    answer = Answer(type="derivative", value=tree(value), of=tree(of_text), order=order)
    return Part(id, answer, prompt, solution=Solution(steps))


def problems(locale: str) -> tuple[Problem, ...]:
    """The problems of the sample sheet."""
    t = TEXTS[locale]
    log = problem(
        "log_of_shifted_power", 42, locale,
        (paragraph(t["chain"], row(Applied("f", row("x")), ":=", "ln(3+(x-2)^4)"), t["respect"], row("x"), "."),),
        (
            derivative(
                "ln(3+(x-2)^4)", "4(x-2)^3/((x-2)^4+3)",
                Step(("logarithm", "chain"), row(of("ln(3+(x-2)^4)")),
                     row("1/(3+(x-2)^4)", ":*", of("3+(x-2)^4")), t["step_chain"]),
                Step(("sum", "power"), row(of("3+(x-2)^4")), row("4(x-2)^3")),
            ),
        ),
    )  # fmt: skip
    product = problem(
        "product_with_root", 7, locale,
        (
            paragraph(t["chain"], row("g", ":=", "2.5x^2*sqrt(x^2+1)-e^(-x/2)*sin(2x)^2"), "."),
            MathBlock((row(PrimeOf("g", 1, row("x")), ":=", LimitOf("h", row("0"), row("(sqrt(x+h)-sqrt(x))/h"))),)),
        ),
        (
            derivative(
                "2.5x^2*sqrt(x^2+1)-e^(-x/2)*sin(2x)^2",
                "5x*sqrt(x^2+1)+2.5x^3/sqrt(x^2+1)+1/2*e^(-x/2)*sin(2x)^2-4e^(-x/2)*sin(2x)*cos(2x)",
                Step(("product", "chain"), row(of("2.5x^2*sqrt(x^2+1)")), row("5x*sqrt(x^2+1)+2.5x^3/sqrt(x^2+1)")),
                Step(("product", "exponential", "chain"), row(of("e^(-x/2)*sin(2x)^2")),
                     row("-1/2*e^(-x/2)*sin(2x)^2+4e^(-x/2)*sin(2x)*cos(2x)"), t["step_chain"]),
            ),
        ),
        level=5,
    )  # fmt: skip
    parts = problem(
        "two_parts", 11, locale,
        (
            paragraph(t["value"], row(":nabla", "f"), t["for"], row("f", ":=", "x^(1/3)/(alpha+x_1)"), "."),
            ItemList(((Text(t["limit"]),), (Text(t["named"]),)), ordered=True),
        ),
        (
            derivative("x^3-abs(x)", "3x^2-x/abs(x)", prompt=(paragraph(t["first"], row("x^3-abs(x)")),)),
            derivative("x^3", "6x", id="p2", order=2,
                       prompt=(paragraph(t["second"], row("x^3"), "; ", row(of("x^3", 2))),)),
        ),
    )  # fmt: skip
    values = (("0", "1/2", "-3.14"), ("1", "abs(x)", "log_2(x)"))
    cells = tuple(tuple((Math(row(cell)),) for cell in line) for line in values)
    head = tuple((Math(cell),) for cell in (row("x"), row(Applied("f", row("x"))), row(PrimeOf("f", 1, row("x")))))
    table = problem(
        "table_and_gap", 3, locale,
        (
            paragraph(t["table"], row(Applied("f", row("x"))), "."),
            Table(head, cells),
            MathBlock((
                row(Applied("f", row("x")), ":=", SumOf("k", row("0"), row("n"), row("x^k/k!"))),
                row(PrimeOf("f", 4, row("0")), ":approx", "1.25", ":,", "x", ":to", "infinity"),
            )),
            paragraph(t["gap"], Blank("p1"), "."),
        ),
        (Part("p1", Answer(type="number", value=tree("-0.5"), variables=(), places=1)),),
        level=2,
    )  # fmt: skip
    long = "(x^2+1)^3*(2x-1)^2+(3x+4)^5*(x-7)^2-12x^3*(x^2-x+1)^4+(5x-2)^3*(x+9)^4"
    wide = problem(
        "long_product", 99, locale, (paragraph(t["chain"], row("y", ":=", long), "."),),
        (
            derivative(
                long, long + "+6x*(x^2+1)^2*(2x-1)^2+4(x^2+1)^3*(2x-1)",
                Step(("sum", "product", "chain"), row(of(long)),
                     row(of("(x^2+1)^3*(2x-1)^2"), ":+", of("(3x+4)^5*(x-7)^2"), ":-", of("12x^3*(x^2-x+1)^4"), ":+",
                         of("(5x-2)^3*(x+9)^4"))),
            ),
        ),
    )  # fmt: skip
    return (log, product, parts, table, wide)


def sample_set(locale: str = "en", students: int = 2) -> ProblemSet:
    """A set of five problems; the names hold letters of many scripts."""
    names = ("Nguyễn Thị Ánh Tuyết", "O'Brien & Søns_#1 <Łukasz> {50%} $x^2$", "Зоя 王小明", "")
    scored = zip(problems(locale), (1, 2, 2, 1, 3), strict=True)
    slots = tuple(Slot(f"p{n}", one, points) for n, (one, points) in enumerate(scored, 1))
    sheets = tuple(Sheet(f"v{n:02}", names[n % len(names)], f"K7Q{n}-{locale.upper()}", slots) for n in range(students))
    texts = TEXTS[locale]
    return ProblemSet("week_7", texts["title"], locale, 2026, sheets, texts["instructions"])

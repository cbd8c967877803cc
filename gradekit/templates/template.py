"""A `Template`: one family of exercises, and `draw`, which gives the problem of a seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradekit.errors import Place, TemplateError
from gradekit.expression.printing import text as plain
from gradekit.expression.tree import Node, Product, Sum
from gradekit.model.problem import AuthorMessage, Part, Problem
from gradekit.model.variant import Variant
from gradekit.templates import filling
from gradekit.templates.answering import Answered, answer
from gradekit.templates.conditions import holds
from gradekit.templates.exact import rational
from gradekit.templates.formulas import Values
from gradekit.templates.plans import DrawPlan, LetPlan, PartPlan, Requirement, Texts
from gradekit.templates.solving import solution
from gradekit.templates.stream import Stream
from gradekit.templates.work import MOST_TRIES, Work

SEED_LIMIT = 2**53


@dataclass(frozen=True, slots=True)
class Template:
    """One family of exercises.

    `title`: by language.  `topic`: the folder.  `variables`: the first is that of differentiation.  `places`:
    where each key of the file stands, for messages.  `collisions`: groups of mistakes that the author knows to give the
    same answer here (one alone: the right one).
    """

    id: str
    title: Mapping[str, str]
    topic: str
    skills: tuple[str, ...]
    level: int
    source: str
    version: int
    variables: tuple[str, ...]
    draws: tuple[DrawPlan, ...]
    lets: tuple[LetPlan, ...]
    requires: tuple[Requirement, ...]
    prompt: Texts
    parts: tuple[PartPlan, ...]
    places: Mapping[str, Place]
    collisions: tuple[tuple[str, ...], ...] = ()

    def draw(self, seed: int, locale: str = "en", detail: str = "every") -> Problem:
        """The problem of a seed: the same on every machine, for this version of the template.

        `detail`: how many lines of a derivative the solution tells, `every`, `new` or `brief`.

        Raises:
            TemplateError: `require` never held, the work is over the budget, or a value cannot be worked out.
        """
        return self.drawn(seed, locale, detail)[0]

    def drawn(self, seed: int, locale: str = "en", detail: str = "every") -> tuple[Problem, Work]:
        """The problem of a seed, and the work it took."""
        if not 0 <= seed < SEED_LIMIT:
            raise TemplateError("TEMPLATE-seed", f"a seed is a whole number from 0 to 2^53 - 1, not {seed}")
        if locale not in self.title:
            known = ", ".join(self.title)
            raise TemplateError("TEMPLATE-locale", f"{self.id} is not written in {locale}, only in {known}")
        work = Work(self.id, detail)
        values = self.values(seed, work)
        slots = filling.slots(values)
        parts = tuple(self._part(plan, values, slots, locale, work) for plan in self.parts)
        problem = Problem(
            variant=Variant(self.id, self.version, seed),
            title=self.title[locale],
            locale=locale,
            prompt=self.prompt[locale].fill(slots),
            parts=parts,
            topic=self.topic,
            skills=self.skills,
            level=self.level,
            draws=tuple((name, plain.show(values[name])) for plan in self.draws for name in plan.names),
        )
        return problem, work

    def values(self, seed: int, work: Work) -> dict[str, Node]:
        """The drawn and let values of a seed: the first try for which every condition holds."""
        failed: dict[str, int] = {}
        for attempt in range(MOST_TRIES):
            work.tries += 1
            work.spend(10)
            values = self._attempt(seed, attempt, work, failed)
            if values is not None:
                return values
        worst = max(failed, key=lambda text: failed[text])
        place = next(c.formula.place for c in self.requires if c.text == worst)
        raise TemplateError(
            "TEMPLATE-require",
            f"no draw in {MOST_TRIES} meets the conditions (seed {seed}); {worst!r} failed {failed[worst]} times: "
            "loosen it, or draw from ranges that meet it",
            place,
        )

    def _attempt(self, seed: int, attempt: int, work: Work, failed: dict[str, int]) -> dict[str, Node] | None:
        values: dict[str, Node] = {}
        for plan in self.draws:
            stream = Stream(self.id, self.version, seed, plan.key, attempt)
            drawn = plan.drawer.draw(stream, values, work)
            work.spend(len(drawn))
            values.update(zip(plan.names, drawn, strict=True))
        if not self._hold(True, values, work, failed):
            return None
        for let in self.lets:
            values[let.name] = self._let(let, seed, attempt, values, work)
        return values if self._hold(False, values, work, failed) else None

    def _hold(self, early: bool, values: Values, work: Work, failed: dict[str, int]) -> bool:
        for condition in self.requires:
            if condition.early == early and not holds(condition, values, work):
                failed[condition.text] = failed.get(condition.text, 0) + 1
                return False
        return True

    def _let(self, let: LetPlan, seed: int, attempt: int, values: Values, work: Work) -> Node:
        formula = let.formulas[0]
        if let.by is not None:
            index = rational(values[let.by])
            if index is None or index.denominator != 1 or not 1 <= index <= len(let.formulas):
                raise TemplateError(
                    "TEMPLATE-pick",
                    f"{let.by} is {plain.show(values[let.by])}, and {let.name} has {len(let.formulas)} formulas",
                    formula.place,
                )
            formula = let.formulas[int(index) - 1]
        elif len(let.formulas) > 1:
            formula = Stream(self.id, self.version, seed, f"let:{let.name}", attempt).choose(let.formulas)
        value = formula.value(values, work, keep=let.keep)
        if let.shuffle and isinstance(value, Sum | Product):
            stream = Stream(self.id, self.version, seed, f"let:{let.name}", attempt)
            if isinstance(value, Sum):
                return Sum(tuple(stream.shuffled(value.terms)))
            return Product(tuple(stream.shuffled(value.factors)))
        return value

    def _part(self, plan: PartPlan, values: Values, slots: filling.Slots, locale: str, work: Work) -> Part:
        answered: Answered = answer(plan.answer, values, work)
        return Part(
            id=plan.id,
            answer=answered.answer,
            prompt=plan.prompt[locale].fill(slots) if plan.prompt else (),
            hints=tuple(hint[locale].fill(slots) for hint in plan.hints),
            messages=tuple(
                AuthorMessage(message.when.value(values, work), message.say[locale].line(slots, locale))
                for message in plan.messages
            ),
            solution=solution(plan, answered, values, slots, locale, work),
            weight=plan.weight,
        )

    def place(self, key: str) -> Place:
        """Where a key of the file stands, or the parts that hold it, or the file begins."""
        return self.places.get(key) or self.places.get("parts") or self.places["title"]

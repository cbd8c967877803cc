"""From the keys of a template file to a `Template`: every formula and every text read, every fault found in one go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gradekit.errors import ErrorList, GradekitError
from gradekit.model.display import Display
from gradekit.model.problem import PART_LETTERS
from gradekit.templates import schema
from gradekit.templates.answer_compiling import compile_answer
from gradekit.templates.display_scanning import DisplayError
from gradekit.templates.displays import Names, compile_display
from gradekit.templates.drawing import drawer
from gradekit.templates.faults import Faults
from gradekit.templates.filling import Filling, has_words
from gradekit.templates.formulas import RESERVED, Formula, FormulaReader
from gradekit.templates.plans import DrawPlan, LetPlan, MessagePlan, PartPlan, Requirement, StepPlan, Texts
from gradekit.templates.prompts import PromptError, compile_prompt
from gradekit.templates.template import Template
from gradekit.templates.validation import validate_most
from gradekit.templates.yaml_nodes import YamlDocument, read_yaml, read_yaml_file

LOCALES = ("en", "vi")
"""The languages of every template."""

Step = str | int
_SINGLE = "answer"


def load_template(path: Path, template_id: str, name: str = "") -> Template:
    """The template in a file; `name` is how messages call the file.

    Raises:
        ErrorList: everything that is wrong with it.
    """
    return compile_template(read_yaml_file(path, name), template_id)


def template_from_text(text: str | bytes, template_id: str, name: str = "template.yaml") -> Template:
    """The template in a text.

    Raises:
        ErrorList: everything that is wrong with it.
    """
    return compile_template(read_yaml(text, name), template_id)


def compile_template(document: YamlDocument, template_id: str) -> Template:
    """The template in a document.

    Raises:
        ErrorList: everything that is wrong with it.
    """
    keys, errors = validate_most(document, schema.TemplateKeys, "TEMPLATE")
    if keys is None:
        keys = _despite(document, errors)
    if keys is None:
        raise ErrorList(errors)
    faults = Faults(document)
    faults.errors.extend(errors)
    made = _Compiling(keys, faults).template(template_id)
    if faults.errors or made is None:
        raise ErrorList(faults.in_order())
    return made


def _despite(document: YamlDocument, errors: Sequence[GradekitError]) -> schema.TemplateKeys | None:
    """The keys with faulty ones that nothing else depends on left out, so that faults elsewhere are found as well."""
    if not isinstance(document.data, dict):
        return None
    faulty = {key for key in document.data for error in errors if _under(error.place.path, key)}
    data = {key: value for key, value in document.data.items() if key not in faulty}
    if (faulty & schema.TemplateKeys.model_fields.keys()) - _INDEPENDENT:
        return None
    spared = YamlDocument(document.file, _INDEPENDENT_REQUIRED | data, document.spots, document.keys)
    return validate_most(spared, schema.TemplateKeys, "TEMPLATE")[0]


def _under(path: str, key: str) -> bool:
    return path.startswith(f"$.{key}") and path[len(key) + 2 :][:1] in ("", ".", "[")


_INDEPENDENT_REQUIRED: dict[str, object] = {
    "title": {"en": "-", "vi": "-"},
    "skills": ["none"],
    "level": 1,
    "source": "-",
    "version": 1,
}
_INDEPENDENT = {*_INDEPENDENT_REQUIRED, "hints", "messages", "solution", "collisions"}


class _Compiling:
    """The compiling of one template."""

    def __init__(self, keys: schema.TemplateKeys, faults: Faults) -> None:
        self.keys = keys
        self.faults = faults
        self.variables = tuple(keys.variable)
        self.reader = FormulaReader(self.variables, faults)
        self.drawn: list[str] = []

    def template(self, template_id: str) -> Template | None:
        """The whole template; None where a fault left nothing to build."""
        keys = self.keys
        draws = [self.draw(key, spec) for key, spec in keys.draw.items()]
        lets = [self.let(name, spec) for name, spec in keys.let.items()]
        requires = [self.require(text, ("require", n)) for n, text in enumerate(keys.require)]
        self.names = Names(self.variables, frozenset(self.drawn), frozenset(self.reader.known))
        ids = [part.id for part in keys.parts or ()] or [_SINGLE]
        prompt = self.texts(keys.prompt, ("prompt",), ids)
        parts = self.parts()
        if self.faults.errors:
            return None
        topic, _, _ = template_id.partition("/")
        return Template(
            id=template_id,
            title=keys.title.model_dump(),
            topic=topic,
            skills=tuple(keys.skills),
            level=keys.level,
            source=keys.source,
            version=keys.version,
            variables=self.variables,
            draws=tuple(draw for draw in draws if draw is not None),
            lets=tuple(let for let in lets if let is not None),
            requires=tuple(condition for condition in requires if condition is not None),
            prompt=prompt,
            parts=tuple(part for part in parts if part is not None),
            places={key: self.faults.document.place((key,), key=True) for key in self.faults.document.data},
            collisions=tuple([tuple(entry.mistakes) for entry in keys.collisions]),
        )

    def name(self, name: str, path: Sequence[Step]) -> None:
        """Make a name known, unless it means something else already."""
        place = self.faults.document.place(path, key=True)
        said = None
        if name in RESERVED:
            said = f"{name} is a function or a constant and cannot be a name"
        elif name in self.variables:
            said = f"{name} is the variable and cannot be a name"
        elif name in self.reader.known:
            said = f"the name {name} is given twice"
        if said is None:
            self.reader.known.append(name)
        else:
            self.faults.add("name", said, path)
            self.faults.errors[-1].place = place

    def draw(self, key: str, spec: schema.Draw) -> DrawPlan | None:
        """One entry of `draw`."""
        path = ("draw", key)
        names = tuple(name.strip() for name in key.split(","))
        made = drawer(spec, names, path, self.reader, self.faults)
        for name in names:
            self.name(name, path)
            self.drawn.append(name)
        return None if made is None else DrawPlan(",".join(names), names, made)

    def let(self, name: str, spec: schema.Let) -> LetPlan | None:
        """One entry of `let`."""
        path: tuple[Step, ...] = ("let", name)
        direct = isinstance(self.faults.document.data["let"][name], dict)
        if spec.pick is not None:
            formulas = [self.reader.read(text, (*path, "pick", n)) for n, text in enumerate(spec.pick)]
        else:
            key = "value" if spec.value is not None else "shuffle"
            formulas = [self.reader.read(spec.value or spec.shuffle or "", (*path, key) if direct else path)]
        if spec.by is not None and spec.by not in self.reader.known:
            self.faults.add("unknown-name", f"{spec.by} is neither drawn nor let before", (*path, "by"))
        self.name(name, path)
        if spec.keep:
            self.reader.kept.add(name)
        if any(formula is None for formula in formulas):
            return None
        read = tuple(formula for formula in formulas if formula is not None)
        return LetPlan(name, read, spec.by, spec.keep, spec.shuffle is not None)

    def require(self, text: str, path: Sequence[Step]) -> Requirement | None:
        """One condition."""
        place = path if isinstance(self.faults.document.data["require"], list) else path[:1]
        formula = self.reader.read(text, place, relation=True)
        if formula is None:
            return None
        early = all(name in self.drawn for name in formula.names)
        return Requirement(text, formula, early)

    def texts(self, words: schema.Words, path: Sequence[Step], parts: Sequence[str] = ()) -> Texts:
        """A Markdown text in every language."""
        if tuple(path) not in self.faults.document.spots or not self._written_once(path):
            return {locale: self.text(getattr(words, locale), (*path, locale), parts) for locale in LOCALES}
        made = self.text(words.en, path, parts)
        if has_words(made):
            self.faults.add("language", "a text with words is needed in every language: {en: …, vi: …}", path)
        return dict.fromkeys(LOCALES, made)

    def _written_once(self, path: Sequence[Step]) -> bool:
        value = self.faults.document.data
        for step in path:
            value = value[step]
        return isinstance(value, str)

    def text(self, source: str, path: Sequence[Step], parts: Sequence[str]) -> Filling:
        """One Markdown text."""
        try:
            return Filling.of(compile_prompt(source, self.names, parts))
        except PromptError as error:
            self.faults.add("prompt", str(error), path, offset=error.offset, text=source)
            return Filling()

    def display(self, source: str | None, path: Sequence[Step]) -> Display:
        """The mathematics of a step."""
        if source is None:
            return ()
        try:
            return compile_display(source, self.names)
        except DisplayError as error:
            self.faults.add("prompt", f"{error} (in {source})", path, offset=error.offset, text=source)
            return ()

    def parts(self) -> list[PartPlan | None]:
        """Every blank."""
        keys = self.keys
        if keys.answer is not None:
            single = schema.PartKeys.model_construct(
                id=_SINGLE, prompt=None, answer=keys.answer, hints=keys.hints, messages=keys.messages,
                solution=keys.solution, weight=1,
            )  # fmt: skip
            return [self.part(single, ())]
        parts = keys.parts or []
        ids = [part.id for part in parts]
        for n, part in enumerate(parts):
            if part.id in ids[:n]:
                self.faults.add("name", f"the part {part.id} is given twice", ("parts", n, "id"))
            printed = PART_LETTERS[n]
            if part.id != printed and part.id.lower() in PART_LETTERS[: len(parts)]:
                said = f"the part is printed as ({printed}), {part.id} would be taken for another: name it {printed}"
                self.faults.add("name", said, ("parts", n, "id"))
        return [self.part(part, ("parts", n)) for n, part in enumerate(parts)]

    def part(self, part: schema.PartKeys, path: tuple[Step, ...]) -> PartPlan | None:
        """One blank."""
        answer = compile_answer(part.answer, (*path, "answer"), self.reader, self.faults)
        prompt = {} if part.prompt is None else self.texts(part.prompt, (*path, "prompt"))
        hints = tuple(self.texts(hint, (*path, "hints", n)) for n, hint in enumerate(part.hints))
        messages = []
        for n, entry in enumerate(part.messages):
            here = (*path, "messages", n)
            when = self.reader.read(entry.when, (*here, "when"))
            say = self.texts(entry.say, (*here, "say"))
            if when is not None:
                messages.append(MessagePlan(when, say))
        steps = tuple(self.step(step, (*path, "solution", n)) for n, step in enumerate(part.solution))
        if answer is None:
            return None
        return PartPlan(part.id, prompt, answer, hints, tuple(messages), steps, part.weight)

    def step(self, step: schema.StepKeys, path: tuple[Step, ...]) -> StepPlan:
        """One line of a solution."""
        derive: Formula | None = None
        if step.derive is not None:
            derive = self.reader.read(step.derive, (*path, "derive"))
        before = self.display(step.before, (*path, "before"))
        after = self.display(step.after, (*path, "after"))
        nested = (*path, "text") if (*path, "text") in self.faults.document.spots else path
        text = {} if step.text is None else self.texts(step.text, nested)
        return StepPlan(before, after, text, derive)

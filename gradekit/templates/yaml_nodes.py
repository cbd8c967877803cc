"""A YAML file as plain values, with the place of every one of them.

Only what an exercise needs is read: one document of mappings, lists and scalars.  Tags, anchors, aliases, duplicate or
non-text keys are refused, and so are files that are too large, too deep or have too many values.  Nothing is ever
constructed from a tag.  All faults that can be found are found in one go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from gradekit.errors import ErrorList, GradekitError, InputError, Place
from gradekit.templates.yaml_scalars import Scalar, ScalarError, resolve
from gradekit.templates.yaml_wording import worded

MOST_BYTES = 256 * 1024
MOST_DEPTH = 20
MOST_VALUES = 20_000

Path_: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = Any
"""dict, list or a scalar of yaml_scalars."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    path: Path_
    values: dict[str, Plain] | list[Plain]
    key: str | None = None
    key_is_due: bool = True
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value starts: line and column from 1; `shift` is added to an offset in the text (1 inside quotes).

    `direct`: the text stands in the file as it is, on one line, so that an offset can be turned into a column.
    `block`: a literal block, whose lines stand in the file as they are, `indent` columns in.
    """

    line: int
    column: int
    direct: bool = False
    shift: int = 0
    block: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The values of one file, and where each stands."""

    file: str
    data: Plain
    spots: dict[Path_, Spot] = field(default_factory=dict)
    keys: dict[Path_, Spot] = field(default_factory=dict)

    def place(
        self, path: Sequence[str | int], *, key: bool = False, offset: int | None = None, text: str = ""
    ) -> Place:
        """The place of a value (or of its key); of its nearest parent where it is missing.

        `offset` counts characters into `text`, the value: the column is moved there where the file allows it.
        """
        path = tuple(path)
        spot = (self.keys.get(path) if key else None) or self.spots.get(path)
        nearest = path
        while spot is None and nearest:
            nearest = nearest[:-1]
            spot = self.spots.get(nearest)
        spot = spot or Spot(1, 1)
        line, column = spot.line, spot.column
        if offset is not None and nearest == path:
            if spot.direct:
                column += offset + spot.shift
            elif spot.block:
                before = text[:offset]
                line += 1 + before.count("\n")
                column = spot.indent + 1 + offset - (before.rfind("\n") + 1)
        return Place(self.file, line, column, json_path(path))


def json_path(path: Sequence[str | int]) -> str:
    """`("parts", 0, "answer")` as `$.parts[0].answer`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def read_yaml_file(path: Path, name: str = "") -> YamlDocument:
    """The document in a file; `name` is how messages call it (default: the path).

    Raises:
        ErrorList: everything that is wrong with it.
    """
    name = name or str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ErrorList([InputError("YAML-file", f"cannot be read: {error.strerror}", Place(name))]) from error
    return read_yaml(content, name)


def read_yaml(content: bytes | str, name: str = "template") -> YamlDocument:
    """The document in a text.

    Raises:
        ErrorList: everything that is wrong with it.
    """
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    if len(content) > MOST_BYTES:
        _refuse("YAML-size", f"the file is longer than {MOST_BYTES} bytes", Place(name))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        _refuse("YAML-encoding", f"byte {error.start} is not UTF-8; save the file as UTF-8", Place(name, line, 1))
    reading = _Reading(name, text.removeprefix("\ufeff"))
    try:
        reading.run()
    except yaml.MarkedYAMLError as error:
        code, message, line, column = worded(error, reading.lines)
        reading.errors.append(InputError(code, message, Place(name, line, column)))
    except yaml.YAMLError as error:
        reading.errors.append(InputError("YAML-syntax", str(error).splitlines()[0], Place(name)))
    if reading.errors:
        raise ErrorList(reading.errors)
    if reading.data is None:
        _refuse("YAML-empty", "the file is empty: write its keys (docs/authoring.md, docs/sets.md)", Place(name, 1, 1))
    return YamlDocument(name, reading.data, reading.spots, reading.keys)


def _refuse(code: str, message: str, place: Place) -> None:
    raise ErrorList([InputError(code, message, place)])


class _Reading:
    """One pass over the events of the YAML parser."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = text.splitlines()
        self.errors: list[GradekitError] = []
        self.spots: dict[Path_, Spot] = {}
        self.keys: dict[Path_, Spot] = {}
        self.data: Plain = None
        self.stack: list[_Open] = []
        self.values = 0
        self.documents = 0

    def run(self) -> None:
        for event in self._events():
            if isinstance(event, yaml.DocumentStartEvent):
                self.documents += 1
                if self.documents > 1:
                    self._fault("YAML-documents", "a second document begins here; a file holds one", event)
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.values += 1
                if self.values > MOST_VALUES:
                    self._fault("YAML-size", f"more than {MOST_VALUES} values", event)
                    return
                if not self._node(event):
                    return
            elif isinstance(event, yaml.CollectionEndEvent):
                self.stack.pop()

    def _events(self) -> Iterator[Any]:
        loader = _LOADER(self.text)
        try:
            while loader.check_event():
                yield loader.get_event()
        finally:
            loader.dispose()

    def _fault(self, code: str, message: str, event: Any, key: str = "") -> None:
        """One more fault, at an event; of a `key`, where it is one."""
        mark = event.start_mark
        path = json_path((*self._path(), key) if key else self._path())
        self.errors.append(InputError(code, message, Place(self.name, mark.line + 1, mark.column + 1, path)))

    def _path(self) -> Path_:
        """The path of the value that comes next."""
        if not self.stack:
            return ()
        top = self.stack[-1]
        if isinstance(top.values, list):
            return (*top.path, len(top.values))
        if top.key_is_due:
            return top.path
        return (*top.path, top.key) if top.key is not None else top.path

    def _node(self, event: Any) -> bool:
        """Take one value in; False where reading cannot go on."""
        if isinstance(event, yaml.AliasEvent):
            self._fault("YAML-alias", f"the alias *{event.anchor} is not read here; write the value out", event)
            return self._take("", event)
        if event.anchor is not None:
            self._fault("YAML-anchor", f"the anchor &{event.anchor} is not read here; write values out", event)
        if event.tag is not None:
            self._fault("YAML-tag", f"the tag {event.tag} is not read here; leave it out", event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if self.stack and isinstance(self.stack[-1].values, dict) and self.stack[-1].key_is_due:
            self._fault("YAML-key", "a key must be a plain text, not a list or mapping", event)
            return False
        if len(self.stack) >= MOST_DEPTH:
            self._fault("YAML-depth", f"nested more than {MOST_DEPTH} deep", event)
            return False
        path = self._path()
        values: dict[str, Plain] | list[Plain] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._take(values, event)
        self.stack.append(_Open(path, values))
        return True

    def _scalar(self, event: Any) -> bool:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.values, dict) and top.key_is_due:
            return self._key(top, top.values, event)
        value: Scalar = event.value
        if not event.style:
            try:
                value = resolve(event.value)
            except ScalarError as error:
                self._fault("YAML-number", str(error), event)
        return self._take(value, event)

    def _key(self, top: _Open, values: dict[str, Plain], event: Any) -> bool:
        """A key: text, whatever it looks like; a second one of the same name is a fault and its value is dropped."""
        key = str(event.value)
        if key in values:
            first = self.keys[(*top.path, key)]
            message = f"the key {key!r} stands already in line {first.line}: keep one of them"
            self._fault("YAML-duplicate-key", message, event, key)
            top.skipped += 1
            key = f"{key} (again {top.skipped})"
        top.key = key
        top.key_is_due = False
        self.keys[(*top.path, key)] = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
        return True

    def _take(self, value: Plain, event: Any) -> bool:
        path = self._path()
        self.spots[path] = self._spot(event)
        if not self.stack:
            self.data = value
            return True
        top = self.stack[-1]
        if isinstance(top.values, list):
            top.values.append(value)
        elif top.key_is_due:
            self._fault("YAML-key", "an alias cannot be a key", event)
            return False
        elif top.key is not None:
            top.values[top.key] = value
            top.key_is_due = True
        return True

    def _spot(self, event: Any) -> Spot:
        start, end = event.start_mark, event.end_mark
        line, column = start.line + 1, start.column + 1
        style = getattr(event, "style", None)
        if isinstance(event, yaml.ScalarEvent):
            if style == "|":
                body = self.lines[start.line + 1] if start.line + 1 < len(self.lines) else ""
                return Spot(line, column, block=True, indent=len(body) - len(body.lstrip(" ")))
            if start.line == end.line and style != ">":
                shift = 1 if style else 0
                return Spot(line, column, direct=end.column - start.column == len(event.value) + 2 * shift, shift=shift)
        return Spot(line, column)

"""Frozen values: what `dataclass(frozen=True, slots=True)` gives, at a fortieth of its price when a module is imported.

A dataclass writes and compiles source text for each class, about half a millisecond; the fifty classes behind one
comparison would double the start-up of the command line.  `value` builds the same methods from closures.  Fields are
declared as in a dataclass, with `dataclasses.field` for `compare`, `repr`, `default_factory`.  There is no inheritance.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, field
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")

__all__ = ["field", "replace", "value"]


@dataclass_transform(frozen_default=True, field_specifiers=(Field, field))
def value(cls: type[T]) -> type[T]:
    """The class with slots, `__init__`, equality, hash and repr over its annotated fields; instances never change."""
    names = tuple(inspect.get_annotations(cls))
    body = {name: member for name, member in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
    declared = {name: body.pop(name, MISSING) for name in names}
    fields = {name: one if isinstance(one, Field) else field(default=one) for name, one in declared.items()}
    defaults = tuple(one.default for one in fields.values())
    factories = {name: one.default_factory for name, one in fields.items() if one.default_factory is not MISSING}
    body |= _comparison(tuple(name for name, one in fields.items() if one.compare)) | body
    body.setdefault("__repr__", _representation(tuple(name for name, one in fields.items() if one.repr)))
    body |= {"__slots__": names, "__match_args__": names, "__setattr__": _refuse, "__delattr__": _refuse}
    made: type[T] = cast("Any", type(cls))(cls.__name__, cls.__bases__, body)
    setters = [made.__dict__[name].__set__ for name in names]
    general = _general(names, defaults, cast("dict[str, Callable[[], Any]]", factories), setters)
    shortcut = None if factories else {2: _of_two, 3: _of_three}.get(len(names))
    cast("Any", made).__init__ = shortcut(general, defaults, setters) if shortcut else general
    return made


def replace(original: T, **changes: Any) -> T:
    """The value with some fields changed."""
    kind = type(original)
    kept = {name: getattr(original, name) for name in kind.__match_args__}  # type: ignore[attr-defined]  # set by `value`
    return kind(**(kept | changes))


def _general(
    names: tuple[str, ...],
    defaults: tuple[Any, ...],
    factories: dict[str, Callable[[], Any]],
    setters: list[Callable[[Any, Any], None]],
) -> Callable[..., None]:
    """`__init__` for any fields."""
    tails = tuple(defaults[given:] for given in range(len(names) + 1))
    simple = tuple(MISSING not in tail for tail in tails)

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807 it becomes the method
        if named or len(given) > len(names) or not simple[len(given)]:
            given = _completed(names, defaults, factories, given, named)
        else:
            given += tails[len(given)]
        for setter, one in zip(setters, given, strict=True):
            setter(self, one)

    return __init__


def _of_two(
    general: Callable[..., None], defaults: tuple[Any, ...], setters: list[Callable[[Any, Any], None]]
) -> Callable[..., None]:
    """`__init__` for two fields, twice as fast: most nodes of a tree are one or two parts and a span."""
    set_first, set_second = setters
    usual = defaults[1]
    needed = usual is MISSING

    def __init__(self: Any, first: Any = MISSING, second: Any = MISSING, /, **named: Any) -> None:  # noqa: N807
        if named or first is MISSING or (needed and second is MISSING):
            general(self, *(one for one in (first, second) if one is not MISSING), **named)
            return
        set_first(self, first)
        set_second(self, usual if second is MISSING else second)

    return __init__


def _of_three(
    general: Callable[..., None], defaults: tuple[Any, ...], setters: list[Callable[[Any, Any], None]]
) -> Callable[..., None]:
    """`__init__` for three fields."""
    set_first, set_second, set_third = setters
    usual = defaults[2]
    needed = usual is MISSING

    def __init__(  # noqa: N807 it becomes the method
        self: Any, first: Any = MISSING, second: Any = MISSING, third: Any = MISSING, /, **named: Any
    ) -> None:
        if named or second is MISSING or (needed and third is MISSING):
            general(self, *(one for one in (first, second, third) if one is not MISSING), **named)
            return
        set_first(self, first)
        set_second(self, second)
        set_third(self, usual if third is MISSING else third)

    return __init__


def _completed(
    names: tuple[str, ...],
    defaults: tuple[Any, ...],
    factories: dict[str, Callable[[], Any]],
    given: tuple[Any, ...],
    named: dict[str, Any],
) -> tuple[Any, ...]:
    """All field values, in order.

    Raises:
        TypeError: as a call with wrong arguments does.
    """
    if len(given) > len(names):
        raise TypeError(f"{len(names)} fields, {len(given)} values")
    found = list(given)
    for name, default in zip(names[len(given) :], defaults[len(given) :], strict=True):
        if name in named:
            found.append(named.pop(name))
        elif name in factories:
            found.append(factories[name]())
        elif default is MISSING:
            raise TypeError(f"the field {name} is missing")
        else:
            found.append(default)
    if named:
        raise TypeError(f"unknown or repeated fields: {', '.join(sorted(named))}")
    return tuple(found)


def _comparison(compared: tuple[str, ...]) -> dict[str, Any]:
    get: Callable[[Any], Any] = attrgetter(*compared) if compared else lambda _: ()

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807 it becomes the method
        if other.__class__ is self.__class__:
            return bool(get(self) == get(other))
        return NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807 it becomes the method
        return hash(get(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _representation(shown: tuple[str, ...]) -> Callable[[Any], str]:
    def __repr__(self: Any) -> str:  # noqa: N807 it becomes the method
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    return __repr__


def _refuse(self: Any, name: str, _: object = None) -> None:
    raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot change")

"""Frozen values: what `dataclass(frozen=True, slots=True)` gives, at a fortieth of its price when a module is imported.

A dataclass writes and compiles source text for each class, about half a millisecond; the fifty classes behind one
comparison would make it start a fifth slower.  `value` builds the same methods from closures.  Fields are
declared as in a dataclass, with `dataclasses.field` for `compare`, `repr`, `default_factory`.  There is no inheritance.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, field
from operator import attrgetter
from types import FunctionType
from typing import Any, TypeAlias, TypeVar, cast, dataclass_transform

T = TypeVar("T")
Setter: TypeAlias = Callable[[Any, Any], None]

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
    if factories or len(names) not in _SETTING:
        init = _general(names, defaults, cast("dict[str, Callable[[], Any]]", factories), setters)
    else:
        init = _with_names(_SETTING[len(names)](*setters), names)
        init.__defaults__ = tuple(default for default in defaults if default is not MISSING)
    cast("Any", made).__init__ = init
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
    setters: list[Setter],
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


def _with_names(init: FunctionType, names: tuple[str, ...]) -> FunctionType:
    """`init` with its arguments called by the names of the fields.

    Compiled code knows its arguments by their places; their names serve only a call such as `Pair(first=1)` and
    `help()`, and may be exchanged.  So one function below serves all classes of as many fields, where a dataclass
    writes and compiles a text for each.
    """
    init.__code__ = init.__code__.replace(co_varnames=("self", *names))
    return init


def _set_two(set_a: Setter, set_b: Setter) -> Any:
    def __init__(self: Any, a: Any, b: Any) -> None:  # noqa: N807 it becomes the method
        set_a(self, a)
        set_b(self, b)

    return __init__


def _set_three(set_a: Setter, set_b: Setter, set_c: Setter) -> Any:
    def __init__(self: Any, a: Any, b: Any, c: Any) -> None:  # noqa: N807 it becomes the method
        set_a(self, a)
        set_b(self, b)
        set_c(self, c)

    return __init__


def _set_four(set_a: Setter, set_b: Setter, set_c: Setter, set_d: Setter) -> Any:
    def __init__(self: Any, a: Any, b: Any, c: Any, d: Any) -> None:  # noqa: N807 it becomes the method
        set_a(self, a)
        set_b(self, b)
        set_c(self, c)
        set_d(self, d)

    return __init__


def _set_five(set_a: Setter, set_b: Setter, set_c: Setter, set_d: Setter, set_e: Setter) -> Any:
    def __init__(self: Any, a: Any, b: Any, c: Any, d: Any, e: Any) -> None:  # noqa: N807 it becomes the method
        set_a(self, a)
        set_b(self, b)
        set_c(self, c)
        set_d(self, d)
        set_e(self, e)

    return __init__


_SETTING: dict[int, Callable[..., Any]] = {2: _set_two, 3: _set_three, 4: _set_four, 5: _set_five}
"""Number of fields → template of `__init__`: most values have few fields, and tree nodes are made by the thousand."""


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

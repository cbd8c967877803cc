"""What reading a text gives: a `Reading`, or a `Complaint` that says where it stops making sense."""

from __future__ import annotations

from gradekit.expression.tree import Node
from gradekit.values import field, value


@value
class ReaderSettings:
    """Everything that decides how a text is read, as one value.

    `names`: declared names.  `locale`: `en` (decimal point) or `vi` (decimal comma).  `notation`: `ascii`, `latex`, or
    None to find out.  `log`: base of a bare `log`, `natural` or `ten`.  `author`: also read author functions (`diff`,
    `expand`, …) and relations.  `any_name`: take every single letter and Greek name as declared (for a reference whose
    variables are not stated).  `labels`: left sides such as `f'(x)` that may stand before `=`.  `relation`: a relation
    is asked for, so read one.  `functions`: extra function names, name → (least, most) arguments.
    """

    names: tuple[str, ...] = ()
    locale: str = "en"
    notation: str | None = None
    log: str = "natural"
    author: bool = False
    any_name: bool = False
    labels: tuple[str, ...] = ("f'(x)", "y'", "dy/dx", "\\frac{dy}{dx}")
    relation: bool = False
    functions: tuple[tuple[str, int, int | None], ...] = ()


@value
class Warning:
    """Something the reader took for granted: a stable code and the place in the original text."""

    code: str
    offset: int
    length: int
    found: str = ""


@value
class Reading:
    """A text that was read whole.

    `tree`: the reading taken.  `warnings`: what was taken for granted.  `other`: the tree under the other convention
    where reputable systems differ, else None.  `others`: all such trees, where several conventions meet; the first is
    `other`.  `notation`: `ascii` or `latex`, as stated or found out.
    """

    tree: Node
    notation: str = "ascii"
    warnings: tuple[Warning, ...] = ()
    other: Node | None = None
    others: tuple[Node, ...] = ()


@value
class Complaint:
    """Why a text cannot be read.  `offset` and `length` count characters of the original text.

    `found`: the piece of the text it is about, safe to show (control and invisible characters named, not echoed).
    The sentence for a person comes from `complaints.message(complaint, locale)`.
    """

    code: str
    offset: int
    length: int
    found: str = ""
    details: dict[str, str] = field(default_factory=dict)

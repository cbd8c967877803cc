"""The exercises that can be found: those that come with gradekit, and those of extra folders.

A folder holds `<topic>/<name>.yaml`; `<topic>/<name>` is the id.  Files whose names begin with `.` or `_` are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from gradekit.errors import ErrorList, GradekitError, Place, TemplateError
from gradekit.templates.bundled import bundled
from gradekit.templates.compiling import load_template
from gradekit.templates.template import Template


class Library:
    """Exercises by id.  A template is loaded when it is first asked for."""

    def __init__(self, files: dict[str, Path], root: Path | None = None) -> None:
        self.files = dict(sorted(files.items()))
        self.root = root
        self._loaded: dict[str, Template] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def get(self, template_id: str) -> Template:
        """The template of an id.

        Raises:
            TemplateError: TEMPLATE-unknown, with the ids that look like it.
            ErrorList: its file is faulty.
        """
        if template_id not in self._loaded:
            if template_id not in self.files:
                raise TemplateError("TEMPLATE-unknown", f"there is no exercise {template_id}{self._near(template_id)}")
            path = self.files[template_id]
            self._loaded[template_id] = load_template(path, template_id, self._name(path))
        return self._loaded[template_id]

    def all(self, topic: str = "") -> list[Template]:
        """Every template, by id; of one topic, if one is given.

        Raises:
            ErrorList: the faults of all faulty files.
            TemplateError: TEMPLATE-unknown, there is no such topic.
        """
        wanted = [template_id for template_id in self if not topic or template_id.split("/")[0] == topic]
        if topic and not wanted:
            raise TemplateError("TEMPLATE-unknown", f"there is no topic {topic}; there are: {', '.join(self.topics())}")
        found: list[Template] = []
        errors: list[GradekitError] = []
        for template_id in wanted:
            try:
                found.append(self.get(template_id))
            except ErrorList as faulty:
                errors.extend(faulty.errors)
        if errors:
            raise ErrorList(errors)
        return found

    def topics(self) -> list[str]:
        """The topics, sorted."""
        return sorted({template_id.split("/")[0] for template_id in self})

    def _near(self, template_id: str) -> str:
        names = {name.split("/")[-1]: name for name in self.files}
        near = get_close_matches(template_id, self.files, n=3)
        near += [names[name] for name in get_close_matches(template_id.rsplit("/", maxsplit=1)[-1], names, n=2)]
        near = list(dict.fromkeys(near))[:3]
        return f"; did you mean {' or '.join(near)}?" if near else "; `gradekit templates` lists them"

    def _name(self, path: Path) -> str:
        if self.root is not None and path.is_relative_to(self.root):
            return path.relative_to(self.root.parent).as_posix()
        return path.as_posix()


def find_files(folder: Path) -> dict[str, Path]:
    """The template files of a folder, by id.

    Raises:
        TemplateError: TEMPLATE-folder, it is no folder.
    """
    if not folder.is_dir():
        raise TemplateError("TEMPLATE-folder", "is not a folder of exercises", Place(str(folder)))
    return {
        f"{path.parent.name}/{path.stem}": path
        for path in sorted(folder.glob("*/*.yaml"))
        if not path.name.startswith((".", "_"))
    }


@cache
def library(*folders: Path) -> Library:
    """The exercises that come with gradekit, and those of extra folders.

    Raises:
        TemplateError: a folder does not exist, or holds an id that is there already.
    """
    root = bundled("exercise_templates")
    files = find_files(root) if root.is_dir() else {}
    for folder in folders:
        found = find_files(folder)
        twice = sorted(set(found) & set(files))
        if twice:
            raise TemplateError("TEMPLATE-duplicate", f"the exercise {twice[0]} is there already", Place(str(folder)))
        files |= found
    return Library(files, root)

r"""LaTeX that a plain TeX Live compiles with pdflatex, lualatex or xelatex.

Names may hold letters of any script: under pdflatex Vietnamese and western letters change the font encoding by
themselves, and a letter that no encoding has is shown as its number in a box instead of stopping the run.
"""

from __future__ import annotations

import re

from gradekit.model.display import Display
from gradekit.model.problem_set import ProblemSet
from gradekit.rendering.format import Format
from gradekit.rendering.layout import lay_out
from gradekit.rendering.lines import aligned, broken, can_align, shrinking
from gradekit.rendering.writer import Writer

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\textquotedbl{}", "'": "'", "`": r"\textasciigrave{}",
    "–": "--", "—": "---", "“": r"\textquotedblleft{}", "”": r"\textquotedblright{}", "‘": "`", "’": "'",
    "…": r"\dots{}", "\u00a0": "~", "-": "-",
}  # fmt: skip
_OWN_SIGNS = "".join(sign for sign in _SPECIAL if not sign.isascii())
_VIETNAMESE = frozenset(
    "ăâđêôơưĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
    "ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
)
_WESTERN = frozenset(
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿăĂąĄćĆčČďĎęĘěĚğĞłŁńŃňŇőŐŕŔřŘśŚšŠşŞťŤűŰůŮźŹžŽżŻœŒ"
)
_ASCII = str.maketrans({chr(code): " " for code in (*range(32), 127)} | _SPECIAL)
_RUNS = {
    home: re.compile(f"[\\x00-\\x7f{_OWN_SIGNS}{letters}]+|[{''.join(sorted(other - home))}]+|.", re.DOTALL)
    for home, other in ((_VIETNAMESE, _WESTERN), (_WESTERN, _VIETNAMESE))
    for letters in ("".join(sorted(home)),)
}
"""Home letters → a text in runs that pdflatex sets in one encoding: home, the other one, or letter by letter."""
_SIZES = ((1.0, ""), (0.9, r"\small"), (0.8, r"\footnotesize"), (0.7, r"\scriptsize"))
_TALL = re.compile(r"\\frac|\\sum|\\lim|\\begin")


class Latex(Writer):
    """Text with TeX's special signs escaped, mathematics in dollar signs."""

    notation = "latex"

    def escape(self, text: str) -> str:
        """Text as it is, whatever it holds; control characters become spaces."""
        if text.isascii():
            return text.translate(_ASCII)
        home, other = (_VIETNAMESE, _WESTERN) if self.locale == "vi" else (_WESTERN, _VIETNAMESE)
        command = "inwestern" if self.locale == "vi" else "invietnamese"
        pieces = []
        for found in _RUNS[home].finditer(text):
            run = found.group()
            if run[0].isascii() or run[0] in _SPECIAL or run[0] in home:
                pieces.append(run.translate(_ASCII))
            elif run[0] in other:
                pieces.append(f"\\{command}{{{run}}}")
            else:
                pieces.extend(rf"\foreignletter{{{c}}}{{{ord(c):04X}}}" if c.isprintable() else " " for c in run)
        return "".join(pieces)

    def styled(self, text: str, style: str) -> str:
        """Bold, slanted, typewriter."""
        command = {"strong": "textbf", "emphasis": "emph"}.get(style, "texttt")
        return rf"\{command}{{{self.escape(text)}}}"

    def inline_math(self, display: Display) -> str:
        """`$…$`, in display style where it holds fractions."""
        written = self.math(display)
        return _sized(display, rf"$\displaystyle {written}$" if _TALL.search(written) else f"${written}$")

    def display_math(self, lines: tuple[Display, ...]) -> str:
        """Short lines aligned at their relation signs; long ones one by one, each of which may break."""
        if can_align(lines):
            return "\\begin{mathlines}\n$\\displaystyle\n" + aligned(lines, self.math) + "$\n\\end{mathlines}"
        rows = "\\par\n".join(_sized(line, rf"$\displaystyle {self.math(line)}$") for line in broken(lines))
        return f"\\begin{{mathlines}}\n{rows}\n\\end{{mathlines}}"

    def gap(self) -> str:
        """A line to write on."""
        return r"\gap{}"

    def paragraph(self, inside: str) -> str:
        """One paragraph."""
        return inside

    def item_list(self, items: list[str], *, ordered: bool) -> str:
        """`enumerate` or `itemize`."""
        name = "enumerate" if ordered else "itemize"
        return f"\\begin{{{name}}}\n" + "\n".join(rf"\item {item}" for item in items) + f"\n\\end{{{name}}}"

    def table(self, header: list[str], rows: list[list[str]]) -> str:
        """A table with rules above, below and under the header."""
        lines = [" & ".join(row) + (r"\tallrow" if _TALL.search("".join(row)) else "") + r" \\" for row in rows]
        head = " & ".join(rf"\textbf{{{cell}}}" for cell in header) + r" \\"
        columns = "l" * len(header)
        body = "\n".join([rf"\begin{{tabular}}{{{columns}}}", r"\hline", head, r"\hline", *lines, r"\hline"])
        return f"\\par\\noindent\\hspace*{{8mm}}{body}\n\\end{{tabular}}\\par"


def _sized(display: Display, written: str) -> str:
    """In smaller type where a piece that cannot be broken would not fit the line."""
    size = shrinking(display)
    command = next((name for least, name in _SIZES if size >= least), r"\tiny")
    return f"{{{command} {written}}}" if command else written


def render(problem_set: ProblemSet, view: str) -> bytes:
    """The set as one LaTeX file."""
    text = lay_out("latex.tex.j2", Latex(problem_set.locale), problem_set, view)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode()


FORMAT = Format("latex", "tex", render)

"""Whatever students type, a properly written CSV file gives their rows and no others."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from gradekit.batch.bounded_lines import bounded_lines
from gradekit.batch.csv_records import BadRecord, Record, records

WIDTH = 3
CELL = st.text('",;\t\n ab', max_size=14) | st.sampled_from(["", "x\nbob,p1,0", '"', 'a"b', "\n" * 60 + "bob,p1,0"])
ROWS = st.lists(st.tuples(CELL.map(lambda text: "s" + text), CELL, CELL), max_size=6)


def read(content: bytes, separator: str) -> list[Record | BadRecord]:
    return list(records(enumerate(bounded_lines(io.BytesIO(content), 10_000), start=1), separator, WIDTH))


def plain(text: str) -> str:
    """Line ends and blanks do not count: a file's own line ends may be added to those of a text."""
    return "".join(text.split())


@given(ROWS, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_rows_come_back_or_are_told(rows: list[tuple[str, ...]], separator: str, end: str, always: bool) -> None:
    """Each row of a spreadsheet is a record with its own fields, or one error; no part of a text is a row."""
    out = io.StringIO(newline="")
    kind = csv.excel if not always else type("Quoted", (csv.excel,), {"quoting": csv.QUOTE_ALL})
    csv.writer(out, kind, delimiter=separator, lineterminator=end).writerows(rows)
    found = read(out.getvalue().encode(), separator)
    assert len(found) == len(rows)
    for record, row in zip(found, rows, strict=True):
        if isinstance(record, Record):
            assert [plain(field) for field in record.fields] == [plain(cell) for cell in row]
        else:
            assert record.code == "csv-quote"
            assert any("\n" in cell or "\r" in cell for cell in row)


@given(st.binary(max_size=200) | st.text('",\n\r a', max_size=200).map(lambda text: text.encode()))
def test_any_bytes_are_read_in_order(content: bytes) -> None:
    """Records and errors come in the order of the lines, each with its own; nothing else happens."""
    lines = [record.line for record in read(content, ",")]
    assert lines == sorted(lines)
    assert len(set(lines)) == len(lines)

"""The fixed phrases of a sheet, in each language."""

from __future__ import annotations

_PHRASES: dict[str, tuple[str, str]] = {
    # name: (English, Vietnamese)
    "name": ("Name", "Họ và tên"),
    "date": ("Date", "Ngày"),
    "score": ("Score", "Điểm"),
    "total": ("Total", "Tổng điểm"),
    "point": ("point", "điểm"),
    "points": ("points", "điểm"),
    "problem": ("Problem", "Câu"),
    "answer": ("Answer", "Trả lời"),
    "key_answer": ("Answer", "Đáp án"),
    "sheet": ("Worksheet", "Phiếu bài tập"),
    "key": ("Answer key", "Đáp án"),
    "solutions": ("Worked solutions", "Lời giải chi tiết"),
    "sheet_code": ("Sheet code", "Mã phiếu"),
    "variant": ("Variant", "Mã bài"),
    "page": ("Page", "Trang"),
    "no_steps": ("No steps are recorded for this problem.", "Bài này không có lời giải từng bước."),
    "blank": ("gap to fill in", "chỗ trống để điền"),
    "contents": ("Sheets", "Các phiếu"),
}
LOCALES = ("en", "vi")


def phrases(locale: str) -> dict[str, str]:
    """Every phrase in one language; a locale that is not listed takes English."""
    column = LOCALES.index(locale) if locale in LOCALES else 0
    return {name: texts[column] for name, texts in _PHRASES.items()}

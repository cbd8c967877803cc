"""What a note on a verdict says to the student."""

from __future__ import annotations

NOTES: dict[str, dict[str, str]] = {
    "blank": {
        "en": "Nothing was typed.",
        "vi": "Chưa nhập câu trả lời.",
    },
    "two-readings": {
        "en": "This can be read in two ways, and only one is right. Add brackets to say which you mean.",
        "vi": "Cách viết này có hai cách hiểu và chỉ một cách đúng. Hãy thêm dấu ngoặc để nói rõ ý của bạn.",
    },
    "other-reading": {
        "en": "This can be read in two usual ways, and in one of them it is right. Brackets would make it clear.",
        "vi": "Cách viết này có hai cách hiểu quen dùng; theo một cách thì câu trả lời đúng. Nên thêm ngoặc cho rõ.",
    },
    "wider-domain": {
        "en": "Right; your expression is also defined at points where the expected one is not.",
        "vi": "Đúng; biểu thức của bạn còn xác định tại những điểm mà biểu thức đáp án không xác định.",
    },
    "narrower-domain": {
        "en": "Right where it is defined, but it is not defined everywhere it should be.",
        "vi": "Đúng ở nơi biểu thức xác định, nhưng có những điểm cần thiết mà biểu thức không xác định.",
    },
    "removable-points": {
        "en": "Right, except that at some single points your expression or the expected one has no value.",
        "vi": "Đúng, trừ một vài điểm mà tại đó biểu thức của bạn hoặc đáp án không xác định.",
    },
    "undefined": {
        "en": "This has no value at points where the expected answer has one.",
        "vi": "Biểu thức này không xác định tại những điểm mà đáp án xác định.",
    },
    "isolated-difference": {
        "en": "This agrees with the expected answer almost everywhere, but not at some single points.",
        "vi": "Biểu thức này bằng đáp án ở hầu hết mọi nơi, nhưng khác đáp án tại một vài điểm.",
    },
    "constant-missing": {
        "en": "All antiderivatives are asked for, with any constant: add + C.",
        "vi": "Còn thiếu hằng số tùy ý của nguyên hàm: hãy thêm + C.",
    },
    "places": {
        "en": "The value is right, but more decimal places are asked for.",
        "vi": "Giá trị đúng, nhưng cần ghi nhiều chữ số thập phân hơn.",
    },
    "jump": {
        "en": "Its derivative is right, but it jumps inside an interval, and an antiderivative may not do that.",
        "vi": "Đạo hàm của nó đúng, nhưng hàm này có bước nhảy bên trong một khoảng, nên không phải nguyên hàm ở đó.",
    },
    "internal": {
        "en": "This answer will be looked at by a person.",
        "vi": "Câu trả lời này sẽ được người chấm xem lại.",
    },
}

OUTCOMES: dict[str, dict[str, str]] = {
    "correct": {"en": "Correct.", "vi": "Đúng."},
    "wrong_form": {"en": "Right, but not in the form that is asked for.", "vi": "Đúng, nhưng chưa ở dạng yêu cầu."},
    "incorrect": {"en": "Not correct.", "vi": "Chưa đúng."},
    "unreadable": {"en": "This could not be read.", "vi": "Không đọc được câu trả lời."},
    "undecided": {
        "en": "This could not be decided; a person will look at it.",
        "vi": "Chưa quyết định được; người chấm sẽ xem lại.",
    },
}


def sentence(outcome: str, note: str, locale: str) -> str:
    """The sentence for the note where it has one, else for the outcome."""
    texts = NOTES.get(note) or OUTCOMES[outcome]
    return texts.get(locale) or texts["en"]

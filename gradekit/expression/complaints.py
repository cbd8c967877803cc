"""What a person is told when a text cannot be read, or was read under a convention: codes, English and Vietnamese.

A sentence may hold `{found}` (the piece of the text) and the names in a complaint's `details`.
"""

from __future__ import annotations

import re

from gradekit.expression.reading import Complaint, Warning

COMPLAINTS: dict[str, dict[str, str]] = {
    "blank": {
        "en": "Nothing was typed.",
        "vi": "Chưa nhập gì cả.",
    },
    "unexpected-character": {
        "en": "The character {character} is not part of the notation. Remove it or type it differently.",
        "vi": "Ký tự {character} không thuộc ký pháp. Hãy xóa hoặc gõ cách khác.",
    },
    "look-alike": {
        "en": "This is {character}, which only looks like the letter {letter}. Type {letter} instead.",
        "vi": "Đây là {character}, chỉ trông giống chữ {letter}. Hãy gõ chữ {letter}.",
    },
    "invisible-character": {
        "en": "There is an invisible character here ({character}). Delete it and type this part again.",
        "vi": "Ở đây có một ký tự ẩn ({character}). Hãy xóa nó và gõ lại chỗ này.",
    },
    "full-stop": {
        "en": "A full stop at the end is not part of the formula. Leave it out.",
        "vi": "Dấu chấm ở cuối không thuộc công thức. Hãy bỏ nó đi.",
    },
    "plus-minus": {
        "en": "{found} stands for two values. Give one expression.",
        "vi": "{found} chỉ hai giá trị. Hãy viết một biểu thức duy nhất.",
    },
    "unknown-name": {
        "en": "{name} is not a name used in this question. Is it a slip, or a product written together?",
        "vi": "{name} không phải là tên dùng trong câu hỏi này. Gõ nhầm, hay là một tích viết liền?",
    },
    "unknown-function": {
        "en": "{name} is not a function that can be used here.",
        "vi": "{name} không phải là hàm dùng được ở đây.",
    },
    "wrong-case": {
        "en": "{name} is not used in this question. Did you mean {meant}? Capital and small letters differ.",
        "vi": "{name} không được dùng trong câu hỏi này. Ý bạn là {meant}? Chữ hoa và chữ thường khác nhau.",
    },
    "author-function": {
        "en": "{function} leaves the work to be done. Give the result itself.",
        "vi": "{function} để lại việc chưa làm. Hãy viết chính kết quả.",
    },
    "function-needs-argument": {
        "en": "{function} needs something to apply to, for example {function}(x).",
        "vi": "{function} cần có đối số, ví dụ {function}(x).",
    },
    "argument-brackets": {
        "en": "It is not clear where the argument of {function} ends. Put all of it in brackets.",
        "vi": "Không rõ đối số của {function} kết thúc ở đâu. Hãy đặt toàn bộ đối số trong ngoặc.",
    },
    "argument-count": {
        "en": "{function} takes {wanted} argument(s), and {count} were given.",
        "vi": "{function} cần {wanted} đối số, nhưng có {count}.",
    },
    "square-brackets": {
        "en": "Square brackets cannot follow a name directly. Use round brackets.",
        "vi": "Ngoặc vuông không được đứng ngay sau một tên. Hãy dùng ngoặc tròn.",
    },
    "function-power": {
        "en": "A negative power on {function} is not clear. Write 1/{function}(x)^n, or the inverse by its name.",
        "vi": "Số mũ âm đặt trên tên {function} không rõ nghĩa. Hãy viết 1/{function}(x)^n, hoặc tên của hàm ngược.",
    },
    "log-base-or-argument": {
        "en": "{found} may be a base or an argument. Write log_2(x) for base 2, or log(2x).",
        "vi": "{found} có thể là cơ số hoặc đối số. Hãy viết log_2(x) cho cơ số 2, hoặc log(2x).",
    },
    "condition-expected": {
        "en": "A condition such as x > 0 is expected here.",
        "vi": "Ở đây cần một điều kiện, ví dụ x > 0.",
    },
    "unclosed-bracket": {
        "en": "The bracket {found} is never closed.",
        "vi": "Ngoặc {found} chưa được đóng.",
    },
    "unopened-bracket": {
        "en": "The bracket {found} closes nothing: there is no bracket open before it.",
        "vi": "Ngoặc {found} không đóng ngoặc nào: trước nó không có ngoặc mở.",
    },
    "wrong-bracket": {
        "en": "{found} closes a bracket of another kind.",
        "vi": "{found} đóng một ngoặc khác loại.",
    },
    "unclosed-bar": {
        "en": "This bar is never closed: absolute value is written |x|.",
        "vi": "Dấu gạch này chưa được đóng: giá trị tuyệt đối viết là |x|.",
    },
    "empty-brackets": {
        "en": "There is nothing between these brackets.",
        "vi": "Không có gì giữa hai dấu ngoặc này.",
    },
    "empty-box": {
        "en": "A box is still empty.",
        "vi": "Còn một ô trống.",
    },
    "missing-operand": {
        "en": "Something is missing next to {found}: a number, a letter or a bracket should stand there.",
        "vi": "Thiếu gì đó cạnh {found}: ở đó phải có một số, một chữ hoặc một ngoặc.",
    },
    "power-or-product": {
        "en": "{found} may be a power or a product. Write ^ or * between the letter and the number.",
        "vi": "{found} có thể là lũy thừa hoặc tích. Hãy viết ^ hoặc * giữa chữ và số.",
    },
    "two-numbers": {
        "en": "Two numbers stand side by side: {found}. Write * for a product or + for a mixed number.",
        "vi": "Hai số đứng cạnh nhau: {found}. Hãy viết * cho tích hoặc + cho hỗn số.",
    },
    "two-exponents": {
        "en": "Two exponents follow each other. Put brackets to show which belongs to which.",
        "vi": "Hai số mũ đứng liền nhau. Hãy dùng ngoặc để rõ số mũ nào thuộc về đâu.",
    },
    "double-factorial": {
        "en": "{found} is not read. Write (n!)! for a factorial of a factorial.",
        "vi": "Không đọc được {found}. Hãy viết (n!)! cho giai thừa của giai thừa.",
    },
    "decimal-comma": {
        "en": "Is {found} a decimal number? Write it with a point, and thousands without a separator.",
        "vi": "{found} có phải là số thập phân không? Ở đây hãy dùng dấu chấm thập phân và không tách hàng nghìn.",
    },
    "thousands-or-decimal": {
        "en": "{found} may be a decimal number or hold thousands. Write thousands without a separator.",
        "vi": "{found} có thể là số thập phân hoặc số có tách hàng nghìn. Hãy viết hàng nghìn không có dấu tách.",
    },
    "separator": {
        "en": "{found} has nothing to separate here. One expression is asked.",
        "vi": "{found} không ngăn cách gì ở đây. Chỉ cần một biểu thức.",
    },
    "one-equals": {
        "en": "Give the expression itself, without a leading = and without a chain of equations.",
        "vi": "Hãy viết chính biểu thức, không có dấu = ở đầu và không viết chuỗi đẳng thức.",
    },
    "relation-not-asked": {
        "en": "An expression is asked here, not an equation or inequality.",
        "vi": "Ở đây cần một biểu thức, không phải phương trình hay bất phương trình.",
    },
    "one-relation": {
        "en": "There are too many relation signs in a row.",
        "vi": "Có quá nhiều dấu quan hệ liên tiếp.",
    },
    "prime": {
        "en": "A prime ' can only stand in a label such as f'(x) = at the beginning. Give the derivative itself.",
        "vi": "Dấu phẩy trên ' chỉ được đứng trong nhãn như f'(x) = ở đầu. Hãy viết chính đạo hàm.",
    },
    "unknown-command": {
        "en": "The LaTeX command {command} is not read here.",
        "vi": "Lệnh LaTeX {command} không đọc được ở đây.",
    },
    "too-large": {
        "en": "This is too large to be read (limit for {what}: {limit}).",
        "vi": "Biểu thức quá lớn để đọc (giới hạn cho {what}: {limit}).",
    },
}
"""Complaint code → sentence in each language."""

WARNINGS: dict[str, dict[str, str]] = {
    "decimal-exponent": {
        "en": "{found} was read as a decimal number with a power of ten.",
        "vi": "{found} được đọc là số thập phân với lũy thừa của mười.",
    },
    "divide-then-multiply": {
        "en": "Read from left to right: 1/2x is (1/2)·x. Write 1/(2x) if that is meant.",
        "vi": "Đọc từ trái sang phải: 1/2x là (1/2)·x. Hãy viết 1/(2x) nếu ý bạn là thế.",
    },
    "power-then-multiply": {
        "en": "Only the first number or letter after ^ is the exponent. Write e^(2x) if all of it is meant.",
        "vi": "Chỉ số hoặc chữ đầu tiên sau ^ là số mũ. Hãy viết e^(2x) nếu toàn bộ là số mũ.",
    },
    "power-then-divide": {
        "en": "The exponent ends before the division: x^1/2 is (x^1)/2. Write x^(1/2) if that is meant.",
        "vi": "Số mũ kết thúc trước phép chia: x^1/2 là (x^1)/2. Hãy viết x^(1/2) nếu ý bạn là thế.",
    },
    "tex-one-digit": {
        "en": "LaTeX raises or lowers only one digit without braces: x^23 is x²·3. Write x^{23} for the power 23.",
        "vi": "LaTeX chỉ nâng hoặc hạ một chữ số khi không có ngoặc nhọn: x^23 là x²·3. Hãy viết x^{23} cho số mũ 23.",
    },
    "power-digits": {
        "en": "All digits after ^ were taken as the exponent: sin^25x is (sin x)^25. Write sin^2(5x) for the other.",
        "vi": "Mọi chữ số sau ^ được coi là số mũ: sin^25x là (sin x)^25. Hãy viết sin^2(5x) cho trường hợp kia.",
    },
    "argument-run": {
        "en": "Everything written together was taken as the argument: sin x y is sin(xy).",
        "vi": "Tất cả phần viết liền được coi là đối số: sin x y là sin(xy).",
    },
    "argument-power": {
        "en": "The power was taken as part of the argument: ln x^2 is ln(x^2). Write (ln x)^2 for the other.",
        "vi": "Lũy thừa được coi là thuộc đối số: ln x^2 là ln(x^2). Hãy viết (ln x)^2 cho trường hợp kia.",
    },
    "argument-divide": {
        "en": "The argument ends before the division: sin x/2 is (sin x)/2. Write sin(x/2) for the other.",
        "vi": "Đối số kết thúc trước phép chia: sin x/2 là (sin x)/2. Hãy viết sin(x/2) cho trường hợp kia.",
    },
    "root-one-atom": {
        "en": "The root covers one number or letter only: √2x is √2·x. Write √(2x) for the other.",
        "vi": "Dấu căn chỉ bao một số hoặc một chữ: √2x là √2·x. Hãy viết √(2x) cho trường hợp kia.",
    },
    "log-base": {
        "en": "log without a base was read by the convention of this set; natural is ln, base ten is lg.",
        "vi": "log không ghi cơ số được đọc theo quy ước của bộ đề; tự nhiên là ln, cơ số mười là lg.",
    },
    "name-or-product": {
        "en": "{found} was read as one known name, not as a product of letters.",
        "vi": "{found} được đọc là một tên đã biết, không phải tích của các chữ.",
    },
    "capital-function": {
        "en": "{found} was read as the name written in small letters.",
        "vi": "{found} được đọc là tên viết bằng chữ thường.",
    },
    "decimal-point": {
        "en": "{found} was read as a decimal number; here the decimal mark is a comma.",
        "vi": "{found} được đọc là số thập phân; ở đây dấu thập phân là dấu phẩy.",
    },
    "many-bars": {
        "en": "There are several bars. Check that the absolute values begin and end where you meant.",
        "vi": "Có nhiều dấu gạch. Hãy kiểm tra chỗ bắt đầu và kết thúc của các giá trị tuyệt đối.",
    },
}
"""Warning code → sentence in each language."""

_WORD_HINTS = {
    "en": {"meant": "Did you mean {meant}?", "letters": "Write * between letters that are multiplied."},
    "vi": {"meant": "Ý bạn là {meant}?", "letters": "Hãy viết * giữa các chữ nhân với nhau."},
}
"""What is said behind `unknown-function` about a word that was not declared (`details` holds `word`)."""

_QUANTITIES = {
    "characters": "số ký tự",
    "tokens": "số thành phần",
    "depth": "độ sâu ngoặc",
    "digits": "số chữ số",
    "value": "độ lớn của hằng số",
    "exponent": "độ lớn của số mũ",
}


def message(complaint: Complaint, locale: str = "en") -> str:
    """The sentence for a person, in `en` or `vi`; English for any other locale."""
    details = dict(complaint.details)
    if locale == "vi" and "what" in details:
        details["what"] = _QUANTITIES.get(details["what"], details["what"])
    said = _filled(COMPLAINTS, complaint.code, locale, {"found": complaint.found} | details)
    hint = _WORD_HINTS[locale if locale == "vi" else "en"]["meant" if "meant" in details else "letters"]
    return f"{said} {hint.format(**details)}" if complaint.code == "unknown-function" and "word" in details else said


def warning_message(warning: Warning, locale: str = "en") -> str:
    """The sentence about something taken for granted, in `en` or `vi`; English for any other locale."""
    return _filled(WARNINGS, warning.code, locale, {"found": warning.found})


def meaning(code: str) -> str:
    """The English sentence of a complaint or warning with "…" where a text's own piece would stand."""
    return re.sub(r"\{\w+\}", "…", (COMPLAINTS.get(code) or WARNINGS[code])["en"])


def _filled(table: dict[str, dict[str, str]], code: str, locale: str, details: dict[str, str]) -> str:
    texts = table.get(code)
    if texts is None:
        return code
    sentence = texts.get(locale, texts["en"])
    for name, value in details.items():
        sentence = sentence.replace("{" + name + "}", value)
    return sentence

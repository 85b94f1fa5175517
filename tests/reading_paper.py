"""What a printed page says: the letters of a PDF, as somebody who copies its text gets them."""

import io
import re
from typing import Any

import pikepdf

_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def text_of(data: bytes) -> str:
    """All words of a PDF in their order, with one space wherever there is room between them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return " ".join(" ".join(_page(page) for page in pdf.pages).split())


def _page(page: Any) -> str:
    fonts = {str(name): _letters(font) for name, font in page.Resources.Font.items()}
    words, letters = [], dict[int, str]()
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            letters = fonts[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            pieces = operands[0] if str(operator) == "TJ" else operands
            strings = (bytes(one) for one in pieces if isinstance(one, pikepdf.String))
            words += [*(_decoded(one, letters) for one in strings), " "]
    return "".join(words)


def _decoded(raw: bytes, letters: dict[int, str]) -> str:
    codes = (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
    return "".join(letters.get(code, "") for code in codes)


def _letters(font: Any) -> dict[int, str]:
    """What each code of a font stands for."""
    told = font.ToUnicode.read_bytes().decode("ascii", "replace")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", told, re.DOTALL):
        found |= {int(code, 16): _word(word) for code, word in _PAIR.findall(block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", told, re.DOTALL):
        for first, last, start in _RANGE.findall(block):
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = chr(int(start, 16) + step)
    return found


def _word(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode("utf-16-be")

"""Telephone numbers as they are written, and as a telephone dials them."""

import re


def dialled(written: str) -> str:
    """The number without its blanks, brackets and dashes; empty where it is no number."""
    number = re.sub(r"[\s().-]", "", written)
    return number if re.fullmatch(r"\+?\d{3,15}", number) else ""

"""What somebody had typed when a form led to a closed door: given back, so that nothing is lost.

It goes to the very browser that sent it, in the answer to that sending, and is kept nowhere.
"""

import re

from django.http import HttpRequest

from ciranda.common.ids import is_uuid

# Never given back: what proves who one is, what is drawn, and what the form itself keeps.
_NOT_WORDS = re.compile(r"^_|password|secret|code|token|drawing|digest|edition|version|_key$")
# Shorter than this is a choice, a number or a date: quickly made again.
LEAST = 4


def words_typed(request: HttpRequest) -> list[str]:
    """The words of the form that was sent, in its order; empty where nothing was typed."""
    if request.method != "POST":
        return []
    return [
        text.strip()
        for name, texts in request.POST.lists()
        if not _NOT_WORDS.search(name)
        for text in texts
        if " " in text.strip() and len(text.strip()) >= LEAST and not is_uuid(text.strip())
    ]

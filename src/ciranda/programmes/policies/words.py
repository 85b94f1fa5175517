"""The words of a pack: locale/ mirrored on the pack, one file a language, English behind all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FALLBACK = "en"
Path = Sequence[str]


@dataclass(frozen=True)
class Words:
    """The words of all languages of a pack, as nested mappings."""

    languages: Mapping[str, Mapping[str, Any]]

    def exactly(self, path: Path, language: str) -> str | None:
        """The words at a path in a language or, without its region, its mother language."""
        for tongue in dict.fromkeys((language, language.split("-", maxsplit=1)[0].lower())):
            found = _at(self.languages.get(tongue, {}), path)
            if isinstance(found, str):
                return found
        return None

    def label(self, path: str | Path, language: str) -> str:
        """The words at a path (`clocks.answer` means its label), falling back to English.

        A path without words gives its last key, spaced: a page never fails for want of a word.
        """
        steps = tuple(path.split(".")) if isinstance(path, str) else tuple(path)
        for tongue in (language, FALLBACK, *self.languages):
            for candidate in (steps, (*steps, "label")):
                if (found := self.exactly(candidate, tongue)) is not None:
                    return found
        return steps[-1].replace("_", " ")

    def optional(self, path: str | Path, language: str) -> str:
        """Like `label`, but a path without words gives nothing: for help and notes."""
        steps = tuple(path.split(".")) if isinstance(path, str) else tuple(path)
        found = (self.exactly(steps, tongue) for tongue in (language, FALLBACK))
        return next((words for words in found if words is not None), "")


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        if not isinstance(tree, Mapping) or step not in tree:
            return None
        tree = tree[step]
    return tree

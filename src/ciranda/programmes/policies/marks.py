"""Reads YAML and JSON into plain values, and remembers on which line everything stands.

YAML is read as authors mean it: only true and false are truth values, so the country code NO and
the word no stay words; a key written twice, an anchor or a tag is a problem, not a surprise.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

import yaml

from ciranda.programmes.policies.problems import Problem

Path = tuple[str | int, ...]

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_BROKEN = re.compile(r"[-+]?(\d+\.\d*|\.\d+)([eE][-+]?\d+)?")
_TRUTH = {"true": True, "True": True, "false": False, "False": False}
_NOTHING = {"", "~", "null", "Null"}
LARGEST = 1_000_000  # letters in one file; the largest pack known has a tenth of it
DEEPEST = 60


@dataclass
class Document:
    """A file of a pack: its values, the line of each path, and what could not be read."""

    file: str
    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def problem(self, path: Path, what: str, remedy: str) -> Problem:
        """A problem at a path of this file."""
        return Problem(self.file, self.line(path), ".".join(map(str, path)), what, remedy)


def read(file: str, text: str) -> Document:
    """A document from the text of a file; never raises, whatever the text."""
    document = Document(file)
    reader = _read_json if file.endswith(".json") else _read_yaml
    if len(text) > LARGEST:
        _say(document, 1, "the file is too large", f"keep it under {LARGEST:,} letters")
    elif "\x00" in text:
        _say(document, 1, "the file is not text", "save it as UTF-8 text")
    else:
        reader(document, text.removeprefix("\ufeff"))
    return document


def _say(document: Document, line: int, what: str, remedy: str) -> None:
    document.problems.append(Problem(document.file, line, "", what, remedy))


def _read_yaml(document: Document, text: str) -> None:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        _say(
            document,
            mark.line + 1 if mark else 1,
            f"this is not YAML: {error.problem}",
            "begin the line with spaces instead of tabs"
            if "\\t" in str(error.problem)
            else "check the spaces at the line's start, the colons and the quotation marks",
        )
    except (yaml.YAMLError, RecursionError):
        _say(document, 1, "this is not YAML", "save it as UTF-8 text, nested less deeply")
    else:
        _Yaml(document, set()).take(root)


@dataclass
class _Yaml:
    document: Document
    seen: set[int]

    def take(self, root: yaml.Node | None) -> None:
        if root is None:
            _say(self.document, 1, "the file is empty", "write its content, or remove it")
        else:
            self.document.value = self.value(root, ())

    def value(self, node: yaml.Node, path: Path) -> Any:
        line = node.start_mark.line + 1
        self.document.lines.setdefault(path, line)
        if id(node) in self.seen:
            _say(self.document, line, "this repeats an anchor", "write it out again")
            return None
        self.seen.add(id(node))
        if len(path) > DEEPEST:
            _say(self.document, line, "this is nested too deeply", "write it flatter")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(entry, (*path, i)) for i, entry in enumerate(node.value)]
        return _scalar(node)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in found:
                first = self.document.lines[(*path, key)]
                what = f"“{key}” is written twice, first on line {first}"
                self.document.problems.append(
                    Problem(self.document.file, line, ".".join(map(str, path)), what, "keep one")
                )
                continue
            self.document.lines[(*path, key)] = line
            found[key] = self.value(value_node, (*path, key))
        return found


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if getattr(node, "style", None) is not None:
        return text
    if text in _NOTHING:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _BROKEN.fullmatch(text) else text


def _read_json(document: Document, text: str) -> None:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        remedy = "check commas, brackets and quotation marks around this line"
        _say(document, error.lineno, f"this is not JSON: {error.msg}", remedy)
    except RecursionError:
        _say(document, 1, "this is nested too deeply", "write it flatter")
    else:
        _Json(document, text).take()


_SPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r"[^,\]\}\s]+")


@dataclass
class _Json:
    """Walks JSON known to be valid, only to learn the lines."""

    document: Document
    text: str
    line_ends: list[int] = field(default_factory=list)

    def take(self) -> None:
        self.line_ends = [found.start() for found in re.finditer("\n", self.text)]
        self.document.value, _ = self.value(self.skip(0), ())

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def line(self, at: int) -> int:
        return bisect_left(self.line_ends, at) + 1

    def value(self, at: int, path: Path) -> tuple[Any, int]:
        self.document.lines.setdefault(path, self.line(at))
        readers: dict[str, Callable[[int, Path], tuple[Any, int]]] = {
            "{": self.mapping,
            "[": self.sequence,
            '"': self.string,
        }
        return readers.get(self.text[at], self.plain)(at, path)

    def string(self, at: int, path: Path) -> tuple[Any, int]:
        found: tuple[str, int] = scanstring(self.text, at + 1, True)
        return found

    def plain(self, at: int, path: Path) -> tuple[Any, int]:
        found = _PLAIN.match(self.text, at)
        word = found[0] if found else "null"
        return json.loads(word), at + len(word)

    def mapping(self, at: int, path: Path) -> tuple[Any, int]:
        value: dict[str, Any] = {}
        at = self.skip(at + 1)
        while self.text[at] != "}":
            line = self.line(at)
            key, at = self.string(at, path)
            if key in value:
                what = f"“{key}” is written twice"
                _say(self.document, line, what, "keep one")
            self.document.lines[(*path, key)] = line
            value[key], at = self.value(self.skip(self.skip(at) + 1), (*path, key))
            at = self.after(at)
        return value, at + 1

    def sequence(self, at: int, path: Path) -> tuple[Any, int]:
        value: list[Any] = []
        at = self.skip(at + 1)
        while self.text[at] != "]":
            entry, at = self.value(at, (*path, len(value)))
            value.append(entry)
            at = self.after(at)
        return value, at + 1

    def after(self, at: int) -> int:
        """Past a comma, if there is one, to the next thing."""
        at = self.skip(at)
        return self.skip(at + 1) if self.text[at] == "," else at

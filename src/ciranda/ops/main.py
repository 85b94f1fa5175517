"""The ``ciranda`` command: plain words in front of Django's management commands.

The rule of names: a management command ``topic_verb_object`` of one of our apps is called
``ciranda topic verb-object``; one without an underscore is called by its name alone. A new command
appears here by existing.
"""

import argparse
import difflib
import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HEADINGS = {
    "Start and stop": ("demo", "serve", "worker", "db"),
    "Bring records in and send them out": ("import", "export"),
    "Prove that nothing is lost and nobody sees too much": ("proof", "drill"),
    "Programmes described as data": ("pack",),
    "Look after an installation": (),
}
# They go through everything, and leave the processor to whoever waits before a page.
GIVING_WAY = ("import", "proof", "report")
OTHER = "Look after an installation"
# Django's options, kept working but not shown: they speak of settings modules and tracebacks.
DJANGO_OPTIONS = {
    "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color",
    "skip_checks",
}  # fmt: skip


@dataclass(frozen=True, order=True)
class Entry:
    """One command: the words people type and the management command behind them."""

    words: tuple[str, ...]
    app: str
    name: str

    @property
    def typed(self) -> str:
        return " ".join(("ciranda", *self.words))


def words_of(name: str) -> tuple[str, ...]:
    """The words people type for a management command's name."""
    topic, _, rest = name.partition("_")
    return (topic, rest.replace("_", "-")) if rest else (topic,)


def find_entries() -> list[Entry]:
    """Every management command of our own apps, in the order of their words."""
    from django.core.management import get_commands  # noqa: PLC0415 - needs settings

    return sorted(
        Entry(words_of(name), app, name)
        for name, app in get_commands().items()
        if app.startswith("ciranda.")
    )


def pick(entries: Sequence[Entry], arguments: Sequence[str]) -> tuple[Entry, list[str]] | None:
    """The command whose words begin these arguments, longest first, and what follows them."""
    for length in (2, 1):
        for entry in entries:
            if len(entry.words) == length and tuple(arguments[:length]) == entry.words:
                return entry, list(arguments[length:])
    return None


def _purpose(entry: Entry) -> str:
    from django.core.management import load_command_class  # noqa: PLC0415

    return str(load_command_class(entry.app, entry.name).help).strip().split("\n")[0]


def _heading(entry: Entry) -> str:
    return next((title for title, topics in HEADINGS.items() if entry.words[0] in topics), OTHER)


def overview(entries: Sequence[Entry]) -> Iterator[str]:
    """The lines of ``ciranda --help``: every command under its heading, in plain words."""
    yield "Ciranda: the shared record of one team around a child and family."
    yield "\nusage: ciranda COMMAND [OPTIONS]"
    width = max((len(entry.typed) for entry in entries), default=0) + 3
    for title in HEADINGS:
        under = [entry for entry in entries if _heading(entry) == title]
        if under:
            yield f"\n{title}"
        yield from _lines(under, width)
    yield "\n`ciranda COMMAND --help` explains one command."


def _lines(entries: Sequence[Entry], width: int) -> Iterator[str]:
    return (f"  {entry.typed:<{width}}{_purpose(entry)}" for entry in entries)


def suggestion(entries: Sequence[Entry], arguments: Sequence[str]) -> str:
    """What to say to words that name no command: the nearest ones."""
    typed = " ".join(arguments[:2])
    topic = [entry for entry in entries if entry.words[0] == arguments[0]]
    known = {" ".join(entry.words): entry.typed for entry in entries}
    near = [known[words] for words in difflib.get_close_matches(typed, known, n=3, cutoff=0.5)]
    if topic:
        width = max(len(entry.typed) for entry in topic) + 3
        return "\n".join([f"`ciranda {arguments[0]}` needs one word more:", *_lines(topic, width)])
    if near:
        return f"There is no `ciranda {typed}`. Did you mean:\n  " + "\n  ".join(near)
    return f"There is no `ciranda {typed}`. `ciranda --help` lists what there is."


def paragraphs(words: str) -> str:
    """A command's explanation, each paragraph filled by itself, examples left as they stand."""
    parts = words.strip().split("\n\n")
    filled = [p if "\n  " in p else textwrap.fill(p, 78) for p in parts]
    return "\n\n".join(filled)


def run(entry: Entry, arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; its refusals are printed without a traceback."""
    from django.core.management import CommandError, load_command_class  # noqa: PLC0415

    command = load_command_class(entry.app, entry.name)
    parser = command.create_parser(" ".join(("ciranda", *entry.words[:-1])), entry.words[-1])
    parser.prog = entry.typed
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = paragraphs(parser.description or "")
    for action in parser._actions:  # noqa: SLF001 - argparse has no public list of its options
        if action.dest in DJANGO_OPTIONS:
            action.help = argparse.SUPPRESS
    options = vars(parser.parse_args(list(arguments)))
    positional = options.pop("args", ())
    try:
        command.execute(*positional, **options)
    except CommandError as refusal:
        if options.get("traceback"):
            raise
        print(refusal, file=sys.stderr)
        return refusal.returncode
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry point of the ``ciranda`` command."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ciranda.config.settings")
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    entries = find_entries()
    if not given or given[0] in {"-h", "--help", "help"}:
        print("\n".join(overview(entries)))
        return 0
    if found := pick(entries, given):
        from ciranda.common.database import keep_every_plan  # noqa: PLC0415 - needs settings
        from ciranda.ops import jobs  # noqa: PLC0415

        jobs.take_time()
        if found[0].words[0] in GIVING_WAY:
            jobs.give_way()
        if found[0].words[0] == "import":
            keep_every_plan()
        return run(*found)
    asks_for_help = len(given) == 2 and given[1] in {"-h", "--help"}
    print(suggestion(entries, given), file=sys.stdout if asks_for_help else sys.stderr)
    return 0 if asks_for_help and any(e.words[0] == given[0] for e in entries) else 2


if __name__ == "__main__":
    sys.exit(main())

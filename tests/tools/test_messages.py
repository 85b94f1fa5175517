"""Sentences are found wherever a screen says them, and unfinished languages are named."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tools import messages

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
TITLE = _("My day")
COUNT = ngettext("%(n)s child", "%(n)s children", 2)
OPEN = pgettext("a case", "open")
"""
PAGE = """{% load i18n %}
<h1>{% translate "Who can see this?" %}</h1>
    <p title="it's 100% {{ x }}">{% blocktranslate trimmed with name=person.name %}
      {{ name }} agreed
      today.
    {% endblocktranslate %}</p>
{% blocktranslate count n=n %}{{ n }} visit{% plural %}{{ n }} visits{% endblocktranslate %}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    source = tmp_path / "src" / "ciranda"
    (source / "web" / "templates" / "web").mkdir(parents=True)
    (source / "web" / "views.py").write_text(CODE)
    (source / "web" / "templates" / "web" / "day.html").write_text(PAGE)
    catalogue = source / "locale" / "pt" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    (catalogue / "django.po").write_text(
        'msgid "My day"\nmsgstr "O meu dia"\n\nmsgid "x"\nmsgstr "y"\n'
    )
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "SOURCE", source)
    monkeypatch.setattr(messages, "LOCALE", source / "locale")
    return catalogue


def test_every_sentence_of_code_and_pages_is_collected(project: Path) -> None:
    assert {(message.id, message.context) for message in messages.collected() if message.id} == {
        ("My day", None),
        (("%(n)s child", "%(n)s children"), None),
        ("open", "a case"),
        ("Who can see this?", None),
        ("%(name)s agreed today.", None),
        (("%(n)s visit", "%(n)s visits"), None),
    }


def test_collecting_keeps_translations_and_drops_what_nobody_says(project: Path) -> None:
    messages.collect()
    with (project / "django.po").open("rb") as file:
        catalogue = read_po(file)
    kept = catalogue.get("My day")
    assert kept
    assert kept.string == "O meu dia"
    assert catalogue.get("x") is None
    assert "Who can see this?" in messages.unfinished(catalogue)


def test_collecting_twice_changes_nothing(project: Path) -> None:
    messages.collect()
    once = (project / "django.po").read_bytes()
    messages.collect()
    assert (project / "django.po").read_bytes() == once


def test_a_missing_translation_and_a_wrong_placeholder_are_faults(project: Path) -> None:
    messages.collect()
    text = (project / "django.po").read_text()
    half = 'msgid "%(name)s agreed today."\nmsgstr ""'
    assert half in text
    wrong = half.replace('msgstr ""', 'msgstr "%(nome)s aceitou hoje."')
    (project / "django.po").write_text(text.replace(half, wrong))
    faults = messages.faults()
    assert "pt: wrong placeholder: %(name)s agreed today." in faults
    assert "pt: not translated: Who can see this?" in faults
    assert "pt: not translated: My day" not in faults


def test_compiling_writes_what_django_reads(project: Path) -> None:
    import gettext

    messages.collect()
    messages.compile_catalogues()
    with (project / "django.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("My day") == "O meu dia"


@pytest.mark.parametrize(
    ("identifier", "string", "is_wrong"),
    [
        ("%(name)s agreed", "%(name)s aceitou", False),
        ("%(name)s agreed", "Aceitou", True),
        ("%(name)s agreed", "", False),
        (("%(n)s visit", "%(n)s visits"), ("uma visita", "%(n)s visitas"), False),
        (("%(n)s visit", "%(n)s visits"), ("%(n)s visita", "visitas"), True),
        ("Saved at {time}", "Guardado", True),
    ],
)
def test_a_translation_leaves_no_placeholder_out(
    identifier: str | tuple[str, str], string: str | tuple[str, str], is_wrong: bool
) -> None:
    catalogue = Catalog(locale="pt")
    catalogue.add(identifier, string)
    assert bool(messages.wrong_placeholders(catalogue)) is is_wrong

"""The scripts: each adds one thing to a page that works without it."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.looking import Looker

pytestmark = pytest.mark.browser

AUTOSAVE = """
document.body.innerHTML = `<form id="f" data-ciranda-leave data-ciranda-autosave="/draft/"
  data-ciranda-autosave-saved="Draft saved at {time}" data-ciranda-autosave-failed="Not saved">
  <input name="words"><input type="hidden" name="_key" value="0"><input type="file" name="paper">
  <p role="status" data-ciranda-autosave-status></p></form>`;
"""
START = "async name => (await import(`/static/ciranda/js/${name}.js`)).start(document)"


class _Answer(dict[str, str]):
    """An empty page with the status it was given."""

    status_code = 200

    def getvalue(self) -> bytes:
        return b"<!doctype html><html lang=en><body></body></html>"


class _Answering:
    """A client that answers for drafts with one status and remembers what was sent."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.sent: list[bytes] = []

    def generic(self, method: str, path: str, data: bytes, *args: Any, **kwargs: Any) -> _Answer:
        answer = _Answer({"Content-Type": "text/html"})
        if path == "/draft/":
            self.sent.append(data)
            answer.status_code = self.status
        return answer


def _writing(page: Any, status: int) -> tuple[Any, _Answering]:
    client = _Answering(status)
    looker = Looker(page, client)  # type: ignore[arg-type]
    looker.page.clock.install()
    looker.open("/")
    looker.page.evaluate(AUTOSAVE)
    looker.page.evaluate(START, "autosave")
    looker.page.fill("[name=words]", "He named the dog")
    return looker.page, client


def test_a_draft_is_saved_a_little_after_the_last_word(page: Any) -> None:
    drawn, client = _writing(page, 200)
    assert client.sent == []
    drawn.clock.run_for(3100)
    drawn.wait_for_function("document.querySelector('[role=status]').textContent !== ''")
    assert drawn.inner_text("[role=status]").startswith("Draft saved at ")
    assert len(client.sent) == 1
    assert b"He named the dog" in client.sent[0]
    assert b"paper" not in client.sent[0], "files are sent once, with the form"
    assert b"_key" not in client.sent[0], "the form itself is still to be sent with it"


def test_a_draft_that_cannot_be_saved_says_so_and_is_tried_again(page: Any) -> None:
    drawn, client = _writing(page, 404)
    drawn.clock.run_for(3100)
    drawn.wait_for_function("document.querySelector('[role=status]').textContent !== ''")
    assert drawn.inner_text("[role=status]") == "Not saved"
    assert drawn.input_value("[name=words]") == "He named the dog"
    client.status = 200
    drawn.clock.run_for(15100)
    drawn.wait_for_function("document.querySelector('[role=status]').textContent !== 'Not saved'")
    assert len(client.sent) == 2


def test_a_filter_sends_itself_for_choices_but_not_for_typing(page: Any) -> None:
    Looker(page, _Answering(200)).open("/")  # type: ignore[arg-type]
    page.evaluate(
        """document.body.innerHTML = `<form data-ciranda-filter>
        <input type="checkbox" name="kind"><input name="words"></form>`;
        window.sent = 0;
        document.forms[0].addEventListener("submit", (e) => { e.preventDefault(); sent += 1; });"""
    )
    page.evaluate(START, "filter")
    page.fill("[name=words]", "dog")
    page.press("[name=words]", "Tab")
    assert page.evaluate("sent") == 0
    page.check("[name=kind]")
    assert page.evaluate("sent") == 1


def test_reading_aloud_speaks_each_part_in_its_language(page: Any) -> None:
    Looker(page, _Answering(200)).open("/")  # type: ignore[arg-type]
    page.evaluate(
        """document.body.innerHTML = `<div id="words"><p>Hello</p><p lang="pt-PT">Olá</p></div>
        <button data-ciranda-read="words" data-ciranda-read-stop="Stop" hidden>Read</button>`;
        window.said = [];
        speechSynthesis.speak = (saying) => said.push([saying.text, saying.lang]);
        null;"""
    )
    page.evaluate(START, "read")
    page.click("button")
    assert json.loads(page.evaluate("JSON.stringify(said)")) == [["Hello", "en"], ["Olá", "pt-PT"]]
    expect(page.locator("button")).to_have_text("Stop")
    page.click("button")
    expect(page.locator("button")).to_have_text("Read")


def test_words_not_saved_are_asked_about_before_leaving(page: Any) -> None:
    Looker(page, _Answering(200)).open("/")  # type: ignore[arg-type]
    page.evaluate(AUTOSAVE)
    page.evaluate(START, "leave")
    unload = "window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"
    assert page.evaluate(unload), "nothing typed, nothing to lose"
    page.fill("[name=words]", "x")
    assert not page.evaluate(unload)
    page.evaluate("document.forms[0].dispatchEvent(new CustomEvent('ciranda:saved'))")
    assert page.evaluate(unload)

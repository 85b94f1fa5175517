"""The site as somebody signed in uses it, without a browser."""

from typing import Any
from uuid import uuid4

from django.test import Client

from tests.settling import PASSWORD


def signed_in(name: str) -> Client:
    """A client of whoever has this user name."""
    client = Client()
    assert client.login(username=name, password=PASSWORD)
    return client


def send(client: Client, address: str, **form: Any) -> Any:
    """The answer to a filled-in form, sent once."""
    return client.post(address, {**form, "_key": str(uuid4())})


def saved(client: Client, address: str, **form: Any) -> str:
    """The page that a form leads to when nothing was wrong with it."""
    answer = send(client, address, **form)
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer.url).content.decode()

"""A bare view: the same statements under the same wall, their rows as JSON, and nothing else."""

import os
import pickle
from pathlib import Path
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from bench.capturing import Asked
from bench.replaying import SET
from ciranda.common.database import keeping

_WRITTEN = os.environ.get("BENCH_ASKED", "")
# written by the bench itself a moment ago, in a folder of its own
ASKED: dict[str, list[Asked]] = pickle.loads(Path(_WRITTEN).read_bytes()) if _WRITTEN else {}  # noqa: S301


def alive(_request: HttpRequest) -> HttpResponse:
    """That it answers."""
    return HttpResponse("yes")


def rows(_request: HttpRequest, key: str, number: int) -> JsonResponse:
    """The rows of one visit. What a form wrote is taken back, so that it can be asked again."""
    visits = ASKED[key]
    asked = visits[number % len(visits)]
    found: list[Any] = []
    with transaction.atomic():
        with connection.cursor() as plain, keeping() as kept:
            plain.execute(SET, [list(asked.settings), list(asked.settings.values())])
            for statement in asked.statements:
                cursor = kept if statement.kept else plain
                cursor.execute(statement.sql, statement.values)
                found.append(cursor.fetchall() if cursor.description else [])
        if asked.status == 302:
            transaction.set_rollback(True)
    return JsonResponse({"rows": found}, json_dumps_params={"default": str})


urlpatterns = [path("sign-in/", alive), path("<slug:key>/<int:number>/", rows)]
if os.environ.get("DJANGO_SETTINGS_MODULE") == "bench.bare_settings":
    application = get_wsgi_application()

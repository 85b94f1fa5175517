"""Migrations that take half the time: a table that is new changes no table that is there.

Whenever a migration makes a model, Django draws it and every model that is related to it, however
far, anew. A new model can only point at others: drawing it alone comes to the same tables,
constraints, indexes and policies, and halves what the first `make demo` and `make test` wait for.
"""

from typing import Any
from zlib import crc32

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ModelState, ProjectState


def _add_model(self: ProjectState, model_state: ModelState) -> None:
    """As Django's own, but for the last line: the new model alone is drawn."""
    key = model_state.app_label, model_state.name_lower
    self.models[key] = model_state
    if self._relations is not None:  # type: ignore[attr-defined]
        self.resolve_model_relations(key)
    if "apps" in self.__dict__:
        self.apps.render_multiple([model_state])


_OWN_INDEX = """
select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
where i.indrelid = to_regclass(%s) and i.indnatts = 1 and a.attname = %s
  and not i.indisunique and i.indpred is null and c.relname ~ '_[0-9a-f]{8}$'
"""


class LeanOnAnother(Operation):
    """Foreign keys whose own index goes, since another begins with the same column.

    As Django's AlterField to ``db_index=False`` would, without drawing every related model anew:
    nothing that is drawn looks at it.
    """

    def __init__(self, fields: dict[str, list[str]]) -> None:
        self.fields = fields

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The fields no longer ask for an index."""
        for model, name in self._each():
            field = state.models[app_label, model].fields[name].clone()
            field.db_index = False
            state.models[app_label, model].fields[name] = field

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *_states: Any
    ) -> None:
        """Drop each field's own index; one that is not there is an error."""
        for model, name in self._each():
            table = f"{app_label}_{model}"
            with schema_editor.connection.cursor() as cursor:
                cursor.execute(_OWN_INDEX, [table, f"{name}_id"])
                [(index,)] = cursor.fetchall()
            schema_editor.execute(f'drop index "{index}"')

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *_states: Any
    ) -> None:
        """Give each field its own index again."""
        for model, name in self._each():
            table, column = f"{app_label}_{model}", f"{name}_id"
            # named as Django names it: the end is eight hexadecimal digits
            index = f"{table}_{column}"[:54] + f"_{crc32(f'{table}{column}'.encode()):08x}"
            schema_editor.execute(f'create index "{index}" on "{table}" ("{column}")')

    def describe(self) -> str:
        """What a log of migrations says."""
        count = sum(map(len, self.fields.values()))
        return f"Drop {count} indexes that repeat the beginning of another"

    def _each(self) -> list[tuple[str, str]]:
        return [(model, name) for model, names in self.fields.items() for name in names]


def draw_new_models_alone() -> None:
    """Have migrations draw what is new alone, from now on."""
    ProjectState.add_model = _add_model  # type: ignore[method-assign]

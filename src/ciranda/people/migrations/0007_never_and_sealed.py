"""Never ask again, fast searches looked at, identities sealed by adoption, names erased."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.policies.wall import closed, statements

SQL = str(Path(__file__).parents[1] / "sql")


def key() -> tuple[str, models.Field]:
    """The key of a row."""
    return (
        "id",
        models.UUIDField(default=ciranda.common.ids.uuid7, primary_key=True, serialize=False),
    )


def person() -> tuple[str, models.Field]:
    """Whom a row is about."""
    return (
        "person",
        models.ForeignKey(
            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
        ),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0006_places"),
    ]

    operations = [
        migrations.CreateModel(
            name="NeverAsk",
            fields=[
                key(),
                ("programme_key", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                person(),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("person", "programme_key"),
                        name="never_ask_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchNote",
            fields=[
                ("flag_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("words", models.TextField()),
                ("noted_at", models.DateTimeField()),
                ("noted_by", models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Sealed",
            fields=[
                key(),
                ("grounds", models.TextField()),
                ("reference", models.TextField()),
                ("kept", models.JSONField(help_text="The words by which it was found", null=True)),
                ("sealed_at", models.DateTimeField()),
                ("sealed_by", models.UUIDField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("opened_by", models.UUIDField(null=True)),
                ("open_grounds", models.TextField(blank=True)),
                ("open_reference", models.TextField(blank=True)),
                person(),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("opened_at", None)),
                        fields=("person",),
                        name="sealed_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Erased",
            fields=[
                ("person_id", models.UUIDField(primary_key=True, serialize=False)),
                ("erased_at", models.DateTimeField()),
            ],
        ),
        closed("people_neverask"),
        closed("people_searchnote"),
        closed("people_sealed"),
        closed("people_erased"),
        *statements(SQL, "0007_never", "0008_sealed"),
    ]

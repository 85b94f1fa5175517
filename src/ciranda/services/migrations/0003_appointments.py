"""Where the family is expected; when to ask whether they got there; the words of the topic."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")
_WORDS_OF_CASE = """
update services_requestpart p set pack_version_id = c.pack_version_id
 from cases_case c where c.id = p.case_id;
set constraints all immediate;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0002_only_added"),
        ("services", "0002_requests"),
    ]

    operations = [
        migrations.AddField(
            model_name="requestpart",
            name="ask_arrival_on",
            field=models.DateField(null=True, help_text="The family is asked from this day on"),
        ),
        migrations.AddField(
            model_name="requestpart",
            name="pack_version",
            field=models.ForeignKey(
                db_index=False,
                help_text="Whose words name the topic: the asked service sees no case",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programmes.packversion",
            ),
        ),
        RunSQL(_WORDS_OF_CASE, RunSQL.noop),
        migrations.AlterField(
            model_name="requestpart",
            name="pack_version",
            field=models.ForeignKey(
                db_index=False,
                help_text="Whose words name the topic: the asked service sees no case",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="programmes.packversion",
            ),
        ),
        migrations.CreateModel(
            name="AppointmentPlace",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("place", models.TextField(blank=True)),
                ("whom", models.TextField(blank=True)),
                (
                    "part",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="services.requestpart",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["asked_at"], name="request_when"),
        ),
        wall("services_appointmentplace", Category.LOCATION),
        *statements(SQL, "0003_ways"),
    ]

"""Plan volumes are dated; what a plan asks of one service has a dossier of its own."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import either, statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_holders")]

    operations = [
        migrations.AddField(
            model_name="planvolume", name="ended_at", field=models.DateTimeField(null=True)
        ),
        migrations.CreateModel(
            name="PlanPart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("custody_id", models.UUIDField()),
                ("dossier_id", models.UUIDField()),
                ("plan_id", models.UUIDField()),
                (
                    "about",
                    models.TextField(
                        help_text="Whom the service is asked for, as called at that time"
                    ),
                ),
                ("agreed_version_id", models.UUIDField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("end_reason", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.service",
                    ),
                ),
            ],
        ),
        *(
            migrations.AddIndex(model_name=model, index=models.Index(fields=[field], name=name))
            for model, field, name in (
                ("planvolume", "case", "plan_volume_case"),
                ("planvolume", "plan_id", "plan_volume_plan"),
                ("planvolume", "dossier_id", "plan_volume_dossier"),
                ("planpart", "case", "plan_part_case"),
                ("planpart", "plan_id", "plan_part_plan"),
                ("planpart", "dossier_id", "plan_part_dossier"),
                ("planpart", "service", "plan_part_service"),
            )
        ),
        # a service whose part has ended still learns that it ended, and about whom its words are
        either("cases_planpart", Category.PLAN, Category.CONTACT),
        migrations.RunSQL("drop function cases_facts(uuid)", migrations.RunSQL.noop),
        *statements(SQL, "0002_facts"),
    ]

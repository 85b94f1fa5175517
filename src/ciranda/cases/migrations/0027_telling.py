"""What families tell once, talk between agencies, steps left out; named readers of own files."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import ciranda.common.ids
from ciranda.access.enums import Category
from ciranda.access.policies.wall import statements, wall

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0006_service_moves"),
        ("cases", "0026_woman_signs"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryPart",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("custody_id", models.UUIDField()),
                ("dossier_id", models.UUIDField(unique=True)),
                (
                    "category",
                    models.SmallIntegerField(
                        choices=[
                            (0, "Identity"),
                            (1, "Whereabouts"),
                            (2, "Who is involved"),
                            (3, "Contacts and visits"),
                            (4, "Dates and tasks"),
                            (5, "Plan"),
                            (6, "Development"),
                            (7, "Health"),
                            (8, "Education"),
                            (9, "Social situation"),
                            (10, "Safeguarding"),
                            (11, "Legal"),
                            (12, "Money"),
                            (13, "Consents and who looked"),
                            (14, "Who told us"),
                        ]
                    ),
                ),
                ("key", models.CharField(help_text="A part of the pack's telling", max_length=60)),
                (
                    "title",
                    models.TextField(
                        help_text="What the pack called it, in the language it was told in"
                    ),
                ),
                (
                    "about",
                    models.TextField(
                        help_text="The name the family goes by, for whom it is released to"
                    ),
                ),
                ("body", models.TextField()),
                ("language", models.CharField(max_length=10)),
                (
                    "with_whom",
                    models.TextField(help_text="Who of the family told it, and who wrote it down"),
                ),
                ("earlier", models.JSONField(default=list)),
                ("opened_at", models.DateTimeField()),
                ("written_at", models.DateTimeField()),
                ("version", models.IntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StoryRelease",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                ("ticked_by", models.TextField(help_text="Who of the family ticked it")),
                ("released_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.storypart",
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
        migrations.CreateModel(
            name="Exchange",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "category",
                    models.SmallIntegerField(
                        choices=[
                            (0, "Identity"),
                            (1, "Whereabouts"),
                            (2, "Who is involved"),
                            (3, "Contacts and visits"),
                            (4, "Dates and tasks"),
                            (5, "Plan"),
                            (6, "Development"),
                            (7, "Health"),
                            (8, "Education"),
                            (9, "Social situation"),
                            (10, "Safeguarding"),
                            (11, "Legal"),
                            (12, "Money"),
                            (13, "Consents and who looked"),
                            (14, "Who told us"),
                        ]
                    ),
                ),
                ("persons", models.TextField(help_text="Who spoke with whom")),
                ("purpose_key", models.CharField(max_length=60)),
                (
                    "basis_kind",
                    models.CharField(
                        choices=[
                            ("consent", "The family agreed to it"),
                            ("legal", "A legal basis other than consent is on record"),
                        ],
                        max_length=10,
                    ),
                ),
                ("basis_id", models.UUIDField()),
                ("body", models.TextField()),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("membership_id", models.UUIDField(null=True)),
                ("name", models.TextField()),
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
            options={
                "indexes": [models.Index(fields=["case", "-at"], name="exchange_case")],
            },
        ),
        migrations.CreateModel(
            name="LadderOverride",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=ciranda.common.ids.uuid7, primary_key=True, serialize=False
                    ),
                ),
                ("dossier_id", models.UUIDField()),
                (
                    "left_out",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                ("membership_id", models.UUIDField(null=True)),
                ("name", models.TextField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case"], name="ladder_override_case")],
            },
        ),
        migrations.AddIndex(
            model_name="storypart",
            index=models.Index(fields=["case"], name="story_part_case"),
        ),
        migrations.AddIndex(
            model_name="storyrelease",
            index=models.Index(fields=["case"], name="story_release_case"),
        ),
        migrations.AddIndex(
            model_name="storyrelease",
            index=models.Index(fields=["service"], name="story_release_service"),
        ),
        migrations.AddConstraint(
            model_name="storyrelease",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("part", "service"),
                name="story_released_once",
            ),
        ),
        wall("cases_storypart", column="category"),
        wall("cases_storyrelease", Category.CONSENT),
        wall("cases_exchange", column="category"),
        wall("cases_ladderoverride", Category.SAFEGUARDING),
        *statements(SQL, "0023_telling"),
    ]

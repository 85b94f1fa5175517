"""Who wrote is kept without an agency while somebody of the family is shielded."""

from django.db import migrations

TABLES = (
    "assessments_factor",
    "assessments_decision",
    "assessments_assessment",
    "assessments_groupanswers",
)


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_initial"),
        ("cases", "0023_protected_areas"),
    ]

    operations = [
        migrations.RunSQL(
            f"create trigger area_put_away before insert or update on {table} for each row"  # noqa: S608
            " execute function cases_put_area_away('author', 'author');"
            f" update {table} set id = id;",
            migrations.RunSQL.noop,
        )
        for table in TABLES
    ]

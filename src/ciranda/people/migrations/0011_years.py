"""One index for the words of names and the year of birth: a nation's namesakes stay apart."""

from pathlib import Path

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.models import F, Func

from ciranda.access.policies.wall import statements

SQL = str(Path(__file__).parents[1] / "sql")


class Migration(migrations.Migration):
    dependencies = [("people", "0010_lean_indexes")]

    operations = [
        *statements(SQL, "0010_years"),
        migrations.AddIndex(
            model_name="persontokens",
            index=GinIndex(
                Func(F("tokens"), F("born_on"), function="people_keys"),
                fastupdate=False,
                name="person_tokens_keys",
            ),
        ),
        migrations.RemoveIndex(model_name="persontokens", name="person_tokens_tokens"),
    ]

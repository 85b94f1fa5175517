"""Standing in a shared register is a consent of its own kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0003_holds"),
    ]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("participation", "to take part in the programme"),
                    ("sharing", "to let a service see parts of the file"),
                    ("register", "to be found in the shared register"),
                ],
                max_length=15,
            ),
        ),
        migrations.AlterField(
            model_name="question",
            name="kind",
            field=models.CharField(
                choices=[
                    ("participation", "to take part in the programme"),
                    ("sharing", "to let a service see parts of the file"),
                    ("register", "to be found in the shared register"),
                ],
                max_length=15,
            ),
        ),
    ]

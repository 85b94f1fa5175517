"""A version in use never changes under a case: not by hand, not by a query."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("programmes", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """
            create trigger only_added before update or delete on programmes_packversion
              for each row execute function access_refuse_change();
            revoke update on programmes_packversion, programmes_programme from ciranda_web;
            """,
            migrations.RunSQL.noop,
        ),
    ]

"""One account a name, in whatever case, also for two who choose it at the same moment.

SQLite folds Latin letters alone; PostgreSQL, which production has, folds all.
"""

from django.conf import settings
from django.db import migrations
from django.db.models import Count
from django.db.models.functions import Lower

MAKE = "CREATE UNIQUE INDEX portal_one_username ON auth_user (LOWER(username))"
DROP = "DROP INDEX portal_one_username"


def refuse_doubles(apps, schema_editor):
    """Raises: RuntimeError that names accounts which differ in case alone."""
    accounts = apps.get_model(settings.AUTH_USER_MODEL).objects.using(schema_editor.connection.alias)
    named = accounts.values(name=Lower("username")).annotate(number=Count("pk"))
    doubles = sorted(named.filter(number__gt=1).values_list("name", flat=True))
    if doubles:
        told = "Two accounts have these names in another case, rename one of each first: "
        raise RuntimeError(told + ", ".join(doubles))


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0009_name_security_log"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunPython(refuse_doubles, migrations.RunPython.noop),
        migrations.RunSQL(MAKE, DROP),
    ]

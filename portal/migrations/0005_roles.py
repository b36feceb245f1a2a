"""Makes the groups of the four roles; their rights follow after each migration (portal/roles.py)."""

from django.db import migrations

ROLES = ("officer", "editor", "administrator", "reader")


def make_roles(apps, schema_editor):
    """Each role once."""
    groups = apps.get_model("auth", "Group")._base_manager.using(schema_editor.connection.alias)
    for name in ROLES:
        groups.get_or_create(name=name)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0004_begin_history"),
        ("cities", "0005_officers_of_cities"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]

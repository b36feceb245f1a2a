"""What readers cite is the last change that they may see, not the last save."""

import django.utils.timezone
from django.db import migrations, models


def begin_with_last_save(apps, schema_editor):
    """Until now each save counted."""
    for name in ("Source",):
        rows = apps.get_model("records", name)._base_manager.using(schema_editor.connection.alias)
        rows.update(public_version=models.F("version"), changed_at=models.F("updated_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_keep_discarded_versions'),
    ]

    operations = [
        migrations.AddField(
            model_name='source',
            name='changed_at',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='Moment of the last save that changed what readers may see.', verbose_name='last public change'),
        ),
        migrations.AddField(
            model_name='source',
            name='public_version',
            field=models.PositiveIntegerField(default=1, editable=False, help_text='The version that changed last what readers may see.', verbose_name='public version'),
        ),
        migrations.RunPython(begin_with_last_save, migrations.RunPython.noop),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aid', '0003_describe_kept_columns'),
        ('cities', '0002_describe_kept_columns'),
        ('partnerships', '0002_describe_kept_columns'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['state', 'embargo_until', 'city', 'stage', 'category', 'shared_with_uk', 'shared_with_en', 'slug'], name='aid_delivery_summed'),
        ),
        migrations.AddIndex(
            model_name='deliveryrelation',
            index=models.Index(fields=['kind', 'target', 'delivery'], name='aid_deliveryrelation_by_kind'),
        ),
        migrations.AddIndex(
            model_name='item',
            index=models.Index(fields=['delivery', 'nature', 'unit', 'good', 'qualifier', 'quantity', 'quantity_max'], name='aid_item_summed'),
        ),
    ]

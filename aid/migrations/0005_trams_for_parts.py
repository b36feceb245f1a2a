from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('aid', '0004_index_what_sums_ask'),
    ]

    operations = [
        migrations.AlterField(
            model_name='item',
            name='good',
            field=models.CharField(blank=True, choices=[('bus', 'buses'), ('trolleybus', 'trolleybuses'), ('tram', 'trams'), ('metro-car', 'metro cars'), ('car', 'cars'), ('truck', 'trucks'), ('ambulance', 'ambulances'), ('fire-engine', 'fire engines'), ('refuse-truck', 'refuse trucks'), ('construction-machine', 'construction machines'), ('generator', 'generators'), ('cogeneration-unit', 'cogeneration units'), ('boiler-house', 'boiler houses'), ('power-station', 'power stations'), ('heater', 'heaters'), ('pump', 'pumps'), ('water-purifier', 'water purification units'), ('hospital-bed', 'hospital beds'), ('medical-device', 'medical devices'), ('medical-supplies', 'medical supplies'), ('prosthesis', 'prostheses'), ('protective-equipment', 'protective equipment'), ('clothing', 'clothing and blankets'), ('relief-goods', 'relief goods'), ('computer', 'computers'), ('building', 'buildings'), ('tram-for-parts', 'trams for spare parts'), ('mixed', 'goods of several kinds'), ('other', 'other goods')], help_text='What it is, for goods; mixed or other where no single good fits.', max_length=30, verbose_name='good'),
        ),
    ]

"""Keeps what stands in the register as the first state of its history."""

from django.db import migrations

from records.history.beginning import begin, ties_by_key

RECORDS = (
    ("records", "Source"),
    ("cities", "City"),
    ("cities", "CaseProfile"),
    ("partnerships", "Organization"),
    ("partnerships", "Partnership"),
    ("partnerships", "Agreement"),
    ("partnerships", "Initiative"),
    ("aid", "Delivery"),
)
# Rows, their record, and the column that names it
ROWS = (
    ("cities", "CityName", "City", "city_id"),
    ("partnerships", "PartnershipEvent", "Partnership", "partnership_id"),
    ("partnerships", "AgreementParty", "Agreement", "agreement_id"),
    ("partnerships", "InitiativeParty", "Initiative", "initiative_id"),
    ("aid", "Item", "Delivery", "delivery_id"),
    ("aid", "Participant", "Delivery", "delivery_id"),
    ("aid", "DeliveryRelation", "Delivery", "delivery_id"),
)


def begin_history(apps, schema_editor):
    """Records first, then their rows under the version of their record."""
    alias = schema_editor.connection.alias
    versions = {}
    for label, name in RECORDS:
        model = apps.get_model(label, name)
        ties = ties_by_key(model, alias)
        rows = model._base_manager.using(alias).values_list("pk", "version")
        versions[name.lower()] = dict(rows)
        begin(apps, alias, label, name, origin="begun", ties=lambda one, ties=ties: ties.get(one.pk, {}))
    for label, name, owner, column in ROWS:
        known = versions[owner.lower()]
        begin(apps, alias, label, name, record_version=lambda row, known=known, column=column: known[getattr(row, column)])
    kinds = apps.get_model("contenttypes", "ContentType")._base_manager.using(alias)
    names = dict(kinds.values_list("pk", "model"))

    def version_of(citation):
        return versions.get(names[citation.content_type_id], {}).get(citation.object_id, 0)

    begin(apps, alias, "records", "Citation", record_version=version_of)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0003_release_since"),
        ("records", "0004_history"),
        ("cities", "0004_history"),
        ("partnerships", "0003_history"),
        ("aid", "0007_history"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(begin_history, migrations.RunPython.noop)]

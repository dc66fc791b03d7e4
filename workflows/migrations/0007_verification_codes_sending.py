"""A code on every receipt: those given before get theirs, and no two are the same."""

import secrets

from django.db import migrations, models

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def give_codes(apps, schema_editor):
    slips = apps.get_model("workflows", "Transmission").objects.filter(code="")
    for slip in slips.only("pk").iterator(2000):
        slip.code = "".join(secrets.choice(ALPHABET) for _place in range(12))
        slip.save(update_fields=["code"])


class Migration(migrations.Migration):
    dependencies = [("workflows", "0006_follow_up")]

    operations = [
        migrations.RunPython(give_codes, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="transmission",
            constraint=models.UniqueConstraint(
                fields=["code"], condition=~models.Q(code=""), name="verification_code_once"
            ),
        ),
    ]

"""A platform receipt is unique for its authority, a paper one for the council that enters it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workflows", "0002_steps")]
    operations = [
        migrations.RemoveConstraint(model_name="transmission", name="receipt_number_once"),
        migrations.AddConstraint(
            model_name="transmission",
            constraint=models.UniqueConstraint(
                fields=["authority", "receipt_number"],
                condition=models.Q(is_paper=False),
                name="online_receipt_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="transmission",
            constraint=models.UniqueConstraint(
                fields=["council", "receipt_number"], condition=models.Q(is_paper=True), name="paper_receipt_once"
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("document_types", "0004_units"),
    ]

    operations = [
        migrations.AddField(
            model_name="act",
            name="session_version",
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
    ]

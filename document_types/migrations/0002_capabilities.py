"""The capabilities of the law as page permissions, so that Wagtail's tree gives them."""

from django.db import migrations

CAPABILITIES = {
    "prepare_page": "Préparer les sessions et les actes du conseil",
    "sign_president_page": "Signer comme président du conseil",
    "sign_secretary_page": "Signer comme secrétaire du conseil",
    "attend_page": "Siéger au conseil",
    "review_page": "Contrôler la légalité",
    "observe_page": "Suivre l'avancement des dossiers",
    "archive_page": "Tenir les archives",
}


def create(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="wagtailcore", model="page"
    )
    permission = apps.get_model("auth", "Permission")
    for codename, name in CAPABILITIES.items():
        permission.objects.get_or_create(content_type=content_type, codename=codename, defaults={"name": name})


def remove(apps, schema_editor):
    permission = apps.get_model("auth", "Permission")
    permission.objects.filter(content_type__app_label="wagtailcore", codename__in=CAPABILITIES).delete()


class Migration(migrations.Migration):
    dependencies = [("document_types", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(create, remove)]

"""The site starts with its home page in place of Wagtail's welcome page."""

from django.db import migrations


def create(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="cms", model="homepage"
    )
    page = apps.get_model("wagtailcore", "Page")
    site = apps.get_model("wagtailcore", "Site")
    locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="fr")
    site.objects.all().delete()
    page.objects.filter(depth=2).delete()
    home = apps.get_model("cms", "HomePage").objects.create(
        title="Majaliss",
        draft_title="Majaliss",
        slug="accueil",
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/accueil/",
        content_type=content_type,
        locale=locale,
        live=True,
    )
    page.objects.filter(path="0001").update(numchild=1)
    # Wagtail's own groups may write everywhere; here rights follow from roles alone.
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Moderators"]).delete()
    site.objects.create(
        hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True, site_name="Majaliss"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0002_home"),
        ("wagtailcore", "0098_apitoken"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

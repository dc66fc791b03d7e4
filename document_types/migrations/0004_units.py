"""The 12 regions and 75 prefectures and provinces come with the product, each with its council."""

from django.db import migrations
from django.utils import timezone

from document_types.territory.slugs import COUNCIL_SLUG, slug_for
from document_types.territory.units import shipped_units

STEPS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Branch:
    """A page and how many children it got; each has far fewer than 36 here, so one digit of the path's step is enough."""

    def __init__(self, page):
        self.page = page
        self.slugs = set()

    def add(self, model, **values):
        page, now = self.page, timezone.now()
        slug = values["slug"]
        self.slugs.add(slug)
        page.numchild += 1
        return model.objects.create(
            path=f"{page.path}000{STEPS[page.numchild]}",
            depth=page.depth + 1,
            numchild=0,
            url_path=f"{page.url_path}{slug}/",
            draft_title=values["title"],
            locale_id=page.locale_id,
            live=True,
            first_published_at=now,
            last_published_at=now,
            **values,
        )


def ship(apps, schema_editor):
    collectivities = apps.get_model("document_types", "CollectivityPage")
    home = apps.get_model("cms", "HomePage").objects.get(depth=2)
    if home.numchild:
        return
    types = _content_types(apps)
    branches = {"": Branch(home)}
    for unit in shipped_units():
        above = branches[unit.parent_code]
        page = above.add(
            collectivities,
            title=unit.name_fr,
            slug=slug_for(unit.name_fr, unit.code, above.slugs),
            content_type=types["collectivitypage"],
            level=unit.level.value,
            code=unit.code,
            iso_code=unit.iso_code,
            name_fr=unit.name_fr,
            name_ar=unit.name_ar,
        )
        branches[unit.code] = Branch(page)
        _add_council(apps, branches[unit.code], types["councilpage"])
    for branch in branches.values():
        branch.page.save(update_fields=["numchild"])


def _content_types(apps):
    types = apps.get_model("contenttypes", "ContentType").objects
    names = ("collectivitypage", "councilpage")
    return {name: types.get_or_create(app_label="document_types", model=name)[0] for name in names}


def _add_council(apps, branch, content_type):
    page = branch.add(
        apps.get_model("document_types", "CouncilPage"),
        title="Conseil",
        slug=COUNCIL_SLUG,
        content_type=content_type,
    )
    apps.get_model("document_types", "Council").objects.create(page=page, collectivity=branch.page)


class Migration(migrations.Migration):
    dependencies = [
        ("document_types", "0003_journal_triggers"),
        ("cms", "0003_home_page"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]

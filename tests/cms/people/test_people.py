"""The administrator's screens: closing days, authorities, councils, users; and what stays closed to everybody."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.admin.urls import workflows as workflow_urls
from wagtail.models import GroupPagePermission, Task, Workflow

from cms.models import HomePage, User
from document_types.enums import CouncilState, JournalEvent
from document_types.models import Authority, ClosingDay, CollectivityPage, Council, JournalEntry
from tests.factories import INEZGANE, council_of, make_commune, make_user, received_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client, town):
    client.force_login(town.administrator)
    return town.administrator


@pytest.fixture
def root(client, db):
    user = make_user("root", is_superuser=True)
    client.force_login(user)
    return user


def text(response) -> str:
    return response.content.decode()


class TestClosingDays:
    def test_an_announced_day_is_journaled_with_who_entered_it(self, client, administrator):
        data = {"day": "20/03/2026", "name_fr": "Aïd al-Fitr", "name_ar": "عيد الفطر"}

        response = client.post(reverse("closing_days:add"), data)

        assert response.status_code == 302
        assert ClosingDay.objects.get().name_fr == "Aïd al-Fitr"
        entry = JournalEntry.objects.filter(head__is_site=True, event=JournalEvent.CLOSING_DAY_SET).last()
        assert administrator.username in entry.payload and "2026-03-20" in entry.payload

    def test_a_correction_is_journaled_too_and_keeps_its_day(self, client, administrator):
        closing = ClosingDay.objects.create(day=date(2026, 3, 20), name_fr="Aïd", name_ar="عيد")
        data = {"day": "21/03/2026", "name_fr": "Aïd", "name_ar": "عيد", "is_open": "on"}

        client.post(reverse("closing_days:edit", args=[closing.pk]), data)

        closing.refresh_from_db()
        assert (closing.day, closing.is_open) == (date(2026, 3, 20), True)
        assert ClosingDay.objects.count() == 1
        assert JournalEntry.objects.filter(event=JournalEvent.CLOSING_DAY_SET).count() == 1

    def test_nothing_is_removed(self, client, administrator):
        closing = ClosingDay.objects.create(day=date(2026, 3, 20), name_fr="Aïd", name_ar="عيد")

        client.post(reverse("closing_days:delete", args=[closing.pk]))

        assert ClosingDay.objects.exists()


class TestAuthorities:
    def test_entering_one_gives_it_its_group_and_its_right(self, client, administrator):
        place = CollectivityPage.objects.get(code="07.041")
        data = {"office": "governor", "page": place.pk, "name_fr": "Gouverneur", "name_ar": "عامل", "email": ""}

        response = client.post(reverse("authorities:add"), data)

        assert response.status_code == 302
        authority = Authority.objects.get(page_id=place.pk)
        assert GroupPagePermission.objects.get(group=authority.group).permission.codename == "review_page"

    @pytest.mark.parametrize(("office", "code"), [("wali", "07.041"), ("interior", "07.041"), ("governor", "07")])
    def test_an_office_is_only_where_the_law_sets_it(self, client, administrator, office, code):
        place = CollectivityPage.objects.get(code=code)
        data = {"office": office, "page": place.pk, "name_fr": "X", "name_ar": "س", "email": ""}

        response = client.post(reverse("authorities:add"), data)

        assert response.status_code == 200
        assert not Authority.objects.filter(page_id=place.pk).exists()

    def test_the_wali_sits_at_the_regions_council_and_the_interior_over_the_kingdom(self, client, administrator):
        for office, page in (("wali", council_of("09").page), ("interior", HomePage.objects.get())):
            data = {"office": office, "page": page.pk, "name_fr": "X", "name_ar": "س", "email": ""}
            assert client.post(reverse("authorities:add"), data).status_code == 302

        assert Authority.objects.filter(office__in=["wali", "interior"], group__isnull=False).count() == 2


class TestCouncils:
    def test_the_list_is_searched_by_name_and_state(self, client, administrator):
        make_commune(INEZGANE, "Inezgane", "إنزكان")
        url = reverse("councils:index")

        assert "Inezgane" in text(client.get(url, {"q": "Inezgane"}))
        active = client.get(url, {"state": "active"}).context["object_list"]
        assert [council.code for council in active] == ["09.273.01.05"]

    def test_connecting_makes_the_groups_and_is_journaled(self, client, administrator):
        council = make_commune(INEZGANE, "Inezgane", "إنزكان")

        data = {"since": "01/06/2026", "is_authority_on_paper": "on"}
        response = client.post(reverse("councils:connect", args=[council.pk]), data)

        assert response.status_code == 302
        council = Council.objects.get(pk=council.pk)
        assert (council.state, council.active_since) == (CouncilState.PAPER_AUTHORITY, date(2026, 6, 1))
        assert Group.objects.filter(name=f"clerk {INEZGANE}").exists()
        entry = JournalEntry.objects.get(head__council=council, event=JournalEvent.COUNCIL_ACTIVATED)
        assert administrator.username in entry.payload

    def test_a_bad_date_keeps_the_form(self, client, administrator):
        council = make_commune(INEZGANE, "Inezgane", "إنزكان")

        response = client.post(reverse("councils:connect", args=[council.pk]), {"since": "demain"})

        assert response.status_code == 200 and "demain" in text(response)
        assert Council.objects.get(pk=council.pk).state == CouncilState.NOT_CONNECTED

    @pytest.mark.parametrize("role", ["clerk", "president", "officer", "observer", "archivist"])
    def test_others_are_refused(self, client, town, role):
        client.force_login(town.staff[role])

        assert client.get(reverse("councils:index")).status_code == 403
        assert client.get(reverse("councils:connect", args=[town.council.pk])).status_code == 403
        assert client.get(reverse("closing_days:index")).status_code == 302
        assert client.get(reverse("authorities:index")).status_code == 302


class TestUsers:
    def data(self, user, **facts):
        return {
            "username": user.username,
            "email": "a@example.org",
            "first_name": "A",
            "last_name": "B",
            "is_active": "on",
        } | facts

    def test_roles_have_readable_names(self, client, administrator, town):
        shown = text(client.get(reverse("wagtailusers_users:edit", args=[town.clerk.pk])))

        assert "Secrétariat du conseil" in shown
        assert "Conseil de la commune d&#x27;Aït Melloul" in shown
        assert town.authority.name_fr in shown
        assert "clerk 09.273.01.05" not in shown

    def test_a_role_is_given_by_its_box(self, client, administrator, town):
        group = Group.objects.get(name="archivist 09.273.01.05")

        client.post(reverse("wagtailusers_users:edit", args=[town.clerk.pk]), self.data(town.clerk, groups=[group.pk]))

        assert list(town.clerk.groups.all()) == [group]

    def test_a_new_user_is_made_with_a_role(self, client, administrator):
        group = Group.objects.get(name="clerk 09.273.01.05")
        data = self.data(User(username="nouvelle"), groups=[group.pk], is_superuser="on")
        secret = "une-phrase-assez-longue-9"

        client.post(reverse("wagtailusers_users:add"), data | {"password1": secret, "password2": secret})

        user = User.objects.get(username="nouvelle")
        assert list(user.groups.all()) == [group] and not user.is_superuser

    def test_no_form_makes_a_superuser(self, client, administrator, town):
        data = self.data(town.clerk, is_superuser="on")
        client.post(reverse("wagtailusers_users:edit", args=[town.clerk.pk]), data)

        town.clerk.refresh_from_db()
        assert not town.clerk.is_superuser

    def test_an_administrator_does_not_touch_a_superuser(self, client, administrator):
        root = make_user("root", is_superuser=True)
        secret = "une-phrase-assez-longue-9"
        data = self.data(root, password1=secret, password2=secret)

        client.post(reverse("wagtailusers_users:edit", args=[root.pk]), data)

        assert not User.objects.get(pk=root.pk).check_password(secret)

    def test_whoever_recorded_something_is_not_removed(self, client, administrator, town):
        act = received_act(town)
        act.signatures.update(recorded_by=town.clerk)

        response = client.post(reverse("wagtailusers_users:delete", args=[town.clerk.pk]), follow=True)

        assert "Désactivez-le" in text(response)
        assert User.objects.filter(pk=town.clerk.pk).exists()

    def test_accounts_are_not_removed_in_number(self, client, administrator, town):
        url = reverse("wagtail_bulk_action", args=["cms", "user", "delete"])

        response = client.post(f"{url}?id={town.clerk.pk}&id={town.president.pk}", follow=True)

        assert "désactivez-les" in text(response)
        assert User.objects.filter(pk__in=[town.clerk.pk, town.president.pk]).count() == 2

    @pytest.mark.parametrize("action", ["set_active_state", "assign_role"])
    def test_an_administrator_does_not_touch_superusers_in_number(self, client, administrator, town, action):
        root, group = make_user("root", is_superuser=True), Group.objects.get(name="archivist 09.273.01.05")
        url = reverse("wagtail_bulk_action", args=["cms", "user", action])
        data = {"mark_as_active": "False", "role": group.pk}

        response = client.post(f"{url}?id={root.pk}&id={town.clerk.pk}", data, follow=True)

        assert "super-utilisateur" in text(response)
        for user in (root, town.clerk):
            user.refresh_from_db()
            assert user.is_active and group not in user.groups.all()

    def test_an_administrator_still_closes_accounts_in_number(self, client, administrator, town):
        url = reverse("wagtail_bulk_action", args=["cms", "user", "set_active_state"])

        client.post(f"{url}?id={town.clerk.pk}", {"mark_as_active": "False"})

        town.clerk.refresh_from_db()
        assert not town.clerk.is_active

    def test_nobody_changes_the_address_of_his_own_account(self, client, town):
        client.force_login(town.clerk)
        address = town.clerk.email

        shown = text(client.get(reverse("wagtailadmin_account")))
        client.post(
            reverse("wagtailadmin_account"),
            {"name_email-first_name": "A", "name_email-last_name": "B", "name_email-email": "autre@example.org"},
        )

        town.clerk.refresh_from_db()
        assert town.clerk.email == address and "name_email-email" not in shown


class TestWagtailsGroupForm:
    def test_saving_it_keeps_our_rights(self, client, root, town):
        """Wagtail's formset drops each page permission it does not know."""
        names = ("clerk 09.273.01.05", "observer", town.authority.group.name)
        for group in Group.objects.filter(name__in=names):
            before = rights_of(group)
            url = reverse("wagtailusers_groups:edit", args=[group.pk])
            assert client.post(url, as_shown(client.get(url))).status_code == 302

            assert rights_of(group) == before and before[0]

    def test_the_administrator_does_not_enter_it(self, client, administrator, town):
        response = client.get(reverse("wagtailusers_groups:edit", args=[town.authority.group_id]))

        assert response.status_code == 302


def rights_of(group):
    pages = sorted(GroupPagePermission.objects.filter(group=group).values_list("page_id", "permission__codename"))
    return pages, sorted(group.permissions.values_list("pk", flat=True))


def as_shown(response) -> dict:
    """What a browser would send back, had nobody changed anything."""
    forms = [response.context["form"], *response.context["permission_panels"]]
    data = {}
    for form in forms:
        inner = [form.management_form, *form.forms] if hasattr(form, "management_form") else [form]
        for each in inner:
            for field in each:
                value = field.value()
                if isinstance(value, (list, tuple)) or hasattr(value, "all"):
                    data[field.html_name] = [_plain(item) for item in value]
                elif value is not None and value is not False and value != "":
                    data[field.html_name] = _plain(value)
    return data


def _plain(value):
    return getattr(value, "codename", None) or getattr(value, "pk", value)


class TestWorkflowsAreClosed:
    def urls(self):
        known = {"pk": Workflow.objects.first().pk, "page_pk": HomePage.objects.get().pk}
        known |= {"workflow_pk": known["pk"], "task_id": Task.objects.first().pk}
        known |= {"app_label": "workflows", "model_name": "signaturetask"}
        for pattern in workflow_urls.urlpatterns:
            names = pattern.pattern.converters
            yield reverse(f"wagtailadmin_workflows:{pattern.name}", kwargs={name: known[name] for name in names})

    def test_nobody_enters_them(self, client, root):
        before = list(Workflow.objects.values_list("pk", "active")), list(Task.objects.values_list("pk", "active"))
        for url in self.urls():
            for response in (client.get(url), client.post(url, {"name": "x"})):
                # The chooser of steps only lists their names.
                assert response.status_code in (302, 403, 405) or "task_chooser" in url, url

        after = list(Workflow.objects.values_list("pk", "active")), list(Task.objects.values_list("pk", "active"))
        assert after == before

    def test_the_refusal_is_a_sentence(self, client, root):
        response = client.get(reverse("wagtailadmin_workflows:index"), follow=True)

        assert "permission" in text(response) or "n&#x27;avez pas" in text(response)

    def test_they_are_not_in_the_menu(self, client, root):
        home = text(client.get(reverse("wagtailadmin_home")))

        assert reverse("wagtailadmin_workflows:index") not in home
        assert reverse("wagtailadmin_workflows:task_index") not in home


def test_the_settings_menu_has_the_administrators_screens(client, administrator):
    home = text(client.get(reverse("wagtailadmin_home")))

    for name in ("councils:index", "closing_days:index", "authorities:index", "wagtailusers_users:index"):
        assert reverse(name) in home

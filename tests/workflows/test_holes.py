"""What Wagtail's own workflow lets through, shown on a stock page first, and closed for acts."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Task,
    TaskState,
    Workflow,
    WorkflowState,
    WorkflowTask,
)
from wagtail.users.forms import GroupPagePermissionFormSet
from wagtail.workflows import publish_workflow_state

from cms.roles import ROLE
from document_types.enums import ActState
from document_types.models import Act
from document_types.services import pages
from tests.factories import (
    TITLES,
    act_form,
    add_items,
    held_session,
    home,
    make_user,
    open_session,
    received_act,
    sign_both,
)
from workflows.models import LegalityReviewTask, SignatureTask
from workflows.services import handle, review, signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewers():
    return Group.objects.create(name="reviewers")


@pytest.fixture
def stock_page():
    page = Page(title="Page ordinaire", slug="page-ordinaire", live=False)
    home().add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture
def stock_workflow(reviewers):
    workflow = Workflow.objects.create(name="Ordinaire")
    task = GroupApprovalTask.objects.create(name="Relecture")
    task.groups.add(reviewers)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


@pytest.fixture
def superuser():
    return make_user("root", is_superuser=True)


def latest_title(page, title):
    page.title = title
    return page.save_revision()


class TestFinishingPublishesTheReviewedText:
    def test_the_hole(self, stock_page, stock_workflow):
        """Stock: whoever approves the first text puts the second one online."""
        stock_workflow.start(stock_page, user=None)
        latest_title(stock_page, "Glissée après coup")
        state = WorkflowState.objects.get()

        with override_settings(WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH=False):
            publish_workflow_state(state)

        stock_page.refresh_from_db()
        assert stock_page.title == "Glissée après coup"

    def test_closed_for_any_page_of_ours(self, stock_page, stock_workflow, superuser):
        stock_workflow.start(stock_page, user=None)
        latest_title(stock_page, "Glissée après coup")

        with override_settings(WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT=False):
            stock_page.current_workflow_task_state.approve(user=superuser)

        stock_page.refresh_from_db()
        assert stock_page.title == "Page ordinaire"

    def test_closed_for_acts(self, town):
        act = received_act(town)
        page = pages.page_of(act)
        page.subject_fr = "Glissée après coup"
        page.save_revision()

        for clock in act.clocks.all():
            review.lapse(clock=clock)

        act.refresh_from_db()
        page = pages.page_of(act)
        assert act.state == ActState.EXECUTORY
        assert page.live_revision_id == act.revision_id
        assert page.subject_fr == TITLES[1][0]


class TestAnAuthorCannotWithdrawTheFile:
    def test_the_hole(self, stock_page, stock_workflow):
        author = make_user("auteur")
        state = stock_workflow.start(stock_page, user=author)

        assert state.user_can_cancel(author)

    def test_closed(self, town, superuser):
        act = received_act(town)
        state = act.page.specific.current_workflow_state

        for user in (town.clerk, town.president, town.secretary, town.officer, superuser):
            assert not state.user_can_cancel(user)

    def test_closed_through_the_editor(self, town, client):
        act = received_act(town)
        client.force_login(town.clerk)

        client.post(
            reverse("wagtailadmin_pages:edit", args=[act.page_id]), act_form() | {"action-cancel-workflow": "1"}
        )

        assert act.page.specific.workflow_in_progress


class TestGoingOnlineDoesNotEndTheReview:
    @override_settings(WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH=True)
    def test_the_hole(self, stock_page, stock_workflow):
        state = stock_workflow.start(stock_page, user=None)

        stock_page.latest_revision.publish()

        state.refresh_from_db()
        assert state.status == WorkflowState.STATUS_CANCELLED

    def test_closed(self, town):
        _session, [act] = held_session(town, TITLES[1:2])
        sign_both(act)

        pages.put_online(act=act)

        assert act.page.specific.workflow_in_progress


class TestPublishPermissionIsNoWayRound:
    def grant(self, user, codename, page):
        group = Group.objects.create(name=f"{codename} {user}")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        GroupPagePermission.objects.create(
            group=group, page=page, permission=Permission.objects.get(codename=codename, content_type__model="page")
        )
        user.groups.add(group)

    def test_the_hole(self, stock_page, stock_workflow):
        editor = make_user("editeur")
        self.grant(editor, "publish_page", home())
        stock_workflow.start(stock_page, user=None)

        assert stock_page.permissions_for_user(editor).can_publish()

    def test_closed_even_for_who_was_given_it_and_for_superusers(self, town, client, superuser):
        _session, [act] = held_session(town, TITLES[1:2])
        self.grant(town.clerk, "publish_page", town.council.page)

        for user in (town.clerk, superuser):
            client.force_login(user)
            assert not act.page.specific.permissions_for_user(user).can_publish()
            client.post(reverse("wagtailadmin_pages:edit", args=[act.page_id]), act_form() | {"action-publish": "1"})
            client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={act.page_id}")

        act.page.refresh_from_db()
        assert not act.page.live


class TestAnApprovalOfAnEarlierTextDoesNotCount:
    def two_step(self, stock_workflow, reviewers):
        second = GroupApprovalTask.objects.create(name="Seconde relecture")
        second.groups.add(reviewers)
        WorkflowTask.objects.create(workflow=stock_workflow, task=second, sort_order=1)

    @override_settings(WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT=False)
    def test_the_hole(self, stock_page, stock_workflow, reviewers, superuser):
        self.two_step(stock_workflow, reviewers)
        state = stock_workflow.start(stock_page, user=None)
        state.current_task_state.specific.approve(user=superuser)
        stock_page.current_workflow_task_state.reject(user=superuser)
        latest_title(stock_page, "Autre texte")

        state.refresh_from_db()
        state.resume()

        assert state.current_task_state.task.name == "Seconde relecture"

    def test_closed(self, stock_page, stock_workflow, reviewers, superuser):
        self.two_step(stock_workflow, reviewers)
        state = stock_workflow.start(stock_page, user=None)
        state.current_task_state.specific.approve(user=superuser)
        latest_title(stock_page, "Autre texte")
        state = WorkflowState.objects.get()

        assert state.get_next_task().name == "Relecture"

    def test_what_was_signed_is_the_version_submitted(self, town):
        _session, [act] = held_session(town, TITLES[:1])
        page = pages.page_of(act)
        page.subject_fr = "Autre texte"
        page.save_revision()

        with pytest.raises(Exception, match="a changé"):
            sign_both(act)

        assert not act.signatures.exists()


class TestDisablingAStepCancelsNothing:
    def test_the_hole(self, stock_page, stock_workflow):
        state = stock_workflow.start(stock_page, user=None)

        stock_workflow.tasks.get().specific.deactivate()

        state.current_task_state.refresh_from_db()
        assert state.current_task_state.status == TaskState.STATUS_CANCELLED

    def test_closed_in_code(self, town):
        act = received_act(town)

        with pytest.raises(PermissionDenied):
            LegalityReviewTask.objects.get().deactivate()

        assert act.page.specific.workflow_in_progress

    def test_closed_in_the_admin_for_superusers_too(self, town, client, superuser):
        act = received_act(town)
        client.force_login(superuser)
        workflow = handle.workflow_of_kind("deliberation")
        task = LegalityReviewTask.objects.get()

        client.post(reverse("wagtailadmin_workflows:disable", args=[workflow.pk]))
        client.post(reverse("wagtailadmin_workflows:disable_task", args=[task.pk]))
        client.post(reverse("wagtailadmin_workflows:edit", args=[workflow.pk]), {"name": "Autre"})

        assert Task.objects.get(pk=task.pk).active
        assert handle.workflow_of_kind("deliberation") is not None
        assert act.page.specific.workflow_in_progress


class TestAFutureDateDoesNotTurnFinishingIntoScheduling:
    def test_the_hole(self, stock_page, stock_workflow):
        stock_page.go_live_at = timezone.now() + timedelta(days=30)
        revision = stock_page.save_revision()

        revision.publish()

        stock_page.refresh_from_db()
        assert not stock_page.live

    def test_closed(self, town):
        session = open_session(town)
        [item, *_] = add_items(session, TITLES[1:2])
        page = pages.page_of(item.act)
        page.go_live_at = timezone.now() + timedelta(days=30)
        page.expire_at = timezone.now() + timedelta(days=60)
        revision = page.save_revision()

        revision.publish(skip_permission_checks=True)

        page.refresh_from_db()
        assert page.live and page.go_live_at is None and page.expire_at is None


class TestTheGroupFormKeepsTheLawsRights:
    def form_of(self, group, **kwargs):
        page = group.page_permissions.first().page
        known = set(Page.permission_codenames)
        permissions = [
            given.permission.codename for given in group.page_permissions.all() if given.permission.codename in known
        ]
        data = {
            "page_permissions-TOTAL_FORMS": "1",
            "page_permissions-INITIAL_FORMS": "1",
            "page_permissions-MIN_NUM_FORMS": "0",
            "page_permissions-MAX_NUM_FORMS": "1000",
            "page_permissions-0-page": str(page.pk),
            "page_permissions-0-permissions": permissions,
        }
        return GroupPagePermissionFormSet(data, instance=group, prefix="page_permissions", **kwargs)

    def test_the_hole(self, reviewers):
        content_type = Permission.objects.get(codename="change_page", content_type__model="page").content_type
        stray = Permission.objects.create(codename="stray_page", name="Droit inconnu", content_type=content_type)
        GroupPagePermission.objects.create(group=reviewers, page=home(), permission=stray)
        formset = self.form_of(reviewers)

        assert formset.is_valid(), formset.errors
        formset.save()

        assert not reviewers.page_permissions.exists()

    def test_saving_the_form_drops_none_of_them(self, town):
        group = Group.objects.get(name=f"president {town.council.code}")
        before = set(group.page_permissions.values_list("permission__codename", flat=True))
        formset = self.form_of(group)

        assert formset.is_valid(), formset.errors
        formset.save()

        after = set(group.page_permissions.values_list("permission__codename", flat=True))
        assert after == before == {capability.codename for capability in ROLE["president"].capabilities}


class TestOnlyTheStepsOfTheLawExist:
    @pytest.mark.parametrize("action", ["approve", "reject", "grant_visa", "refuse_visa"])
    def test_a_step_that_is_not_lawful_here_is_refused_by_its_direct_address(self, town, client, action):
        act = received_act(town)
        state = act.page.specific.current_workflow_task_state
        client.force_login(town.officer)

        client.post(
            reverse("wagtailadmin_pages:workflow_action", args=[act.page_id, action, state.pk]), {"reference": "1"}
        )

        act.refresh_from_db()
        assert act.state == ActState.TRANSMITTED
        assert act.page.specific.workflow_in_progress

    def test_the_council_does_not_review_itself(self, town, client, superuser):
        act = received_act(town)
        state = act.page.specific.current_workflow_task_state
        data = {"reference": "1", "ground": "breach_of_law", "reasons_fr": "x"}

        for user in (town.clerk, town.president, town.secretary, superuser):
            client.force_login(user)
            client.post(reverse("wagtailadmin_pages:workflow_action", args=[act.page_id, "oppose", state.pk]), data)

        act.refresh_from_db()
        assert act.state == ActState.TRANSMITTED

    def test_the_authority_writes_no_text(self, town, client):
        act = received_act(town)
        client.force_login(town.officer)

        response = client.get(reverse("wagtailadmin_pages:edit", args=[act.page_id]))

        assert response.status_code == 302

    def test_a_deliberation_asks_for_no_signature_before_the_vote(self, town):
        session = open_session(town)
        [item, *_] = add_items(session)

        with pytest.raises(Exception, match="projet"):
            signature.request(act=item.act, user=town.clerk)

        assert not Act.objects.get(item=item).page.specific.workflow_in_progress

    def test_pages_that_are_no_acts_have_no_workflow(self, town):
        session = open_session(town)

        assert not session.page.specific.has_workflow

    def test_the_two_signatures_are_two_tasks_of_one_class(self):
        assert set(SignatureTask.objects.values_list("office", flat=True)) == {"president", "secretary"}

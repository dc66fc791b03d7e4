"""The steps of the law as Wagtail workflows, one per kind of act."""

from django.db import migrations

TASKS = {
    "president": ("SignatureTask", "Signature du président", {"office": "president"}),
    "secretary": ("SignatureTask", "Signature du secrétaire du conseil", {"office": "secretary"}),
    "transmission": ("TransmissionTask", "Transmission à l'autorité", {}),
    "review": ("LegalityReviewTask", "Contrôle de légalité", {}),
}
WORKFLOWS = {
    "Délibération": ("president", "secretary", "transmission", "review"),
    "Convocation": ("president",),
    "Procès-verbal": ("secretary",),
}


def create(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    tasks = {}
    for key, (model, name, fields) in TASKS.items():
        content_type, _ = content_types.get_or_create(app_label="workflows", model=model.lower())
        tasks[key] = apps.get_model("workflows", model).objects.create(name=name, content_type=content_type, **fields)
    steps = apps.get_model("wagtailcore", "WorkflowTask").objects
    for name, keys in WORKFLOWS.items():
        workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=name)
        for order, key in enumerate(keys):
            steps.create(workflow=workflow, task_id=tasks[key].task_ptr_id, sort_order=order)


def remove(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name__in=WORKFLOWS).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name__in=[name for _, name, _ in TASKS.values()]).delete()


class Migration(migrations.Migration):
    dependencies = [("workflows", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(create, remove)]

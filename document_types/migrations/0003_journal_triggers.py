"""The database itself refuses to change or remove an entry of the journal."""

from django.db import migrations

TABLE = "document_types_journalentry"
MESSAGE = "the journal is append-only"

SQLITE_CREATE = [
    f"CREATE TRIGGER journal_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for verb in ("UPDATE", "DELETE")
]
SQLITE_DROP = ["DROP TRIGGER IF EXISTS journal_no_update", "DROP TRIGGER IF EXISTS journal_no_delete"]
POSTGRESQL_CREATE = [
    f"CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$",
    f"CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION journal_append_only()",
]
POSTGRESQL_DROP = [
    f"DROP TRIGGER IF EXISTS journal_append_only ON {TABLE}",
    "DROP FUNCTION IF EXISTS journal_append_only()",
]


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def create(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_CREATE, "postgresql": POSTGRESQL_CREATE})


def drop(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_DROP, "postgresql": POSTGRESQL_DROP})


class Migration(migrations.Migration):
    dependencies = [("document_types", "0002_capabilities")]
    operations = [migrations.RunPython(create, drop)]

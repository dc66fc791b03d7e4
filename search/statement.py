"""SQL that is kept with its connection, and run by the shortest way there is.

The database answers most statements of a legal event in less time than Django takes to hand them over.
"""

import sqlite3
from collections.abc import Callable, Sequence
from operator import attrgetter, methodcaller
from typing import Any, TypeVar

from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX

Kept = TypeVar("Kept")


class Statement:
    """A statement with its marks for parameters, those of Django and those of the database."""

    def __init__(self, connection, sql: str):
        self.sql = sql
        self.native = _with_marks_of_sqlite(sql) if connection.vendor == "sqlite" else ""

    def rows(self, connection, parameters: Sequence) -> list[tuple]:
        return self._run(connection, parameters, methodcaller("fetchall"))

    def count(self, connection, parameters: Sequence) -> int:
        """How many rows it wrote."""
        return self._run(connection, parameters, attrgetter("rowcount"))

    def each(self, connection, rows: Sequence[Sequence]) -> None:
        """Run once for the parameters of each row."""
        with connection.cursor() as cursor:
            cursor.executemany(self.sql, rows)

    def _run(self, connection, parameters: Sequence, read: Callable[[Any], Any]) -> Any:
        # Outside a transaction Django commits each statement; of one that is logged or watched, it tells.
        if not connection.in_atomic_block or connection.queries_logged or connection.execute_wrappers:
            with connection.cursor() as cursor:
                cursor.execute(self.sql, parameters)
                return read(cursor)
        cursor = _cursor_of(connection)
        if not self.native:
            cursor.execute(self.sql, parameters)
            return read(cursor)
        connection.validate_no_broken_transaction()
        with connection.wrap_database_errors:
            return read(sqlite3.Cursor.execute(cursor.cursor, self.native, parameters))


def kept(connection, key: tuple, make: Callable[[], Kept]) -> Kept:
    """What was made once for the connection, whose ways of reading and writing values it holds."""
    statements = vars(connection).setdefault("kept_statements", {})
    if key not in statements:
        statements[key] = make()
    return statements[key]


def _cursor_of(connection):
    """Within a transaction one cursor serves every statement: each is read to its end before the next begins."""
    held = vars(connection).get("kept_cursor")
    if held is None or held.connection is not connection.connection:
        held = vars(connection)["kept_cursor"] = connection.cursor()
    return held


def _with_marks_of_sqlite(sql: str) -> str:
    """What Django's cursor makes of the statement each time it is run."""
    return FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")

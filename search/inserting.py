"""Inserts that Django builds once and makes many times; they send no signal, as its own `bulk_create` sends none.

The caller holds the transaction: many rows are several statements.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery
from django.db.models.sql.compiler import SQLInsertCompiler

from .prepared import Values, cursor_of, kept

# Rows at once: whole batches, then up to so many of what is left.
BATCH, LEFT = 20, 10


def insert(rows: Iterable[Model], *, into: type[Model] | None = None) -> list:
    """`bulk_create` of new rows of one model, which gets their keys into them.

    Of a model that has a parent, `into` names the table written: first its parent's, then its own.
    """
    rows = list(rows)
    connection = connections[DEFAULT_DB_ALIAS]
    for part in _parts(rows):
        model = into or type(part[0])
        statement = (model, len(part))
        inserting = kept(connection, statement, lambda part=part, model=model: _Inserting(model, part, connection))
        with cursor_of(connection) as cursor:
            cursor.execute(inserting.sql, inserting.bound(part))
            keys = cursor.fetchall()
        for row, (key,) in zip(part, keys, strict=True):
            setattr(row, model._meta.pk.attname, key)
            row._state.adding, row._state.db = False, connection.alias
    return rows


def insert_facts(model: type[Model], rows: Iterable[Values]) -> None:
    """`insert` of what nobody looks at afterwards: values by the names of their columns, and no instance of each."""
    connection = connections[DEFAULT_DB_ALIAS]
    defaults = {field.attname: field.get_default() for field in model._meta.concrete_fields}
    for part in _parts([_Facts(defaults | facts) for facts in rows]):
        key = (model, None, len(part))
        inserting = kept(connection, key, lambda part=part: _Inserting(model, part, connection, is_keyed=False))
        with cursor_of(connection) as cursor:
            cursor.execute(inserting.sql, inserting.bound(part))


class _Facts:
    """Values that Django's fields read as if they were a model's."""

    def __init__(self, values: Values):
        self.__dict__ = values


def upsert(rows: Sequence[Model], *, unique: Sequence[str], changed: Sequence[str]) -> None:
    """`bulk_create` of rows which may be there: then what is `changed` of them is written. They get no key."""
    connection = connections[DEFAULT_DB_ALIAS]
    for part in _parts(rows):
        key = (type(part[0]), len(part), *unique, None, *changed)
        inserting = kept(
            connection, key, lambda part=part: _Inserting(type(part[0]), part, connection, unique, changed)
        )
        with cursor_of(connection) as cursor:
            cursor.execute(inserting.sql, inserting.bound(part))


def _parts(rows: Sequence[Model]) -> Iterator[Sequence[Model]]:
    """So many that few statements serve any number of rows: whole batches, then what is left of one."""
    whole = len(rows) - len(rows) % BATCH
    yield from (rows[first : first + BATCH] for first in range(0, whole, BATCH))
    yield from (rows[first : first + LEFT] for first in range(whole, len(rows), LEFT))


class _Inserting:
    """The statement that inserts so many rows; `unique` given, it writes what is `changed` of those that are there."""

    def __init__(self, model: type[Model], rows: Sequence, connection, unique=(), changed=(), *, is_keyed: bool = True):
        meta = model._meta
        self.fields = [field for field in meta.local_concrete_fields if field is not meta.auto_field]
        query = InsertQuery(model)
        if unique:
            query.on_conflict = OnConflict.UPDATE
            query.unique_fields = [meta.get_field(name) for name in unique]
            query.update_fields = [meta.get_field(name) for name in changed]
        query.insert_values(self.fields, rows)
        self.compiler = query.get_compiler(connection.alias)
        self.compiler.returning_fields = [meta.pk] if is_keyed and not unique else []
        [(self.sql, _values)] = self.compiler.as_sql()
        query.objs = []
        self.columns = [_Column(field, connection) for field in self.fields]
        self.is_plain = type(self.compiler).assemble_as_sql is SQLInsertCompiler.assemble_as_sql

    def bound(self, rows: Sequence) -> list:
        for column in self.columns:
            column.written.clear()
        values = [[column.of(row) for column in self.columns] for row in rows]
        if self.is_plain:
            return list(chain.from_iterable(values))
        # Some databases lay out many rows in their own way.
        _places, parameters = self.compiler.assemble_as_sql(self.fields, values)
        return list(chain.from_iterable(parameters))


class _Column:
    """How a field's value goes into its column: as it is, where Django would check it only to leave it so."""

    def __init__(self, field: Field, connection):
        self.field, self.connection, self.name = field, connection, field.attname
        self.is_kept = type(field).pre_save is Field.pre_save
        kind = (field.target_field if field.is_relation else field).get_internal_type()
        self.as_they_are = _AS_THEY_ARE.get(kind, ())
        # By the identity of the values of one statement: the rows hold them all until it is bound.
        self.written: dict[int, Any] = {}

    def of(self, row: Model | _Facts) -> Any:
        if not self.is_kept:
            return self.field.get_db_prep_save(self.field.pre_save(row, True), self.connection)
        value = row.__dict__[self.name]
        if value is None or type(value) in self.as_they_are:
            return value
        # Rows written together bear the same moments and explanations.
        if id(value) not in self.written:
            self.written[id(value)] = self.field.get_db_prep_save(value, self.connection)
        return self.written[id(value)]


_AS_THEY_ARE = {
    **dict.fromkeys(("CharField", "TextField", "SlugField"), (str,)),
    **dict.fromkeys(("BigAutoField", "AutoField", "BigIntegerField", "IntegerField"), (int,)),
    **dict.fromkeys(("PositiveIntegerField", "PositiveSmallIntegerField", "PositiveBigIntegerField"), (int,)),
    "BooleanField": (bool,),
}

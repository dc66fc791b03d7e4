"""Inserts that Django builds once and makes many times; they send no signal, as its own `bulk_create` sends none.

The caller holds the transaction: many rows are several statements.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateField, DateTimeField, Field, Model
from django.db.models.constants import OnConflict
from django.db.models.sql import InsertQuery
from django.db.models.sql.compiler import SQLInsertCompiler

from .prepared import Values
from .statement import Statement, kept

# Rows at once: whole batches, then up to so many of what is left.
BATCH, LEFT = 50, 10


def insert(rows: Iterable[Model], *, into: type[Model] | None = None) -> list:
    """`bulk_create` of new rows of one model, which gets their keys into them.

    Of a model that has a parent, `into` names the table written: first its parent's, then its own.
    """
    rows = list(rows)
    connection = connections[DEFAULT_DB_ALIAS]
    for part in _parts(rows):
        model = into or type(part[0])
        inserting = kept(connection, (model, len(part)), partial(_Inserting, model, part, connection))
        keys = inserting.statement.rows(connection, inserting.bound(part))
        for row, (key,) in zip(part, keys, strict=True):
            setattr(row, model._meta.pk.attname, key)
            row._state.adding, row._state.db = False, connection.alias
    return rows


def insert_facts(model: type[Model], rows: Iterable[Values], *, unique: Sequence[str] = (), changed=()) -> None:
    """`insert` of what nobody looks at afterwards: values by the names of their columns, and no instance of each.

    Of rows which are there already by what is `unique`, what is `changed` is written.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    defaults = {field.attname: field.get_default() for field in model._meta.concrete_fields}
    for part in _parts([_Facts(defaults | facts) for facts in rows]):
        make = partial(_Inserting, model, part, connection, unique, changed, is_keyed=False)
        inserting = kept(connection, (model, len(part), None, *unique, None, *changed), make)
        inserting.statement.count(connection, inserting.bound(part))


class _Facts:
    """Values that Django's fields read as if they were a model's."""

    def __init__(self, values: Values):
        self.__dict__ = values


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
        [(sql, _values)] = self.compiler.as_sql()
        self.statement = Statement(connection, sql)
        query.objs = []
        self.columns = [_Column(field, connection) for field in self.fields]
        self.is_plain = type(self.compiler).assemble_as_sql is SQLInsertCompiler.assemble_as_sql

    def bound(self, rows: Sequence) -> list:
        values = zip(*(column.of(rows) for column in self.columns), strict=True)
        if not self.is_plain:
            # Some databases lay out many rows in their own way.
            _places, values = self.compiler.assemble_as_sql(self.fields, list(values))
        return list(chain.from_iterable(values))


class _Column:
    """How a field's value goes into its column: as it is, where Django would check it only to leave it so."""

    def __init__(self, field: Field, connection):
        self.field, self.connection, self.name = field, connection, field.attname
        # A moment is set by its field only where the model says so.
        is_set_by_field = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
        is_moment = type(field).pre_save in (DateField.pre_save, DateTimeField.pre_save)
        self.is_kept = type(field).pre_save is Field.pre_save or (is_moment and not is_set_by_field)
        kind = (field.target_field if field.is_relation else field).get_internal_type()
        self.as_they_are = _AS_THEY_ARE.get(kind, ())

    def of(self, rows: Sequence) -> list:
        """What is written of each row."""
        field, connection, name, as_they_are = self.field, self.connection, self.name, self.as_they_are
        if not self.is_kept:
            return [field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows]
        # Rows written together bear the same moments and explanations: each is prepared once, and all are held by them.
        prepared: dict[int, Any] = {}
        values = [row.__dict__[name] for row in rows]
        for value in values:
            if value is not None and type(value) not in as_they_are and id(value) not in prepared:
                prepared[id(value)] = field.get_db_prep_save(value, connection)
        return [prepared.get(id(value), value) for value in values] if prepared else values


_AS_THEY_ARE = {
    **dict.fromkeys(("CharField", "TextField", "SlugField"), (str,)),
    **dict.fromkeys(("BigAutoField", "AutoField", "BigIntegerField", "IntegerField"), (int,)),
    **dict.fromkeys(("PositiveIntegerField", "PositiveSmallIntegerField", "PositiveBigIntegerField"), (int,)),
    "BooleanField": (bool,),
}

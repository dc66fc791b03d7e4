"""Queries that Django builds once and asks many times, with other values.

To build one costs Django ten times what the database takes to answer it, and a legal event has some thirty. They stay
written as Django's own; what is kept of them follows from the models alone, never from a row, and cannot go stale.

Where a value is None or a list is long, the query is built anew: its SQL would be another.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from functools import wraps
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators
from django.db.models.sql import DeleteQuery, UpdateQuery

# Longer lists gain little, and each length is a statement of its own.
LONGEST = 10

Values = dict[str, Any]


class _Given(NamedTuple):
    """The place of a value in the parameters of a statement."""

    name: str
    position: int | None = None

    def of(self, values: Values) -> Any:
        value = values[self.name]
        return value if self.position is None else value[self.position]


class _Place(Expression):
    """Stands in a query for the value, or for the list of so many, that is given when it is asked."""

    def __init__(self, name: str, length: int | None):
        super().__init__()
        self.name, self.length = name, length

    def as_sql(self, compiler, connection):
        if self.length is None:
            return "%s", [_Given(self.name)]
        marks = ", ".join(["%s"] * self.length)
        return f"({marks})", [_Given(self.name, position) for position in range(self.length)]


class _Statement(NamedTuple):
    sql: str
    parameters: Sequence
    read: Callable[[Iterable[tuple]], Iterable] = iter

    def bound(self, connection, values: Values) -> list:
        return [_adapted(connection, each.of(values)) if isinstance(each, _Given) else each for each in self.parameters]


def prepared(build: Callable[..., QuerySet]) -> Callable[..., list]:
    """Of a function that makes a query from its keyword arguments, the one that asks it and returns its rows.

    `build` passes the arguments on to the query and does nothing else with them; an argument that is a list is one of
    `__in`. Rows of models, of `values_list` and of flat ones are read.
    """

    @wraps(build)
    def ask(**values) -> list:
        values = {name: _listed(value) for name, value in values.items()}
        lengths = _lengths(values)
        if lengths is None:
            return list(build(**values))
        connection = connections[DEFAULT_DB_ALIAS]
        statement = kept(connection, (build, *lengths), lambda: _selecting(build(**_places(values)), connection))
        with cursor_of(connection) as cursor:
            cursor.execute(statement.sql, statement.bound(connection, values))
            rows = cursor.fetchall()
        return list(statement.read(rows))

    return ask


def update(model: type[Model], where: Values, **values) -> int:
    """`model.objects.filter(**where).update(**values)`."""
    where = {name: _listed(value) for name, value in where.items()}
    lengths = _lengths(where)
    if lengths is None or any(hasattr(value, "resolve_expression") for value in values.values()):
        return model._base_manager.filter(**where).update(**values)
    connection = connections[DEFAULT_DB_ALIAS]
    statement = kept(
        connection,
        (model, *where, None, *values, *lengths),
        lambda: _updating(model, _places(where), values, connection),
    )
    written = {f"set {name}": _written(model, name, value, connection) for name, value in values.items()}
    with cursor_of(connection) as cursor:
        cursor.execute(statement.sql, statement.bound(connection, where | written))
        return cursor.rowcount


def delete(model: type[Model], where: Values) -> None:
    """Delete rows that nothing refers to and of whose end nobody is told: no signal, no cascade."""
    query = model._base_manager.filter(**where).query.chain(DeleteQuery)
    with cursor_of(connections[DEFAULT_DB_ALIAS]) as cursor:
        cursor.execute(*query.get_compiler(DEFAULT_DB_ALIAS).as_sql())


def kept(connection, key: tuple, make: Callable[[], _Statement]) -> _Statement:
    """Kept with the connection, whose ways of reading and writing values it holds."""
    statements = vars(connection).setdefault("prepared_statements", {})
    if key not in statements:
        statements[key] = make()
    return statements[key]


def cursor_of(connection) -> AbstractContextManager:
    """Within a transaction one cursor serves every statement: each is read to its end before the next begins."""
    if not connection.in_atomic_block or connection.queries_logged:
        return connection.cursor()
    kept = vars(connection).get("prepared_cursor")
    if kept is None or kept.connection is not connection.connection:
        kept = vars(connection)["prepared_cursor"] = connection.cursor()
    return nullcontext(kept)


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, set | frozenset | tuple | dict) else value


def _lengths(values: Values) -> list | None:
    """How many values each list has; None where the query has to be built for these."""
    lengths = [len(value) if isinstance(value, list) else None for value in values.values()]
    if any(value is None for value in values.values()):
        return None
    return lengths if all(length is None or 0 < length <= LONGEST for length in lengths) else None


def _places(values: Values) -> Values:
    return {name: _Place(name, len(value) if isinstance(value, list) else None) for name, value in values.items()}


def _written(model: type[Model], name: str, value: Any, connection) -> Any:
    key = value.pk if isinstance(value, Model) else value
    return model._meta.get_field(name).get_db_prep_save(key, connection)


def _adapted(connection, value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _selecting(queryset: QuerySet, connection) -> _Statement:
    compiler = queryset.query.get_compiler(connection.alias)
    sql, parameters = compiler.as_sql()
    converters = compiler.get_converters([column[0] for column in compiler.select])
    make = _READERS[queryset._iterable_class](compiler, connection.alias)

    def read(rows: Iterable[tuple]) -> Iterator:
        return map(make, compiler.apply_converters(rows, converters) if converters else rows)

    return _Statement(sql, parameters, read)


def _instances(compiler, alias: str) -> Callable[[Sequence], Model]:
    """What Django's own `ModelIterable` does with a row."""
    model, places = compiler.klass_info["model"], compiler.klass_info["select_fields"]
    first, last = places[0], places[-1] + 1
    names = [column[0].target.attname for column in compiler.select[first:last]]
    related = get_related_populators(compiler.klass_info, compiler.select, alias)

    def make(row: Sequence) -> Model:
        instance = model.from_db(alias, names, row[first:last])
        for populator in related:
            populator.populate(row, instance)
        return instance

    return make


_READERS = {
    ModelIterable: _instances,
    ValuesListIterable: lambda _compiler, _alias: tuple,
    FlatValuesListIterable: lambda _compiler, _alias: itemgetter(0),
}


def _updating(model: type[Model], where: Values, values: Values, connection) -> _Statement:
    query = model._base_manager.filter(**where).query.chain(UpdateQuery)
    query.add_update_values({name: _Place(f"set {name}", None) for name in values})
    return _Statement(*query.get_compiler(connection.alias).as_sql())

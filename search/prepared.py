"""Queries that Django builds once and asks many times, with other values.

To build one costs Django ten times what the database takes to answer it, and a legal event has some thirty. They stay
written as Django's own; what is kept of them follows from the models alone, never from a row, and cannot go stale.

Where a value is None or a list is long, the query is built anew: its SQL would be another.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial, wraps
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Model, QuerySet
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators
from django.db.models.sql import DeleteQuery, UpdateQuery

from .statement import Statement, kept

# Each length of a list is a statement of its own: a long one is filled up to the next of these by its last value.
LENGTHS = (*range(1, 11), 20, 50, 100, 200, 500)

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


class _Prepared:
    """A statement, where its values go, and how its rows are read."""

    def __init__(self, connection, sql: str, parameters: Sequence, read: Callable[[Iterable[tuple]], Iterable] = iter):
        self.statement, self.parameters, self.read = Statement(connection, sql), parameters, read

    def rows(self, connection, values: Values) -> list:
        return list(self.read(self.statement.rows(connection, self._bound(connection, values))))

    def count(self, connection, values: Values) -> int:
        return self.statement.count(connection, self._bound(connection, values))

    def each(self, connection, rows: Iterable[Values]) -> None:
        self.statement.each(connection, [self._bound(connection, values) for values in rows])

    def _bound(self, connection, values: Values) -> list:
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
        query = kept(connection, (build, *lengths), lambda: _selecting(build(**_places(values)), connection))
        return query.rows(connection, values)

    return ask


def update(model: type[Model], where: Values, **values) -> int:
    """`model.objects.filter(**where).update(**values)`."""
    where = {name: _listed(value) for name, value in where.items()}
    lengths = _lengths(where)
    if lengths is None or any(hasattr(value, "resolve_expression") for value in values.values()):
        return model._base_manager.filter(**where).update(**values)
    connection = connections[DEFAULT_DB_ALIAS]
    query = kept(
        connection,
        (model, *where, None, *values, *lengths),
        lambda: _updating(model, _places(where), values, connection),
    )
    written = {f"set {name}": _written(model, name, value, connection) for name, value in values.items()}
    return query.count(connection, where | written)


def update_each(model: type[Model], name: str, values: dict[Any, Any]) -> None:
    """Write one field of many rows, by their keys: a value each."""
    connection = connections[DEFAULT_DB_ALIAS]
    make = partial(_updating, model, _places({"pk": 0}), {name: None}, connection)
    query = kept(connection, ("each", model, name), make)
    query.each(
        connection,
        [{"pk": key, f"set {name}": _written(model, name, value, connection)} for key, value in values.items()],
    )


def delete(model: type[Model], where: Values) -> None:
    """Delete rows that nothing refers to and of whose end nobody is told: no signal, no cascade."""
    where = {name: _listed(value) for name, value in where.items()}
    lengths = _lengths(where)
    if lengths is None:
        model._base_manager.filter(**where)._raw_delete(DEFAULT_DB_ALIAS)
        return
    connection = connections[DEFAULT_DB_ALIAS]
    query = kept(connection, ("delete", model, *where, *lengths), lambda: _deleting(model, _places(where), connection))
    query.count(connection, where)


def _listed(value: Any) -> Any:
    if not isinstance(value, list | set | frozenset | tuple | dict):
        return value
    given = list(value)
    if not 0 < len(given) <= LENGTHS[-1]:
        return given
    missing = LENGTHS[bisect_left(LENGTHS, len(given))] - len(given)
    return given + given[-1:] * missing


def _lengths(values: Values) -> list | None:
    """How many values each list has; None where the query has to be built for these."""
    lengths = [len(value) if isinstance(value, list) else None for value in values.values()]
    if any(value is None for value in values.values()):
        return None
    return lengths if all(length is None or 0 < length <= LENGTHS[-1] for length in lengths) else None


def _places(values: Values) -> Values:
    return {name: _Place(name, len(value) if isinstance(value, list) else None) for name, value in values.items()}


def _written(model: type[Model], name: str, value: Any, connection) -> Any:
    key = value.pk if isinstance(value, Model) else value
    return model._meta.get_field(name).get_db_prep_save(key, connection)


def _adapted(connection, value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _selecting(queryset: QuerySet, connection) -> _Prepared:
    compiler = queryset.query.get_compiler(connection.alias)
    sql, parameters = compiler.as_sql()
    converters = compiler.get_converters([column[0] for column in compiler.select])
    make = _READERS[queryset._iterable_class](compiler, connection.alias)

    def read(rows: Iterable[tuple]) -> Iterator:
        return map(make, compiler.apply_converters(rows, converters) if converters else rows)

    return _Prepared(connection, sql, parameters, read)


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


def _updating(model: type[Model], where: Values, values: Values, connection) -> _Prepared:
    query = model._base_manager.filter(**where).query.chain(UpdateQuery)
    query.add_update_values({name: _Place(f"set {name}", None) for name in values})
    return _Prepared(connection, *query.get_compiler(connection.alias).as_sql())


def _deleting(model: type[Model], where: Values, connection) -> _Prepared:
    query = model._base_manager.filter(**where).query.chain(DeleteQuery)
    return _Prepared(connection, *query.get_compiler(connection.alias).as_sql())

"""Tree queries by range: SQLite never uses the index for treebeard's `path LIKE 'x%'`."""

from django.db.models.lookups import StartsWith
from wagtail.models import Page


class PathPrefix(StartsWith):
    """`path__startswith` as `path >= p AND path < next(p)`, which every database answers from the index."""

    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        if not isinstance(self.rhs, str) or not self.rhs:
            return super().as_sql(compiler, connection)
        column, params = self.process_lhs(compiler, connection)
        following = self.rhs[:-1] + chr(ord(self.rhs[-1]) + 1)
        return f"({column} >= %s AND {column} < %s)", [*params, self.rhs, *params, following]


def install() -> None:
    Page._meta.get_field("path").register_lookup(PathPrefix)

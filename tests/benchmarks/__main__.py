"""Speed at 100,000 acts, each figure beside its reference in the same run: `make bench` (`ARGS="--acts 20000"`)."""

import argparse
import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--dossiers", type=int, help="measure the follow-up of so many dossiers instead (200000)")
    parser.add_argument("--search", type=int, help="measure the search over so many generated acts instead (1000000)")
    parser.add_argument("--elasticsearch", default="", help="with --search: a server to measure too")
    parser.add_argument("--database", help="the address of another database than SQLite")
    parser.add_argument("--folder", type=Path, help="keep the database and the index here, and use them again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "cms.settings.development",
            "DATABASE_URL": options.database or f"sqlite:///{folder / 'bench.sqlite3'}",
            "SEARCH_URL": f"tantivy://{folder / 'index'}",
            "MEDIA_ROOT": str(folder / "media"),
            "LOG_LEVEL": "ERROR",
            "ALLOWED_HOSTS": "*",
        }
        if options.dossiers:
            from tests.benchmarks import follow_up

            return follow_up.run(options.dossiers)
        if options.search:
            from tests.benchmarks import search

            return search.run(options.search, folder, options.elasticsearch)
        from tests.benchmarks import measures

        return measures.run(options.acts)


if __name__ == "__main__":
    sys.exit(main())

"""A process that is killed at one line after another of the library, and what is left each time.

Run apart, since it forks: `python under_fire.py FOLDER URL STEP`; prints one JSON object. Without a URL the index lies
in the folder. The data stands in a table
of its own beside the outbox, so that a change and its note are one transaction.
"""

import json
import os
import resource
import shutil
import signal
import sys
from pathlib import Path

import django
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = str(ROOT / "search") + os.sep
folder, url, step = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
settings.configure(
    INSTALLED_APPS=["search"],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / "db.sqlite3"),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": "PRAGMA journal_mode=WAL"},
        }
    },
    SEARCH_URL=url or f"tantivy://{folder}/index",
    SEARCH_FLUSH_ON_COMMIT=False,
    USE_TZ=True,
)
sys.path.insert(0, str(ROOT))
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from search import index, rebuilding  # noqa: E402
from search.checking import check  # noqa: E402
from search.engine import SearchUnavailable, _engine, get_engine  # noqa: E402
from search.entry import Entry, Text  # noqa: E402

LONG = "long"
MOST_BYTES = 400_000
# So many lines lie between two points: near at first, where a change is noted, then wider.
STEPS = {"write": (11, 47), "rebuild": (37, 211)}
# A server's index cannot be put back by copying a folder, so that each point costs more.
WIDER_ON_A_SERVER = 5

rebuilding.BATCH = 4
rebuilding.COMMITTED_AT_ONCE = 2


def query(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def build(keys):
    titles = dict(query("SELECT key, title FROM acts"))
    return {key: entry(key, titles[key]) if key in titles else None for key in keys}


def entry(key, title):
    text = " ".join(f"mot{number}" for number in range(80_000)) if title == LONG else ""
    return Entry(key, titles={"fr": title}, texts=(Text("fr", text),))


def all_keys(after):
    return [key for (key,) in query("SELECT key FROM acts WHERE key > %s ORDER BY key", after)]


index.register("act", build, all_keys)


@transaction.atomic
def save(key, title):
    query("INSERT OR REPLACE INTO acts VALUES (%s, %s)", key, title)
    index.changed(key)


@transaction.atomic
def remove(key):
    query("DELETE FROM acts WHERE key = %s", key)
    index.changed(key)


def begin():
    """Start from the same database and index each time."""
    connection.close()
    _engine.cache_clear()
    if not (folder / "kept").exists():
        query("CREATE TABLE acts (key TEXT PRIMARY KEY, title TEXT)")
        call_command("migrate", verbosity=0)
        for number in range(20):
            save(f"act:{number:02}", "ancien")
        index.flush()
        connection.close()
        (folder / "kept").mkdir()
        shutil.copy(folder / "db.sqlite3", folder / "kept")
        if not url:
            shutil.copytree(folder / "index", folder / "kept" / "index", symlinks=True)
    for file in folder.glob("db.sqlite3*"):
        file.unlink()
    shutil.copy(folder / "kept" / "db.sqlite3", folder)
    if url:
        get_engine().clear()
        get_engine().put(build(all_keys("")).values())
    else:
        shutil.rmtree(folder / "index")
        shutil.copytree(folder / "kept" / "index", folder / "index", symlinks=True)


def write():
    """Change, remove and add, and bring it to the index."""
    save("act:00", "nouveau")
    remove("act:01")
    save("act:99", "nouveau")
    index.flush()


def rebuild():
    """Write the index anew while the data changes."""
    save("act:02", "nouveau")
    rebuilding.rebuild(track=changing)


def changing(keys):
    for place, key in enumerate(keys):
        if place == 9:
            save("act:00", "changé pendant")
            remove("act:15")
            index.flush()
        yield key


def killed_at(line, action):
    """Run the action in a child that dies at its `line`th line of the library; return whether it came that far."""
    _engine.cache_clear()
    connection.close()
    child = os.fork()
    if not child:
        count = 0

        def trace(frame, event, argument):
            nonlocal count
            if not frame.f_code.co_filename.startswith(LIBRARY):
                return None
            if event == "line":
                count += 1
                if count == line:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        action()
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


def recover():
    """Do what a server does next, and say what differs then."""
    index.flush()
    if step == "rebuild":
        rebuilding.rebuild()
    found = check()
    return [*found.missing, *found.stale, *found.surplus, *found.failed], index.status().pending


def every_point():
    """Kill at many lines, evenly spread; each time everything must agree after recovery."""
    points, wrong, line = 0, [], 1
    while True:
        begin()
        reached = killed_at(line, write if step == "write" else rebuild)
        differing, pending = recover()
        if differing or pending:
            wrong.append([line, differing, pending])
        if not reached:
            return {"points": points, "wrong": wrong}
        points += 1
        line += STEPS[step][line > 200] * (WIDER_ON_A_SERVER if url else 1)


def full_disk():
    """Let no file grow beyond what the database needs, as on a full disk; then make room again."""
    begin()
    save("act:00", LONG)
    _engine.cache_clear()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_BYTES, hard))
    try:
        index.flush()
        said = ""
    except SearchUnavailable as error:
        said = str(error)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    readable = get_engine().count()
    differing, pending = recover()
    return {"said": said, "readable": readable, "differing": differing, "pending": pending}


def lost():
    """Remove the index, and spoil it, under a running site; a rebuild mends both."""
    begin()
    answers = []
    for spoil in (shutil.rmtree, _spoil):
        spoil(folder / "index")
        _engine.cache_clear()
        try:
            list(get_engine().keys())
            answers.append("")
        except SearchUnavailable as error:
            answers.append(str(error))
        rebuilding.rebuild()
        found = check()
        answers.append(found.is_sound and found.compared == get_engine().count())
    return answers


def _spoil(path):
    for file in (path / "current").glob("*"):
        file.write_bytes(file.read_bytes()[:7])


if __name__ == "__main__":
    done = {"write": every_point, "rebuild": every_point, "disk": full_disk, "lost": lost}[step]()
    sys.stdout.write(json.dumps(done))

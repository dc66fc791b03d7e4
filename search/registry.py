"""Who knows how to build an entry from its key: higher layers register, this one asks."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from .entry import Entry

logger = logging.getLogger(__name__)

Builder = Callable[[Sequence[str]], Mapping[str, Entry | None]]
# Called with a key, or with nothing: yields what follows it in a fixed order.
AllKeys = Callable[[str], Iterable[str]]
SEPARATOR = ":"


@dataclass(slots=True)
class Built:
    """Keys sorted by what became of them: to write, to remove, or left alone because building failed."""

    entries: list[Entry] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


_sources: dict[str, tuple[Builder, AllKeys]] = {}


def register(prefix: str, builder: Builder, all_keys: AllKeys) -> None:
    """Let `builder` answer for the keys "prefix:..."; a key it leaves out or answers with None is removed."""
    _sources[prefix] = (builder, all_keys)


def unregister(prefix: str) -> None:
    _sources.pop(prefix, None)


def all_keys(after: str = "") -> Iterator[str]:
    """Yield every key that ought to be in the index, those after `after` alone, always in the same order."""
    prefix = after.partition(SEPARATOR)[0]
    has_begun = not after
    for name, (_, keys) in sorted(_sources.items()):
        if has_begun or name == prefix:
            yield from keys("" if has_begun else after)
            has_begun = True


def build(keys: Iterable[str]) -> Built:
    built = Built()
    for prefix, group in _by_prefix(keys).items():
        if prefix not in _sources:
            built.failed |= dict.fromkeys(group, f"Nothing is registered to build {prefix!r} entries.")
            continue
        _build_group(_sources[prefix][0], group, built)
    return built


def in_batches(items: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _by_prefix(keys: Iterable[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key in dict.fromkeys(keys):
        groups.setdefault(key.partition(SEPARATOR)[0], []).append(key)
    return groups


def _build_group(builder: Builder, keys: list[str], built: Built) -> None:
    """Build a group; when that fails, its halves, so that one broken record cannot hold up all the others."""
    try:
        answers = builder(keys)
    except Exception as error:
        if len(keys) > 1:
            middle = len(keys) // 2
            _build_group(builder, keys[:middle], built)
            _build_group(builder, keys[middle:], built)
            return
        logger.exception("The index entry of %s could not be built.", keys[0])
        built.failed[keys[0]] = f"{type(error).__name__}: {error}"
        return
    for key in keys:
        entry = answers.get(key)
        if entry is None:
            built.gone.append(key)
        else:
            built.entries.append(entry)

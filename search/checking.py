"""Whether the index holds what the data says, entry by entry."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .document import Document
from .engine import SearchEngine, get_engine
from .index import drain
from .preparing import Prepared, in_processes, prepare
from .rebuilding import BATCH, Track
from .registry import all_keys, in_batches


@dataclass(slots=True)
class Check:
    """Keys that the index lacks, has as they were, or has though nothing stands behind; and why some are unknown."""

    compared: int = 0
    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        return not (self.missing or self.stale or self.surplus or self.failed)


def check(track: Track = iter, processes: int = 1, fix: bool = False) -> Check:
    """Compare each entry with what would be written now, and with `fix` write or remove what differs.

    What differs is looked at a second time while nobody writes, since data may change under a long comparison. Raises
    SearchUnavailable where there is no index to compare.
    """
    engine = get_engine()
    with engine.exclusive(wait=True):
        drain(engine)
    marks = dict(_by_key(engine))
    result = Check()
    doubtful: list[str] = []
    for prepared in in_processes(prepare, in_batches(track(all_keys()), BATCH), processes):
        result.compared += len(prepared.keys)
        doubtful += _differing(prepared, marks)
    doubtful += marks
    if doubtful:
        with engine.exclusive(wait=True):
            drain(engine)
            _look_again(engine, doubtful, result, fix)
    return result


def _by_key(engine: SearchEngine) -> Iterable[tuple[str, str]]:
    return ((mark.rpartition(" ")[0], mark) for mark in engine.marks())


def _differing(prepared: Prepared, marks: dict[str, str]) -> list[str]:
    """Take the keys out of `marks` and return those that are not as they should be."""
    found = {key: marks.pop(key, "") for key in prepared.keys}
    made = {each.key: each.mark for each in prepared.documents}
    return [key for key, mark in found.items() if mark != made.get(key, "") or key in prepared.failed]


def _look_again(engine: SearchEngine, doubtful: list[str], result: Check, fix: bool) -> None:
    marks = dict(_by_key(engine))
    for keys in in_batches(dict.fromkeys(doubtful), BATCH):
        prepared = prepare(keys)
        wrong = [each for each in prepared.documents if marks.get(each.key) != each.mark]
        surplus = [key for key in prepared.gone if key in marks]
        _note(result, wrong, surplus, prepared.failed, marks)
        if fix and wrong:
            engine.write(wrong)
        if fix and surplus:
            engine.delete(surplus)


def _note(result: Check, wrong: list[Document], surplus: list[str], failed: dict[str, str], marks: dict) -> None:
    result.missing += [each.key for each in wrong if each.key not in marks]
    result.stale += [each.key for each in wrong if each.key in marks]
    result.surplus += surplus
    result.failed |= failed

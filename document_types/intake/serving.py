"""What each process apart has in common: its limits, and questions answered in JSON, one a line."""

import json
import resource
import sys
from collections.abc import Callable, Iterable

from document_types.intake.limits import LARGEST_FILE, MEMORY


class NotTaken(Exception):
    """The word for why a file is not taken; whoever asked turns it into a sentence."""


def confine(*, memory: int = MEMORY, largest_file: int = LARGEST_FILE) -> None:
    """Let this process, and those it starts, use so much memory and write no larger file."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(answers: Callable[..., Iterable[dict]]) -> None:
    """Answer each question, an object of arguments, by one message or several, until there is none left."""
    for line in sys.stdin:
        for message in answers(**json.loads(line)):
            sys.stdout.write(json.dumps(message) + "\n")
            sys.stdout.flush()


def once(answer: Callable[..., dict]) -> Callable[..., Iterable[dict]]:
    """A question that one message answers."""
    return lambda **question: [answer(**question)]

"""Runs a program of the machine under limits: `python -m document_types.intake.limited SECONDS PROGRAM ARGUMENT...`."""

import os
import resource
import sys

from document_types.intake.limits import LARGEST_FILE


def main() -> None:
    seconds, *command = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    os.execv(command[0], command)  # noqa: S606 what the caller names, with no shell between


if __name__ == "__main__":
    main()

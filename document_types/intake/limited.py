"""Runs a program of the machine under limits: `python -m document_types.intake.limited SECONDS PROGRAM ARGUMENT...`."""

import os
import resource
import sys

from document_types.intake.serving import confine


def main() -> None:
    seconds, *command = sys.argv[1:]
    # LibreOffice reserves far more memory than it uses.
    confine(memory=resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    os.execv(command[0], command)  # noqa: S606 what the caller names, with no shell between


if __name__ == "__main__":
    main()

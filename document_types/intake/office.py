"""Word and spreadsheet files, of both families, turned into PDF by LibreOffice where the machine has it.

The file is opened in a profile of its own, which runs no macro, follows no link and is thrown away; what comes out is
a PDF, and passes through the same cleaning as any other.
"""

import os
import shutil
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from document_types.intake.limits import MOST_UNPACKED
from document_types.intake.reader import ROOT
from document_types.intake.serving import NotTaken

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SUFFIXES = {DOCX: ".docx", XLSX: ".xlsx", ODT: ".odt", ODS: ".ods"}
# By the part that such a file cannot do without.
_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
PROGRAMS = ("soffice", "libreoffice")
# Seconds: the first start of a fresh profile takes most of them.
CONVERTING = 15.0

# No macro runs, no picture or template is fetched from elsewhere, no link is brought up to date.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def media_type_of(path: Path) -> str:
    """What kind of office file this is, by its parts; empty where it is none. NotTaken where it unpacks without end."""
    try:
        with ZipFile(path) as archive:
            parts = {each.filename: each.file_size for each in archive.infolist()}
            declared = _declared(archive) if "mimetype" in parts else ""
    # An encrypted part, or a broken one, raises more than zipfile names.
    except (BadZipFile, OSError, ValueError, RuntimeError, EOFError, zlib.error):
        return ""
    found = declared or next((kind for part, kind in _MAIN_PARTS.items() if part in parts), "")
    if found and sum(parts.values()) > MOST_UNPACKED:
        raise NotTaken("bomb")
    return found


def _declared(archive: ZipFile) -> str:
    with archive.open("mimetype") as part:
        declared = part.read(100).decode("ascii", "replace").strip()
    return declared if declared in SUFFIXES else ""


def program() -> str | None:
    """LibreOffice, where this machine has it."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def to_pdf(path: Path, media_type: str, folder: Path) -> Path:
    """Write the PDF of the file into `folder` and return its path; or NotTaken."""
    return _converted(path, media_type, folder, "pdf")


def to_word(path: Path, media_type: str, folder: Path) -> Path:
    """The same, of the DOCX of a text of the other family."""
    return _converted(path, media_type, folder, "docx")


def _converted(path: Path, media_type: str, folder: Path, kind: str) -> Path:
    soffice = program()
    if soffice is None:
        raise NotTaken("no_office")
    # Under its own ending, whatever its name: LibreOffice goes by it.
    source = folder / f"source{SUFFIXES[media_type]}"
    shutil.copyfile(path, source)
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", kind, "--outdir", str(folder)]
    _run([soffice, f"-env:UserInstallation={profile.parent.as_uri()}", *options, str(source)], folder)
    made = source.with_suffix(f".{kind}")
    if not made.exists():
        raise NotTaken("broken_office")
    return made


def _run(command: list[str], folder: Path) -> None:
    environment = {"HOME": str(folder), "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}
    started = subprocess.Popen(  # noqa: S603 the program of the machine, on a file of our own naming
        [sys.executable, "-m", "document_types.intake.limited", str(int(CONVERTING) + 5), *command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        started.wait(CONVERTING)
    except subprocess.TimeoutExpired as error:
        raise NotTaken("broken_office") from error
    finally:
        # It leaves children of its own behind.
        _end(started)


def _end(started: subprocess.Popen) -> None:
    try:
        os.killpg(started.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    started.wait()

"""Office files become PDF by LibreOffice, where that is enabled: in a helper process, without macros."""

import os
import shutil
import subprocess
from ntnu.deviations.workers.errors import Refused
from pathlib import Path
from tempfile import TemporaryDirectory

#: Names of the program; the first one found is used.
_PROGRAMS = ("soffice", "libreoffice")
#: No macros, and nothing is fetched from an address in the file.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
_SECONDS = 120


def program() -> str | None:
    """The path of LibreOffice on this server; None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def to_pdf(data: bytes, ending: str) -> bytes:
    """The file as PDF. Raises Refused where LibreOffice cannot read it, or is not installed."""
    office = program()
    if office is None:
        raise Refused("file_not_drawn")
    with TemporaryDirectory(prefix="office-") as folder:
        place, profile = Path(folder), Path(folder) / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        source = place / f"file.{ending}"
        source.write_bytes(data)
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", str(place), str(source)]
        try:
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS,
                env={"PATH": os.environ.get("PATH", ""), "HOME": folder, "LANG": "C.UTF-8"},
                check=True,
            )
            return (place / "file.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            raise Refused("file_unreadable") from None

"""Creates the folder a Zope server runs from: configuration, a key for the log, folders for data."""

import os
import secrets
import sys
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

SKELETON = Path(__file__).parent / "skeleton"
BOOTSTRAP = Path(__file__).parent / "bootstrap.py"

#: Zope's first user.
MANAGER = "admin"
#: The id of the site in both kinds of instance.
SITE = "ntnu"

#: The database of the demo and the tests; a ZConfig section, so that a benchmark may name another.
FILESTORAGE = """\
    <blobstorage>
      blob-dir $INSTANCE/var/blobstorage
      <filestorage>
        path $INSTANCE/var/filestorage/Data.fs
      </filestorage>
    </blobstorage>"""


@dataclass(frozen=True)
class Instance:
    """A folder made by :func:`make_instance`, and how to start what is in it."""

    home: Path
    port: int
    environment: Mapping[str, str] = field(repr=False)

    @property
    def url(self) -> str:
        """The address of the server. Plone's theme is off at 127.0.0.1, so: localhost."""
        return f"http://localhost:{self.port}"

    @property
    def database(self) -> Path:
        """The file that exists as soon as the server has run once."""
        return self.home / "var" / "filestorage" / "Data.fs"

    @property
    def manager_file(self) -> Path:
        """The file with the password of Zope's first user."""
        return self.home / "etc" / "manager.txt"

    @property
    def manager_password(self) -> str:
        """The password of Zope's first user; good until somebody changes it in Zope."""
        return self.manager_file.read_text(encoding="ascii")

    @property
    def bootstrap_command(self) -> list[str]:
        """Create the site; an existing one is not changed."""
        return [_tool("zconsole"), "run", str(self.home / "etc" / "zope.conf"), str(BOOTSTRAP)]

    @property
    def serve_command(self) -> list[str]:
        """The server itself, in the foreground."""
        return [_tool("runwsgi"), str(self.home / "etc" / "wsgi.ini")]

    def process_environment(self) -> dict[str, str]:
        """The environment of both commands: some of it is read before Zope has read its configuration."""
        return os.environ | dict(self.environment) | {"PORT": str(self.port)}


def make_instance(
    home: Path,
    port: int,
    *,
    threads: int = 4,
    demo: bool = False,
    mail_port: int | None = None,
    storage: str = FILESTORAGE,
    environment: Mapping[str, str] | None = None,
) -> Instance:
    """Write the folder ``home``: its configuration anew, its data and its key only where there are none."""
    home = home.resolve()
    etc, var = home / "etc", home / "var"
    for folder in (etc, var / "log", var / "cache", var / "filestorage", var / "blobstorage"):
        folder.mkdir(parents=True, exist_ok=True)
    (var / "blobstorage").chmod(0o700)

    settings = {
        "CHAMELEON_CACHE": str(var / "cache"),
        # The address in mails that the clock writes: the port may be another than last time.
        "NTNU_DEVIATIONS_URL": f"http://localhost:{port}/{SITE}",
        # A copy of the database alone, in another folder, sends nothing.
        "NTNU_DEVIATIONS_INSTANCE": _kept(etc / "instance-id", lambda: secrets.token_hex(8)),
        "zope_i18n_compile_mo_files": "true",
    }
    if demo:
        (var / "demo").mkdir(exist_ok=True)
        settings["NTNU_DEVIATIONS_DEMO"] = str(var / "demo")
        settings["NTNU_DEVIATIONS_ARCHIVE"] = "folder"
        settings["NTNU_DEVIATIONS_ARCHIVE_FOLDER"] = str(var / "demo" / "archive")
    if mail_port is not None:
        settings["NTNU_DEVIATIONS_MAIL_PORT"] = str(mail_port)
    settings |= environment or {}

    words = {
        "HOME": str(home),
        "PORT": str(port),
        "THREADS": str(threads),
        # One connection for each thread, one for the clock, one for the mail.
        "POOL_SIZE": str(threads + 2),
        "STORAGE": storage,
        "ENVIRONMENT": "\n".join(f"  {name} {value}" for name, value in settings.items()),
    }
    for source in SKELETON.iterdir():
        (etc / source.name).write_text(_filled(source.read_text(encoding="utf-8"), words), encoding="utf-8")

    instance = Instance(home, port, settings | {"NTNU_DEVIATIONS_LOG_KEY": _log_key(etc / "secret.conf")})
    if not instance.manager_file.exists():
        _write_secret(instance.manager_file, secrets.token_urlsafe(16))
    if not instance.database.exists():
        # Zope reads and removes it when it makes its database.
        _write_secret(home / "inituser", f"{MANAGER}:{instance.manager_password}\n")
    return instance


def _filled(text: str, words: Mapping[str, str]) -> str:
    for name, value in words.items():
        text = text.replace(f"<<{name}>>", value)
    return text


def _log_key(path: Path) -> str:
    """The key that seals the case log: created once, since a new one would make every log look forged."""
    return _kept(path, lambda: f"NTNU_DEVIATIONS_LOG_KEY {secrets.token_hex(32)}").split()[1]


def _kept(path: Path, make: Callable[[], str]) -> str:
    """The content of the file, which is created where there is none."""
    if not path.exists():
        _write_secret(path, f"{make()}\n")
    return path.read_text(encoding="ascii").strip()


def _write_secret(path: Path, text: str) -> None:
    """Write ``path``, readable for this user only from its first byte on."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)


def _tool(name: str) -> str:
    """A command of the Python environment that runs now."""
    return str(Path(sys.executable).parent / name)

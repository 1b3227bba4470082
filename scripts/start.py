"""``make start``: make the instance where there is none, make its site, and become the server."""

import os
import subprocess
import sys
from pathlib import Path
from scripts.instance import make_instance
from scripts.instance import MANAGER
from scripts.instance.ports import free_port
from scripts.instance.ports import is_free


def main() -> int:
    """Start the demo; does not return when all goes well."""
    home = Path(os.environ.get("INSTANCE") or "instance")
    port = int(os.environ.get("PORT") or 8080)
    if not is_free(port):
        print(f"Something listens on port {port} already. Choose another: make start PORT=8090")
        return 1

    instance = make_instance(home, port, demo=True, mail_port=free_port())
    environment = instance.process_environment()
    print("Looking after the site (the first time this takes half a minute) …", flush=True)
    log = instance.home / "var" / "log" / "bootstrap.log"
    with log.open("w") as errors:
        code = subprocess.run(instance.bootstrap_command, env=environment, stderr=errors).returncode
    if code:
        print(f"{log.read_text()}\nThe site could not be made; the lines above stand in {log}")
        return code

    print(
        f"\n  The site:            {instance.url}/ntnu"
        f"\n  Password stands in:  {instance.home}/var/demo/users.json"
        f"\n  Mail that was sent:  {instance.home}/var/demo/mail/"
        f"\n  Zope's own manager:  {MANAGER}, password in {instance.manager_file}"
        "\n  Stop with Ctrl-C; what is stored stays.\n",
        flush=True,
    )
    command = instance.serve_command
    os.execve(command[0], command, environment)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

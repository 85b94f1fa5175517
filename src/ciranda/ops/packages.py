"""Debian packages, for the two things that tests use and Python does not bring."""

import os
import shutil
import subprocess


def can_install() -> bool:
    """Whether this process may install Debian packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*names: str) -> None:
    """Install Debian packages, saying so. Raises CalledProcessError or OSError."""
    print(f"Installing the Debian packages {', '.join(names)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    asked = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]
    for command in (["apt-get", "update", "-qq"], asked):
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=True)

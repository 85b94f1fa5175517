"""Finds, or installs, the Chromium that the tests drive.

Command line: ``python -m ciranda.ops.browser`` says what it found or did.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ciranda.ops import packages

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Fonts, because a page without glyphs passes every test and tells nothing.
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core", "fonts-liberation")


class NoBrowser(SystemExit):
    """Chromium is neither there nor installable; the message says what to do."""


def find() -> Path | None:
    """The Chromium to drive: ``CHROMIUM``, one on PATH, or the one playwright downloaded."""
    if chosen := os.environ.get("CHROMIUM"):
        return Path(chosen)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return _downloaded()


def _downloaded() -> Path | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a development package

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _download() -> None:
    print("Downloading Chromium with playwright's own installer", flush=True)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def ensure() -> tuple[Path, bool]:
    """The Chromium to drive, and whether it was installed now.

    Raises NoBrowser when it can be neither found nor installed.
    """
    if found := find():
        return found, False
    try:
        if packages.can_install():
            packages.install(*DEBIAN_PACKAGES)
        else:
            _download()
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoBrowser(
            f"Chromium could not be installed ({error}). Install one yourself and name it:"
            " make test CHROMIUM=/path/to/chromium"
        ) from error
    if installed := find():
        return installed, True
    raise NoBrowser("Chromium was installed but not found; name it: CHROMIUM=/path/to/chromium")


def main() -> None:
    path, installed = ensure()
    print(f"Chromium for the browser tests: {path}{' (installed now)' if installed else ''}")


if __name__ == "__main__":
    main()

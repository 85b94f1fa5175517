"""Nothing of a machine, a registry or a secret place enters the repository."""

import re

from tests.architecture.tree import ROOT, files, name_of

# Written in pieces, so that this file does not contain what it forbids.
REGISTRY_HOSTS = [
    "pypi" + ".org",
    "pypi" + ".python.org",
    "python" + "hosted.org",
    "registry.npm" + "js.org",
    "registry.yarn" + "pkg.com",
    "deb.debian" + ".org",
    "proxy.golang" + ".org",
]
INDEX_OPTIONS = ["--index" + "-url", "--extra-index" + "-url", "--find" + "-links"]
MACHINE_PATHS = [
    "/work" + "/",
    "/root" + "/",
    "/t" + "mp/brief",
    "/opt/" + "pypi",
    "shared/" + "design",
]
LOCKS_WITH_HOSTS = {"uv" + ".lock", "pylock" + ".toml", "poetry" + ".lock", "yarn" + ".lock"}
# A path of a machine starts a word: "network/" and "framework/" are innocent.
FORBIDDEN = re.compile(
    "|".join(
        [re.escape(text) for text in REGISTRY_HOSTS + INDEX_OPTIONS]
        + [rf"(?<![\w.}}-]){re.escape(text)}" for text in MACHINE_PATHS]
    )
)
LARGEST_FILE = 2_000_000


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{name_of(path)}: {hit.group()}" for hit in FORBIDDEN.finditer(text)]
    assert found == []


def test_no_lock_file_that_records_hosts() -> None:
    assert [name_of(path) for path in files() if path.name in LOCKS_WITH_HOSTS] == []


def test_no_file_is_a_dump() -> None:
    assert [name_of(path) for path in files() if path.stat().st_size > LARGEST_FILE] == []


def test_every_dependency_gives_its_reason() -> None:
    without = [
        f"{path.name}: {line}"
        for path in (ROOT / "requirements").glob("*.in")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-")) and "  # " not in line
    ]
    assert without == []


def test_every_locked_package_has_its_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        packages = [
            entry for entry in re.split(r"\n(?=\S)", path.read_text()) if not entry.startswith("#")
        ]
        assert packages, path.name
        assert [entry for entry in packages if "--hash=sha256:" not in entry] == [], path.name

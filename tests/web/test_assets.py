"""What is shipped to browsers is ours to ship, complete, and names no registry."""

import re
from pathlib import Path
from urllib.parse import urlsplit

STATIC = Path("src/ciranda/web/static/ciranda")
CSS = STATIC / "css/ciranda.css"
TEXTS = {".css", ".js", ".svg", ".txt", ".json"}


def _texts(folder: Path) -> dict[str, str]:
    return {
        str(path): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.suffix in TEXTS and "node_modules" not in path.parts
    }


def test_nothing_of_the_british_governments_own_brand_is_shipped() -> None:
    for name, text in _texts(STATIC).items():
        if name.endswith(".css"):
            assert "GDS Transport" not in text, name
            assert "crest" not in text, name
    shipped = {path.name for path in STATIC.rglob("*") if path.is_file()}
    assert not [name for name in shipped if re.search("crest|crown|opengraph|light-94", name)]


def test_every_address_in_the_style_sheet_is_a_file_beside_it() -> None:
    addresses = re.findall(r"url\(\"?([^)\"]+)\"?\)", CSS.read_text())
    assert addresses
    for address in addresses:
        if not address.startswith("data:"):
            assert (CSS.parent / address).resolve().is_file(), address


def test_fonts_and_libraries_come_with_their_licences() -> None:
    assert {path.name for path in (STATIC / "fonts").glob("LICENSE*")} == {
        "LICENSE-atkinson-hyperlegible-next.txt",
        "LICENSE-noto-sans.txt",
    }
    assert "MIT" in (STATIC / "vendor/LICENSES.txt").read_text()


def test_scripts_refer_to_no_file_that_is_not_shipped() -> None:
    for path in STATIC.rglob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert "sourceMappingURL" not in text, path
        for name in re.findall(r"^import .* from \"(\./[^\"]+|\.\./[^\"]+)\"", text, re.MULTILINE):
            assert (path.parent / name).is_file(), f"{path}: {name}"


def test_our_scripts_use_nothing_the_policy_blocks() -> None:
    for path in (STATIC / "js").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\(|innerHTML|\.style\b|new Function", text), path


def test_the_lock_file_names_packages_and_no_registry() -> None:
    lock = Path("frontend/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    hosts = {urlsplit(address).hostname for address in re.findall(r"https?://[^\"\s]+", lock)}
    # Where a package's authors ask for donations; nothing is fetched from there.
    assert hosts <= {"github.com", "opencollective.com", "paulmillr.com"}

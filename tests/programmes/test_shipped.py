"""Packs that were given out: an installation keeps what each version stood for."""

import shutil

import pytest
from django.conf import settings

from ciranda.ops.demo.places import install_packs
from ciranda.programmes.queries import current
from tools import pack_versions


def test_a_shipped_pack_that_changed_has_a_higher_version():
    assert pack_versions.unraised() == []
    assert pack_versions.recorded() == pack_versions.shipped(), "make graph"


def test_content_that_changed_under_its_version_is_named_with_the_remedy(monkeypatch):
    changed = {key: (version, "other") for key, (version, _d) in pack_versions.recorded().items()}
    monkeypatch.setattr(pack_versions, "shipped", lambda: changed)
    assert "Write version: " in pack_versions.unraised()[0]
    assert len(pack_versions.unraised()) == len(changed)


@pytest.mark.django_db
def test_a_demonstration_made_earlier_goes_on_with_its_pack_and_says_what_to_do(tmp_path):
    shutil.copytree(settings.CIRANDA_PACKS / "snipi-pt", tmp_path / "snipi-pt")
    install_packs(tmp_path)
    began_with = current("snipi-pt").id
    sheet = tmp_path / "snipi-pt" / "programme.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("12 weeks", "20 weeks"), "utf-8")
    packs = install_packs(tmp_path)
    assert packs.new == ()
    (advice,) = packs.older
    assert "Raise the version in programme.yaml" in advice
    assert "make reset" in advice
    assert current("snipi-pt").id == began_with

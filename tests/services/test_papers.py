"""Certificates of another agency: only under a delegation, written with an end or known to both."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from ciranda.access.actions import Refused, entered
from ciranda.services.actions import Agreed, end_delegation, issue_certificate, record_delegation
from ciranda.services.policies.delegations import Basis, may_issue
from ciranda.services.queries import certificates_of
from tests.budgets import assert_within
from tests.services.walking import family
from tests.settling import PASSWORD

pytestmark = pytest.mark.django_db
BOTH = {"owner_contact": "Wout at the welfare centre", "issuer_contact": "Carla"}


def _agree(cast: Any, **more: Any) -> UUID:
    today = timezone.localdate()
    agreed = Agreed(cast.social_security, "Food every week", today, **more)
    return record_delegation(actor=cast.actor("carla_coordinator"), agreed=agreed)


def _issue(cast: Any, case: UUID, delegation: UUID, who: str = "carla_coordinator") -> UUID:
    return issue_certificate(
        actor=cast.actor(who),
        case_id=case,
        delegation_id=delegation,
        about="Mirela",
        words="May come for food every week.",
    )


def test_neither_written_nor_known_to_both_nothing_is_agreed_and_nothing_issued(cast: Any) -> None:
    for lacking in ({}, {"paper": "Letter 12"}, {"owner_contact": "Wout"}):
        with pytest.raises(Refused, match="With neither nothing can be issued"):
            _agree(cast, **lacking)


def test_a_written_agreement_with_its_end_or_both_contacts_lets_one_issue() -> None:
    today = date(2026, 3, 1)
    assert may_issue(Basis("Letter 12", date(2026, 3, 1)), today)
    assert may_issue(Basis(owner_contact="Wout", issuer_contact="Carla"), today)
    assert not may_issue(Basis("Letter 12", date(2026, 2, 28)), today)
    assert not may_issue(Basis("Letter 12"), today)


def test_a_certificate_is_issued_and_printed_with_what_it_rests_on(cast: Any) -> None:
    case, _mother = family(cast)
    made = _issue(cast, case, _agree(cast, **BOTH))
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    page = client.get(f"/certificates/{made}/").content.decode()
    for words in ("Mirela", "Food every week", "Test Social Security", "Wout at the welfare"):
        assert words in page
    for address in (f"/certificates/of/{case}/", f"/certificates/{made}/"):
        assert_within(client, address)


def test_after_the_agreement_ended_issuing_is_refused_and_what_was_issued_stays(cast: Any) -> None:
    case, _mother = family(cast)
    ends = timezone.localdate() + timedelta(days=30)
    delegation = _agree(cast, paper="Letter 12", ends_on=ends)
    _issue(cast, case, delegation)
    end_delegation(actor=cast.actor("carla_coordinator"), delegation_id=delegation)
    with pytest.raises(Refused, match="no agreement for this certificate"):
        _issue(cast, case, delegation)
    with entered(cast.actor("carla_coordinator")):
        assert certificates_of(case)[1] == 1


def test_an_agreement_of_one_agency_lets_no_other_issue(cast: Any) -> None:
    case, _mother = family(cast)
    delegation = _agree(cast, **BOTH)
    with pytest.raises(Exception, match=r"no agreement|include writing|cannot|not write"):
        _issue(cast, case, delegation, "tomas_therapist")


def test_without_an_agreement_the_page_says_what_it_needs(cast: Any) -> None:
    case, _mother = family(cast)
    client = Client()
    assert client.login(username="carla_coordinator", password=PASSWORD)
    page = client.get(f"/certificates/of/{case}/issue/").content.decode()
    assert "by word of mouth with somebody to ask on both sides" in page

"""Who asks for an address, and what an address of each kind needs to be asked."""

from dataclasses import dataclass, field

# Who asks. What each is to the full case is arranged in tests/access/arrangement.py.
ANONYMOUS = "anonymous"
STRANGER = "stranger_agency"
SAME_AGENCY = "same_agency_without_role"
MANAGER = "with_the_role"
COORDINATOR = "coordinator"
CIRCLE = "circle_member"
CONSENTED = "consented_partner"
WITHDRAWN = "partner_after_withdrawal"
BARRED = "barred_person"
FAMILY = "family"
OTHER_PARENT = "other_parent"
OVERSIGHT = "oversight"
ROLES = (
    ANONYMOUS,
    STRANGER,
    SAME_AGENCY,
    MANAGER,
    COORDINATOR,
    CIRCLE,
    CONSENTED,
    WITHDRAWN,
    BARRED,
    FAMILY,
    OTHER_PARENT,
    OVERSIGHT,
)

NOBODYS: frozenset[str] = frozenset()
# An open case is in no archive.
NOBODY = frozenset({"nobody"})
TEAM = frozenset({MANAGER, COORDINATOR})
FAMILIES = frozenset({FAMILY, OTHER_PARENT})
# Everyone whom some fact of the case lets see at least that it exists.
CASE = TEAM | {CIRCLE, CONSENTED, FAMILY, OTHER_PARENT}
# The service whose consent was withdrawn keeps a page with its own notes and one line.
CASE_AND_FORMER = CASE | {WITHDRAWN}


# Everybody placed in the team, of whatever agency.
OF_THE_TEAM = TEAM | {CIRCLE}

# Leads the worker's agency.
LEAD = frozenset({SAME_AGENCY})
# Leads the worker.
LEADS = frozenset({COORDINATOR, SAME_AGENCY})
# Reads who is involved without changing it.
BESIDE = frozenset({CIRCLE})

# Work in a service that does not run the group.
OTHER_SERVICES = frozenset(ROLES) - {ANONYMOUS, MANAGER, FAMILY, OTHER_PARENT}


@dataclass(frozen=True)
class Address:
    """Sample arguments (names of the arrangement, or plain text) and who sees what is there."""

    seen_by: frozenset[str] = NOBODYS
    args: dict[str, str] = field(default_factory=dict)
    query: str = ""
    # takes only what a form sends; opened, it leads to the page with that form
    post_only: bool = False
    # sees the object and has the permission, but not for this: 403 with a reason
    refused_to: frozenset[str] = NOBODYS
    # not there outside development
    absent: bool = False


def case(
    seen_by: frozenset[str] = CASE, refused_to: frozenset[str] = NOBODYS, **args: str
) -> Address:
    """A page of the full case."""
    return Address(seen_by, {"case_id": "case", **args}, refused_to=refused_to)


def centre(**args: str) -> Address:
    """A page of the second full case, whose programme has a week and ordinary places."""
    return Address(CASE, {"case_id": "centre_case", **args})


def referral(
    seen_by: frozenset[str] = frozenset({COORDINATOR}),
    *,
    post_only: bool = False,
    refused_to: frozenset[str] = NOBODYS,
    **args: str,
) -> Address:
    """A page of a referral that somebody outside the case sent; only a coordinator decides."""
    args = {"referral_id": "referral", **args}
    return Address(seen_by, args, post_only=post_only, refused_to=refused_to)


def signal(*, post_only: bool = False) -> Address:
    """A page of a signal."""
    return Address(frozenset({COORDINATOR}), {"signal_id": "signal"}, post_only=post_only)


def sent(seen_by: frozenset[str] = CASE, **args: str) -> Address:
    """An address of the full case that only takes what is sent to it."""
    return Address(seen_by, {"case_id": "case", **args}, post_only=True)


def plan(
    seen_by: frozenset[str] = CASE,
    refused_to: frozenset[str] = NOBODYS,
    *,
    post_only: bool = False,
    **args: str,
) -> Address:
    """A page of the full case's plan."""
    args = {"plan_id": "family_plan", **args}
    return Address(seen_by, args, refused_to=refused_to, post_only=post_only)


def meeting(
    refused_to: frozenset[str] = NOBODYS, *, post_only: bool = False, **more: str
) -> Address:
    """A page of a meeting of the full case, for the team and those invited."""
    args = {"case_id": "case", "meeting_id": "meeting", **more}
    return Address(CASE, args, refused_to=refused_to, post_only=post_only)


def plan_action(*, post_only: bool = False) -> Address:
    """A page of the hospital's action."""
    return Address(CASE, {"action_id": "plan_action"}, post_only=post_only)


# Who is in the case of the open house: its team, the service that is asked, the mother.
WITH_REQUESTS = TEAM | {CONSENTED, FAMILY}


def asked(
    seen_by: frozenset[str] = TEAM | {CIRCLE, FAMILY}, refused_to: frozenset[str] = NOBODYS
) -> Address:
    """A page of the family for which services are asked: the asked one sees no case."""
    return Address(seen_by, {"case_id": "open_house"}, refused_to=refused_to)


def part(refused_to: frozenset[str] = NOBODYS, *, post_only: bool = False) -> Address:
    """A page of what the hospital is asked for that family."""
    args = {"part_id": "asked_part"}
    return Address(WITH_REQUESTS, args, refused_to=refused_to, post_only=post_only)


def person(seen_by: frozenset[str] = CASE, *, post_only: bool = False, **args: str) -> Address:
    """A page of the child of the full case."""
    return Address(seen_by, {"person_id": "child", **args}, post_only=post_only)


def expected() -> Address:
    """A page of a pregnancy on which no case was opened: whoever wrote it down sees it."""
    args = {"person_id": "mother", "pregnancy_id": "expected"}
    return Address(frozenset({COORDINATOR}), args)

"""Roles as plain data: what each may do. Rendered into docs/access.md by `make graph`."""

from ciranda.access.enums import Permission, Role

_EVERYBODY = frozenset({Permission.ACCOUNT_USE})

_WORK = _EVERYBODY | {
    Permission.PERSON_SEARCH,
    Permission.PERSON_REGISTER,
    Permission.REFERRAL_SEND,
    Permission.REFERRAL_READ,
    Permission.ENQUIRY_ANSWER,
    Permission.CASE_READ,
    Permission.CONTACT_WRITE,
    Permission.TASK_WRITE,
    Permission.DOCUMENT_ADD,
    Permission.PLAN_READ,
    Permission.ACTION_UPDATE,
    Permission.ACCESS_EXPLAIN,
    Permission.TEAM_READ,
    Permission.GROUP_READ,
    Permission.GROUP_RUN,
    Permission.DESK_COUNT,
    Permission.REQUEST_SEND,
    Permission.REQUEST_ANSWER,
    Permission.REGISTER_LOOK,
    Permission.BUDGET_READ,
    Permission.BUDGET_DRAW,
    Permission.TEAM_MEET,
}

_CASE_WORK = _WORK | {
    Permission.PERSON_CHANGE,
    Permission.CASE_MOVE_STAGE,
    Permission.CIRCLE_CHANGE,
    Permission.COVER_ARRANGE,
    Permission.MEETING_CALL,
    Permission.CLOCK_CHANGE,
    Permission.CONSENT_READ,
    Permission.CONSENT_RECORD,
    Permission.BASIS_RECORD,
    Permission.BREAK_GLASS,
    Permission.ASSESSMENT_WRITE,
    Permission.PLAN_WRITE,
    Permission.TRANSFER_OFFER,
    Permission.AUDIT_READ,
    Permission.CASE_CLOSE,
    Permission.REPORT_READ,
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.PRACTITIONER: _CASE_WORK,
    Role.COORDINATOR: _CASE_WORK
    | {
        Permission.REFERRAL_TRIAGE,
        Permission.CASE_OPEN,
        Permission.CASE_ALLOCATE,
        Permission.PERSON_SHIELD,
        Permission.TRANSFER_ANSWER,
        Permission.TEAM_CHANGE,
        Permission.TEAM_SUPERVISE,
        Permission.WORKER_SUSPEND,
        Permission.WORKER_CLOSE,
        Permission.WORKER_TRAIN,
        Permission.BUDGET_RUN,
        Permission.PROJECT_END,
        Permission.BREAK_GLASS_REVIEW,
        Permission.ACCESS_BAR,
        Permission.ARCHIVE_OPEN,
        Permission.OFFER_DESCRIBE,
    },
    Role.PARTNER: _WORK | {Permission.BREAK_GLASS},
    Role.DATA_OFFICER: _EVERYBODY
    | {
        Permission.AUDIT_READ,
        Permission.AUDIT_RELEASE,
        Permission.ARCHIVE_OPEN,
        Permission.ARCHIVE_HOLD,
        Permission.IDENTITY_SEAL,
        Permission.SEARCH_REVIEW,
        Permission.CONSENT_READ,
        Permission.ACCESS_EXPLAIN,
        Permission.ACCESS_BAR,
        Permission.BREAK_GLASS_REVIEW,
    }
    | {Permission.CASE_READ, Permission.IMPORT_RUN, Permission.SIGN_IN_MANAGE},
    Role.AGENCY_LEAD: _EVERYBODY
    | {
        Permission.TEAM_READ,
        Permission.TEAM_CHANGE,
        Permission.TEAM_SUPERVISE,
        Permission.WORKER_SUSPEND,
        Permission.WORKER_CLOSE,
        Permission.REPORT_READ,
        Permission.GROUP_READ,
        Permission.WORKER_TRAIN,
        Permission.BUDGET_READ,
        Permission.OFFER_DESCRIBE,
    }
    | {Permission.IMPORT_RUN, Permission.SIGN_IN_MANAGE, Permission.SERVICE_RUN},
    Role.OVERSIGHT: _EVERYBODY | {Permission.REPORT_READ, Permission.TEAM_SUPERVISE},
    Role.FAMILY: frozenset({Permission.ACCOUNT_USE, Permission.FAMILY_READ, Permission.FAMILY_ACT}),
    Role.SYSTEM: frozenset(Permission),
}

DESCRIPTIONS: dict[Role, str] = {
    Role.PRACTITIONER: "Works with families in a local team; may be their case manager.",
    Role.COORDINATOR: "Runs a local team: decides on referrals, allocates, covers absences.",
    Role.PARTNER: "Works with a child in another service: nursery, health centre, school.",
    Role.DATA_OFFICER: "Guards the family's rights over their data; sees who looked.",
    Role.AGENCY_LEAD: "Answers for an agency's workers and services; sees no case.",
    Role.OVERSIGHT: "Reads counts and clocks for a ministry; never a name. May stand above teams.",
    Role.FAMILY: "A parent, carer or young person reading and deciding about their own case.",
    Role.SYSTEM: "A scheduled job, working on one case at a time.",
}

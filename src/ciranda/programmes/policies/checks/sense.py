"""Whether the parts of a pack make sense together. Each check names the sections it needs;
one whose sections are not even well-formed waits until they are."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from babel.numbers import get_territory_currencies, list_currencies
from pydantic import TypeAdapter, ValidationError

from ciranda.access.enums import Category
from ciranda.programmes.enums import (
    ConsentKind,
    Event,
    IndicatorKind,
    LengthUnit,
    ReceiverKind,
    Referrer,
    RoleKind,
    SectionKind,
    StageKind,
    SubjectKind,
)
from ciranda.programmes.policies.checks.proposals import proposal_problems
from ciranda.programmes.policies.marks import Document, Path
from ciranda.programmes.policies.problems import Problem, one_of
from ciranda.programmes.policies.schema import Condition, Length, Plan, Sheet, SignatureRule

# Where, what is wrong, what to write instead.
Fault = tuple[Path, str, str]
Check = Callable[..., Iterator[Fault]]
_CHECKS: list[tuple[tuple[str, ...], Check]] = []


def _needs(*sections: str) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        _CHECKS.append((sections, check))
        return check

    return keep


def sheet_problems(sheet: Document, forms: Mapping[str, Document]) -> list[Problem]:
    """What does not make sense in programme.yaml, as far as it is well-formed."""
    sections = _sections(sheet.value)
    found = [
        sheet.problem(*fault)
        for needed, check in _CHECKS
        if all(name in sections for name in needed)
        for fault in check(*(sections[name] for name in needed))
    ]
    found += proposal_problems(sheet, sections.get("monitoring"), forms)
    return found + _form_list_problems(sheet, sections.get("forms") or {}, forms)


def _sections(raw: Any) -> dict[str, Any]:
    """The sections that are well-formed, read; those left out take what they are by default."""
    found = {}
    for name, info in Sheet.model_fields.items():
        if isinstance(raw, dict) and name in raw:
            adapter: TypeAdapter[Any] = TypeAdapter(
                Annotated[info.annotation, *info.metadata, name]  # type: ignore[arg-type]
            )
            try:
                found[name] = adapter.validate_python(raw[name])
            except ValidationError:
                continue
        elif not info.is_required():
            found[name] = info.get_default(call_default_factory=True)
    return found


def _form_list_problems(
    sheet: Document, listed: Mapping[str, Any], forms: Mapping[str, Document]
) -> list[Problem]:
    found = [
        sheet.problem(("forms", key), f"the file forms/{key}.json is not there", one_of(key, forms))
        for key in listed
        if key not in forms
    ]
    return found + [
        Problem(
            form.file, 1, "", "this form is not listed", f"add {key}: under forms in {sheet.file}"
        )
        for key, form in forms.items()
        if key not in listed
    ]


@_needs("currency", "country")
def _currency(currency: str | None, country: str | None) -> Iterator[Fault]:
    if currency and currency not in list_currencies():
        usual = get_territory_currencies(country) if country else []
        remedy = f"write {usual[0]}, or leave it out" if usual else "write one such as EUR"
        yield ("currency",), f"“{currency}” is no currency (ISO 4217)", remedy


@_needs("referral")
def _referring(referral: Any) -> Iterator[Fault]:
    if referral.professions and Referrer.PROFESSIONALS not in referral.who:
        yield (
            ("referral", "professions"),
            "professionals are not among those who may ask",
            "add professionals to who, or take professions out",
        )
    if referral.professions and Referrer.ANYONE in referral.who:
        yield (
            ("referral", "who"),
            "anyone may ask, so the professions listed keep nobody away",
            "write the others one by one (family, young_person), or take professions out",
        )


@_needs("eligibility")
def _factors(eligibility: Any) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for group in eligibility.groups.values() if eligibility else ():
        for key in group.factors:
            path = ("eligibility", "groups", group.key, "factors", key)
            if key in seen:
                what = f"the factor “{key}” is listed twice, also in “{seen[key]}”"
                yield path, what, "keep it in one group: a factor counts once"
            if key in eligibility.groups:
                yield path, f"“{key}” is also a group", "give the factor another key"
            seen.setdefault(key, group.key)


@_needs("eligibility")
def _rules(eligibility: Any) -> Iterator[Fault]:
    for rule in eligibility.rules.values() if eligibility else ():
        path = ("eligibility", "rules", rule.key, "when")
        for condition in _conditions(rule.when):
            size = sum(_size(eligibility, name) for name in condition.of or ())
            if condition.at_least and condition.at_least > size:
                what = f"it needs {condition.at_least} factors, and only {size} can count"
                yield path, what, "lower at_least, or add groups to of"
        target = eligibility.rules.get(rule.short_of) if rule.short_of else None
        if target and not target.when.at_least:
            path = ("eligibility", "rules", rule.key, "short_of")
            yield path, f"“{target.key}” counts nothing", "name a rule that says at_least"


def _conditions(condition: Condition) -> Iterator[Condition]:
    yield condition
    for inner in (*(condition.either or ()), *(condition.both or ())):
        yield from _conditions(inner)


def _size(eligibility: Any, name: str) -> int:
    group = eligibility.groups.get(name)
    return len(group.factors) if group else 1


@_needs("stages", "triage", "expecting")
def _path(stages: Any, triage: Any, expecting: Any) -> Iterator[Fault]:
    entries = [key for key, stage in stages.items() if stage.kind is StageKind.ENTRY]
    ends = {key for key, stage in stages.items() if stage.kind is StageKind.ENDED}
    if len(entries) != 1:
        yield ("stages",), f"{len(entries)} stages are of kind entry", "give exactly one that kind"
    if not ends:
        yield ("stages",), "no stage is of kind ended", "add one, such as closed"
    opened = {o.opens_stage for _, o in triage if o and o.opens_stage}
    opened |= {expecting.opens_stage} if expecting else set()
    reached = _reached({*entries, *opened}, stages)
    for key, stage in stages.items():
        if key not in reached:
            remedy = "let another stage move to it, or take it out"
            yield ("stages", key), "no case can ever come here", remedy
        elif ends and key not in ends and not _reached({key}, stages) & ends:
            yield ("stages", key), "a case can never end from here", "add a move towards the end"
        if key in ends and stage.moves:
            yield ("stages", key, "moves"), "a case that ended moves no more", "take the moves out"
    if triage.accept.opens_stage is None:
        yield ("triage", "accept"), "accepting opens no case", "add opens_stage"


def _reached(start: set[str], stages: Any) -> set[str]:
    seen: set[str] = set()
    waiting = [key for key in start if key in stages]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += [target for target in stages[key].moves if target in stages]
    return seen


@_needs("stages", "triage", "surveillance")
def _watching(stages: Any, triage: Any, surveillance: Any) -> Iterator[Fault]:
    watched = [key for key, stage in stages.items() if stage.kind is StageKind.SURVEILLANCE]
    if (watched or triage.surveillance) and surveillance is None:
        place: Path = ("stages", watched[0]) if watched else ("triage", "surveillance")
        what = "watching has no date to look again"
        yield place, what, "add surveillance: {recall_every: 6 months}"
    if triage.surveillance and not triage.surveillance.recall_after:
        path = ("triage", "surveillance")
        yield path, "watching has no date to look again", "add recall_after: 6 months"


@_needs("roles")
def _roles(roles: Any) -> Iterator[Fault]:
    kinds = Counter(role.kind for role in roles.values())
    if kinds[RoleKind.CASE_MANAGER] != 1:
        what = f"{kinds[RoleKind.CASE_MANAGER]} roles are of kind case_manager"
        yield ("roles",), what, "give exactly one that kind, whatever the programme calls it"
    for kind in (RoleKind.COORDINATOR, RoleKind.FAMILY):
        if not kinds[kind]:
            yield ("roles",), f"no role is of kind {kind.value}", "add one"
    for role in roles.values():
        extra = [c.name.lower() for c in role.writes if c not in role.reads]
        if extra:
            path = ("roles", role.key, "writes")
            yield path, f"it writes what it cannot read: {', '.join(extra)}", "add them to reads"


@_needs("consent_columns")
def _columns(columns: Any) -> Iterator[Fault]:
    if not any(column.kind is ConsentKind.PARTICIPATION for column in columns.values()):
        yield (
            ("consent_columns",),
            "no column is about taking part",
            "add one of kind participation",
        )
    register = [c for c in columns.values() if c.kind is ConsentKind.REGISTER]
    for column in register[1:]:
        path = ("consent_columns", column.key, "kind")
        yield path, "there are two shared registers", "keep one column of kind register"
    for column in register:
        if set(column.categories) != {Category.INVOLVEMENT}:
            path = ("consent_columns", column.key, "categories")
            yield path, "a register tells more than who is involved", "write [involvement]"
        if column.receiver.kind is not ReceiverKind.TEAM:
            path = ("consent_columns", column.key, "receiver")
            yield path, "a register is the whole team's", "write {kind: team}"
    for column in columns.values():
        named = column.receiver.sector is not None
        if named != (column.receiver.kind is ReceiverKind.SECTOR):
            path = ("consent_columns", column.key, "receiver")
            yield (
                path,
                "kind and sector do not fit",
                "write sector only with kind: sector, and there always",
            )


@_needs("signatures")
def _signatures(signatures: Any) -> Iterator[Fault]:
    if not any(r.categories is None and r.from_months == 0 for r in signatures.rules):
        remedy = "add one without categories and from_months, such as {who: any_holder}"
        yield ("signatures", "rules"), "no rule holds for everything and everyone", remedy
    seen: set[tuple[int, Any]] = set()
    for index, rule in enumerate(signatures.rules):
        for place in _places(rule):
            if place in seen:
                path = ("signatures", "rules", index)
                yield path, "another rule says the same age and category", "keep one of them"
            seen.add(place)


def _places(rule: SignatureRule) -> list[tuple[int, Any]]:
    return [(rule.from_months, category) for category in rule.categories or (None,)]


@_needs("clocks")
def _clocks(clocks: Any) -> Iterator[Fault]:
    for clock in clocks.values():
        path = ("clocks", clock.key)
        if clock.starts_on == clock.stops_on and not clock.repeats:
            remedy = "name another event, or add repeats: true"
            yield (*path, "stops_on"), "it stops on the event that starts it", remedy
        if clock.warn_before and _days(clock.warn_before) >= _days(clock.length):
            yield (*path, "warn_before"), "it warns before it starts", "write a shorter length"
        if clock.statutory and not clock.source:
            yield (*path, "statutory"), "a law needs its name", "add source, or statutory: false"
        steps = [_days(climb.after) for climb in clock.climbs]
        if steps != sorted(steps):
            yield (*path, "climbs"), "the steps are out of order", "order them by after"


def _days(length: Length) -> float:
    """About how many calendar days; only for comparing lengths of different units."""
    each = {LengthUnit.WORKING_DAYS: 1.4, LengthUnit.WEEKS: 7, LengthUnit.MONTHS: 30.4}
    return length.count * each.get(length.unit, 1)


@_needs("transition", "ages")
def _leaving(transition: Any, ages: Any) -> Iterator[Fault]:
    exit_months = ages.exit_months if ages else None
    if transition and exit_months is None:
        yield ("transition",), "no exit age is set", "add exit_months under ages"
    if transition and exit_months and transition.prepare_before_months > exit_months:
        path = ("transition", "prepare_before_months")
        yield path, "preparing would begin before birth", f"write {exit_months} or less"


@_needs("monitoring", "contact_schedule")
def _line(monitoring: Any, schedule: Any) -> Iterator[Fault]:
    if monitoring and not schedule:
        yield ("monitoring",), "no contact is planned", "add them under contact_schedule"
    if schedule and not monitoring:
        remedy = "add monitoring: it says when people are invited, and what follows no answer"
        yield ("contact_schedule",), "nobody is invited to these contacts", remedy
    for key, planned in schedule.items():
        if planned.counted_from not in (Event.BIRTH, Event.CASE_OPENED):
            path = ("contact_schedule", key, "counted_from")
            yield path, "a line is counted from its own beginning", "write birth or case_opened"


@_needs("signals")
def _signals(signals: Any) -> Iterator[Fault]:
    if signals and signals.sectors_needed > signals.weak_needed:
        path = ("signals", "sectors_needed")
        yield path, "more sectors than signals", f"write {signals.weak_needed} or less"


@_needs("desk")
def _desk(desk: Any) -> Iterator[Fault]:
    """A counter has an outcome of its own, and what is counted beside is marked as such."""
    outcomes = desk.outcomes if desk else {}
    if desk and all(outcome.beside for outcome in outcomes.values()):
        yield ("desk", "outcomes"), "every outcome is beside another", "add one that stands alone"
    for outcome in outcomes.values():
        for prompt in outcome.prompts.values():
            target = outcomes.get(prompt.counts or "")
            if target and not target.beside:
                path = ("desk", "outcomes", outcome.key, "prompts", prompt.key, "counts")
                yield path, f"“{target.key}” is a contact of its own", "write beside: true there"


@_needs("requests", "consent_columns")
def _requests(requests: Any, columns: Any) -> Iterator[Fault]:
    """A service is asked under a column that the family signs for a service."""
    for place, key in enumerate(requests.needs if requests else ()):
        column = columns.get(key)
        if column and column.kind is not ConsentKind.SHARING:
            path = ("requests", "needs", str(place))
            yield path, f"“{key}” shares nothing with a service", "name a column of kind sharing"


@_needs("expecting", "subject", "closure")
def _expecting(expecting: Any, subject: Any, closure: Any) -> Iterator[Fault]:
    """A pregnancy that opens a case is among what a case is about, and may close as it says."""
    if expecting and SubjectKind.PREGNANCY not in subject.kinds:
        yield ("expecting",), "no case is about a pregnancy", "add pregnancy to subject.kinds"
    if expecting and expecting.closes_for and expecting.closes_for not in closure.reasons:
        path = ("expecting", "closes_for")
        yield path, f"“{expecting.closes_for}” closes no case", "add it to closure.reasons"


@_needs("indicators", "statuses", "clocks", "consent_columns", "closure")
def _indicators(
    indicators: Any, statuses: Any, clocks: Any, columns: Any, closure: Any
) -> Iterator[Fault]:
    known: dict[IndicatorKind, list[str]] = {
        IndicatorKind.COUNT_IN_STATUS: list(statuses),
        IndicatorKind.COUNT_OF_EVENT: Event.values,
        IndicatorKind.SHARE_ON_TIME: list(clocks),
        IndicatorKind.MEDIAN_DAYS: list(clocks),
        IndicatorKind.SIGN_RATE: list(columns),
        IndicatorKind.SHARE_CLOSED_FOR: list(closure.reasons),
    }
    for indicator in indicators.values():
        names = known[indicator.kind]
        if indicator.of not in names:
            path = ("indicators", indicator.key, "of")
            yield (
                path,
                f"“{indicator.of}” is not what this kind counts",
                one_of(indicator.of, names),
            )


def plan_problems(plan: Document) -> list[Problem]:
    """What does not make sense in plan.yaml."""
    try:
        read = Plan.model_validate(plan.value)
    except ValidationError:
        return []
    kinds = Counter(section.kind for section in read.sections.values())
    return [
        plan.problem(("sections",), f"no section is of kind {kind.value}", "add one")
        for kind in (SectionKind.GOALS, SectionKind.ACTIONS, SectionKind.SIGNATURES)
        if not kinds[kind]
    ]


@_needs("members")
def _members(members: Any) -> Iterator[Fault]:
    if members and members.least > members.most:
        yield ("members", "most"), "at most fewer than at least", "write least below most"

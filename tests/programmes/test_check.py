"""A pack is checked as a whole: file, line, what is wrong, what to write instead."""

import pytest

from ciranda.programmes.policies.checks import check_pack
from tests.programmes.packs import FOLDER, edited, files_of, line_of

SHEET, PLAN, PT, EN = "programme.yaml", "plan.yaml", "locale/pt.yaml", "locale/en.yaml"
WORRY = "forms/worry.json"


@pytest.mark.parametrize("folder", sorted(p.name for p in FOLDER.iterdir() if p.is_dir()))
def test_every_pack_of_the_repository_has_no_problem(folder):
    checked = check_pack(files_of(folder))
    assert [str(problem) for problem in checked.problems] == []
    assert checked.pack is not None
    assert checked.pack.key == folder


# file, what is written, what an author writes instead, the problem, the remedy
BROKEN = [
    (SHEET, "lead:\n", "laed:\n", "“laed” is not known here", "Did you mean “lead”?"),
    (SHEET, "  chosen_by: team\n", "", "“chosen_by” is missing", "chosen_by: family"),
    (SHEET, "kinds: [child]", "kinds: [chld]", "“chld” is not one of", "Did you mean “child”?"),
    (SHEET, "before_months: 72", "before_months: six", "“six” is not a whole number", "72"),
    (SHEET, "from_months: 0\n", "from_months: 80\n", "the ages are reversed", "more than 80"),
    (SHEET, "length: 12 weeks", "length: soon", "not a length of time", "20 working days"),
    (SHEET, "repeats: true", "repeats: often", "neither true nor false", "true"),
    (
        SHEET,
        "[identity, involvement, schedule, plan, social]\n    purposes",
        "[identity, involvment]\n    purposes",
        "“involvment” is not a category",
        "Did you mean “involvement”?",
    ),
    (SHEET, "purposes: [support]", "purposes: [fun]", "“fun” is not a purpose", "triage"),
    (SHEET, "sector: education}", "sector: eduction}", "“eduction” is not one", "“education”"),
    (
        SHEET,
        "      support:\n      surveillance:",
        "      suport:\n      surveillance:",
        "“suport” is not among the stages",
        "Did you mean “support”?",
    ),
    (
        SHEET,
        "opens_stage: welcome",
        "opens_stage: wellcome",
        "“wellcome” is not among the stages",
        "“welcome”",
    ),
    (SHEET, "reasons: [near_school_age]", "reasons: [near]", "“near” is not among the reasons", ""),
    (
        SHEET,
        "starts_on: referral_received",
        "starts_on: referal_received",
        "“referal_received” is not one of the words",
        "Did you mean “referral_received”?",
    ),
    (SHEET, "to: supervisor", "to: boss", "“boss” is not among the roles", "coordinator"),
    (SHEET, "any_of: [delay,", "any_of: [dellay,", "not among the groups", "“delay”"),
    (SHEET, "verdict: direct_support", "verdict: yes", "not among the verdicts", "surveillance"),
    (
        SHEET,
        "        delay_motor:\n",
        "        delay_motor:\n        hiv_infection:\n",
        "the factor “hiv_infection” is listed twice",
        "a factor counts once",
    ),
    (SHEET, "at_least: 4", "at_least: 40", "it needs 40 factors, and only 22", "Lower at_least"),
    (SHEET, "when: {at_least: 4, of", "when: {of", "exactly one thing", "at_least with of"),
    (SHEET, "short_of: rule_of_four", "short_of: group_one", "“group_one” counts nothing", ""),
    (SHEET, "  welcome:\n    kind: entry", "  welcome:\n    kind: active", "0 stages are", "one"),
    (SHEET, "  closed:\n    kind: ended", "  closed:\n    kind: active", "can never end", "a move"),
    (SHEET, "    kind: case_manager", "    kind: circle", "0 roles are of kind case_manager", ""),
    (SHEET, "    reads: [involvement, schedule]", "    writes: [plan]", "cannot read: plan", ""),
    (SHEET, "    kind: participation", "    kind: sharing", "no column is about taking part", ""),
    (SHEET, "{kind: sector, sector: health}", "{kind: sector}", "kind and sector do not fit", ""),
    (SHEET, "{who: any_holder}", "{who: any_holder, from_months: 12}", "no rule holds", ""),
    (SHEET, "    verified: false\n  allocation", "    statutory: true\n    warn_before: 3 months\n"
     "  allocation", "“warn_before” is written twice", "Keep one"),
    (SHEET, "stops_on: referral_answered", "stops_on: referral_received", "stops on the event", ""),
    (SHEET, "warn_before: 3 working days", "warn_before: 30 working days", "warns before it", ""),
    (SHEET, "      - {to: coordinator, after: 0 days}\n      - {to: supervisor, after: 4 weeks}",
     "      - {to: coordinator, after: 5 weeks}\n      - {to: supervisor, after: 4 weeks}",
     "the steps are out of order", "by after"),
    (SHEET, "  exit_months: 72\n", "", "no exit age is set", "exit_months"),
    (SHEET, "sectors_needed: 2", "sectors_needed: 9", "more sectors than signals", "3 or less"),
    (SHEET, "kind: median_days, of: plan", "kind: median_days, of: plaan", "“plaan” is not", ""),
    (SHEET, "languages: [en, pt]", "languages: [pt]", "English is not among", "Add en"),
    (SHEET, "languages: [en, pt]", "languages: [en, pt, fr]", "“fr” are not there", "fr.yaml"),
    (SHEET, "  review: {used_for: review}", "  revew: {used_for: review}", "revew.json is not", ""),
    (PLAN, "  goals: {kind: goals,", "  goals: {kind: text,", "no section is of kind goals", ""),
    (PLAN, "baseline: -1", "baseline: 3", "“3” is not one of the words", "-1"),
    (PT, "  visit_again: {label: Voltar a visitar}\n", "", "“label” are missing", "“Visit again”"),
    (PT, "    label: Participar\n", "", "the words of “label” are missing", "“Taking part”"),
    (PT, "    label: Participar\n    text: |", "    label: Participar\n    texto: |",
     "“text” are missing", "consent_columns.participation"),
    (PT, "plan:\n  title:", "plan:\n  titel:", "belong to nothing", "Did you mean plan.title?"),
    (PT, "{counted} dos", "{conted} dos", "“{conted}” cannot be filled in", "{counted}"),
    (PT, "school: {label: Escola}", "school: {label: 12}", "“12” is not words", "quotation marks"),
    (PT, "          movement:", "          movment:", "belong to nothing", "movement"),
    (WORRY, '"linkId": "since"', '"linkId": "areas"', "“areas” is used twice", "another"),
    (WORRY, '"question": "place"', '"question": "plce"', "not a question of this", "“place”"),
    (WORRY, '"code": "other",', '"code": "othr",', "“other” is not an answer of “areas”", "“othr”"),
    (WORRY, '"valueCode": "health"', '"valueCode": "helth"', "“helth” is not a cat", "“health”"),
    (WORRY, '"url": "urn:ciranda:category"', '"url": "urn:x"', "has no category", "valueCode"),
    (WORRY, '"type": "text"', '"type": "attachment"', "“attachment” cannot be asked", "a document"),
    (WORRY, '"enableBehavior": "any",', "", "how its conditions join", "all"),
    (WORRY, '"operator": "="', '"operator": "is"', "“is” is not one of the words", "exists"),
    (WORRY, '"type": "group"', '"type": "text"', "outside any group", "with a category"),
    (WORRY, '"resourceType": "Questionnaire"', '"resourceType": "Bundle"', "not a FHIR Quest", ""),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "what", "remedy"), BROKEN)
def test_a_broken_pack_is_told_where_what_and_what_instead(file, old, new, what, remedy):
    checked = edited("snipi-pt", file, old, new)
    assert checked.pack is None
    said = [str(problem) for problem in checked.problems]
    assert [line for line in said if what in line and remedy in line], said


def test_the_line_is_the_one_an_author_must_look_at():
    checked = edited("snipi-pt", SHEET, "length: 12 weeks", "length: soon")
    assert [p.line for p in checked.problems] == [line_of("snipi-pt", SHEET, "length: 12 weeks")]
    checked = edited("snipi-pt", WORRY, '"linkId": "since"', '"linkId": "areas"')
    lines = [p.line for p in checked.problems if p.file == WORRY]
    assert line_of("snipi-pt", WORRY, '"linkId": "since"') in lines


def test_all_problems_come_at_once_whatever_their_kind():
    files = dict(files_of("snipi-pt"))
    files[SHEET] = (
        files[SHEET]
        .replace("length: 12 weeks", "length: soon")
        .replace("to: supervisor", "to: boss", 1)
        .replace("at_least: 4", "at_least: 40")
    )
    files[PT] = files[PT].replace("title:", "titel:", 1)
    files[WORRY] = files[WORRY].replace('"linkId": "since"', '"linkId": "areas"')
    said = " ".join(str(problem) for problem in check_pack(files).problems)
    for what in ("length of time", "“boss”", "40 factors", "“title” are missing", "used twice"):
        assert what in said


def test_a_circle_of_conditions_is_found():
    files = dict(files_of("snipi-pt"))
    files["forms/review.json"] = files["forms/review.json"].replace(
        '"linkId": "still_first",',
        '"linkId": "still_first", "enableWhen": [{"question": "now_first", '
        '"operator": "exists", "answerBoolean": true}],',
    )
    assert any("in a circle" in str(p) for p in check_pack(files).problems)


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        (SHEET, "", "the file is empty"),
        (SHEET, "key: [", "this is not YAML"),
        (SHEET, "- a\n- b\n", "this should hold keys and values"),
        (SHEET, "just words", "this should hold keys and values"),
        (SHEET, "\x00", "the file is not text"),
        (SHEET, "a: &x 1\nb: *x\n", "repeats an anchor"),
        (SHEET, "a: " + "[" * 100 + "]" * 100, "nested too deeply"),
        (SHEET, "x" * 1_000_001, "the file is too large"),
        (WORRY, "{", "this is not JSON"),
        (WORRY, "[]", "not a FHIR Questionnaire"),
        (WORRY, "[" * 100_000, "nested too deeply"),
        (PT, "- one\n", "“label” are missing"),
    ],
)
def test_hostile_files_get_a_clear_word_and_no_traceback(file, text, what):
    checked = check_pack({**files_of("snipi-pt"), file: text})
    assert checked.pack is None
    assert any(what in str(problem) for problem in checked.problems)


def test_a_missing_and_a_stray_file_are_named():
    files = dict(files_of("snipi-pt"))
    del files[PLAN]
    files["programm.yaml"] = "key: x"
    said = [str(problem) for problem in check_pack(files).problems]
    assert any(line.startswith("plan.yaml:1: this file is missing") for line in said)
    assert any("Rename it to programme.yaml" in line for line in said)


def test_a_country_code_that_looks_like_a_no_stays_a_country():
    checked = edited("snipi-pt", SHEET, "country: PT", "country: NO")
    assert checked.problems == ()
    assert checked.pack is not None
    assert checked.pack.country == "NO"


def test_pack_files_never_leave_a_half_built_pack():
    assert check_pack({}).pack is None
    assert len(check_pack({}).problems) == 2


def test_a_form_that_cannot_be_read_is_one_problem_and_not_one_for_each_of_its_words():
    files = files_of("snipi-pt")
    problems = check_pack(files | {WORRY: files[WORRY][:-20]}).problems
    assert [p.file for p in problems] == [WORRY]


def test_a_part_of_the_wrong_kind_is_not_repeated_by_its_words():
    checked = edited("snipi-pt", SHEET, "\nroles:\n", "\nroles: [a, b]\nrolls:\n")
    assert not [p for p in checked.problems if p.file.startswith("locale/") and "roles" in p.where]
    assert [p for p in checked.problems if p.file == SHEET and p.where == "roles"]


def test_a_tab_is_called_a_tab():
    checked = edited("snipi-pt", SHEET, "  kinds: [child]", "\tkinds: [child]")
    (problem,) = [p for p in checked.problems if p.file == SHEET]
    assert "spaces instead of tabs" in problem.remedy


UNREADABLE = "  : : ["


@pytest.mark.parametrize("file", [SHEET, PLAN, PT, EN])
def test_a_file_that_cannot_be_read_is_one_problem_and_not_one_for_all_that_hangs_on_it(file):
    files = dict(files_of("snipi-pt"))
    lines = files[file].split("\n")
    files[file] = "\n".join([*lines[:30], UNREADABLE, *lines[30:]])
    problems = check_pack(files).problems
    assert [(p.file, p.line) for p in problems] == [(file, 31)]


def test_a_missing_plan_is_not_repeated_by_its_words():
    files = {name: text for name, text in files_of("snipi-pt").items() if name != PLAN}
    assert [p.file for p in check_pack(files).problems] == [PLAN]


@pytest.mark.parametrize("key", ["reasons", "roles", "clocks", "statuses", "stages"])
def test_a_misspelt_key_is_one_problem_and_not_one_for_all_that_hangs_on_it(key):
    problems = edited("snipi-pt", SHEET, f"\n{key}:", f"\n{key}z:").problems
    assert [p.where for p in problems] == [f"{key}z"]


def test_causes_stand_before_what_may_follow_from_them():
    files = dict(files_of("snipi-pt"))
    files[PT] = files[PT].replace("title:", "titel:", 1)
    files[SHEET] = files[SHEET].replace("\nages:", "\nagez:", 1)
    files[WORRY] = "{"
    found = [p.file for p in check_pack(files).problems]
    assert found[:2] == [WORRY, SHEET]
    assert found[-1] == PT


def test_a_renamed_stage_is_one_complaint_and_one_line_to_write():
    said = edited("snipi-pt", SHEET, "  planning:\n    kind", "  plans:\n    kind").problems
    english = [str(p) for p in said if p.file == EN]
    assert len(english) == 2
    assert "Add plans: {label: …} under stages" in " ".join(english)
    assert "stages.planning: these words belong to nothing" in " ".join(english)


def test_a_name_with_a_blank_is_told_as_the_key_to_write():
    old, new = "  who: [anyone]", "  who: [professionals]\n  professions: [District nurse]"
    (said,) = edited("snipi-pt", SHEET, old, new).problems
    assert "small letters, digits and underscores" in said.what
    assert said.remedy == "write district_nurse"


@pytest.mark.parametrize(
    ("who", "remedy"),
    [("[family]", "add professionals"), ("[anyone, professionals]", "one by one")],
)
def test_professions_that_keep_nobody_away_are_a_problem(who, remedy):
    new = f"  who: {who}\n  professions: [nurse]"
    (said,) = edited("snipi-pt", SHEET, "  who: [anyone]", new).problems
    assert remedy in said.remedy

"""The mother decides who sees what; notes are written, and each service reads its part."""

from tests.journeys.chapters.arriving import CHILD, MOTHER, SURNAMES
from tests.journeys.walking import DESK, PHONE, Walk, Walker

AT_PLAY = "Alma brought the book and waited for the page to turn."
AT_HOME = "Rosa works nights; her sister sleeps over twice a week."
HEARING_TEST = "Hearing test on the 9th; Rosa prefers mornings."
HOSPITAL, NURSERY = "Hospital Distrital de Exemplo", "Jardim de Infância Girassol de Exemplo"
SOCIAL = "Segurança Social, distrito de Exemplo"


def the_family_is_asked(walk: Walk) -> None:
    """Tomás asks at the kitchen table: taking part, and three sharing columns."""
    tomas = family_of(walk, "tomas.therapist")
    tomas.press("Consents")
    tomas.press("Ask the family")
    tomas.fill("Is a service missing?", "hospital")
    tomas.press("Look for it")
    tomas.choose("Taking part")
    tomas.choose(HOSPITAL)
    tomas.choose(SOCIAL)
    tomas.press("Ask")
    tomas.press("Ask the family")
    tomas.fill("Is a service missing?", "Girassol")
    tomas.press("Look for it")
    tomas.choose(NURSERY)
    tomas.press("Ask")
    tomas.sees(HOSPITAL, SOCIAL, NURSERY)


def the_mother_signs_two_of_three(walk: Walk) -> None:
    """Rosa takes part, on Tomás' screen; the rest she answers alone, on her own phone."""
    tomas = family_of(walk, "tomas.therapist")
    tomas.press("Consents")
    tomas.press("Answer now")
    tomas.choose("I agree to all of it")
    tomas.fill("Your full name", f"{MOTHER} {SURNAMES}")
    tomas.press("Save this answer")
    rosa = walk.person("rosa.mother", PHONE)
    rosa.press("Read and answer")
    _answers(rosa, HOSPITAL, "I agree to all of it")
    _answers(rosa, SOCIAL, "I agree to some of it", "name and age", "who is involved")
    _answers(rosa, NURSERY, "No, I do not agree")


def _answers(rosa: Walker, service: str, answer: str, *parts: str) -> None:
    rosa.press(f"{service} (demo)")
    if service == SOCIAL:
        rosa.picture("4-the-mother-decides", portuguese=True)
    rosa.choose(answer)
    for part in parts:
        rosa.choose(part)
    if answer[0] == "I":
        rosa.fill("Your full name", f"{MOTHER} {SURNAMES}")
    rosa.press("Save my answer")


def notes_of_two_categories(walk: Walk) -> None:
    """Tomás writes a visit: a word on development, one on the home. Helena writes her own note."""
    tomas = family_of(walk, "tomas.therapist")
    tomas.press("Write a contact")
    tomas.choose("Visit")
    tomas.fill("What happened?", AT_PLAY)
    tomas.pick("What is it about?", "Development")
    tomas.press("Add a paragraph with other readers")
    tomas.fill("What else?", AT_HOME)
    tomas.pick("What is it about?", "Social situation", within="Paragraph 2")
    tomas.press("Save the contact")
    tomas.sees(AT_PLAY, AT_HOME)
    helena = family_of(walk, "helena.health")
    helena.press("Write a contact")
    helena.choose("call")
    helena.fill("What happened?", HEARING_TEST)
    helena.pick("What is it about?", "Health")
    helena.press("Save the contact")


def each_service_reads_its_part(walk: Walk) -> None:
    """Health: development and not the home. Social security: who is involved. Nursery: nothing."""
    helena = family_of(walk, "helena.health", DESK)
    helena.sees(AT_PLAY, HEARING_TEST)
    helena.sees_not(AT_HOME)
    helena.picture("5-what-health-reads")
    sofia = family_of(walk, "sofia.social", DESK)
    sofia.sees("Case manager", "Tomás")
    sofia.sees_not(AT_PLAY, AT_HOME, HEARING_TEST)
    nuno = walk.person("nuno.nursery", DESK)
    nuno.menu("Families")
    nuno.sees_not(CHILD)


def family_of(walk: Walk, username: str, width: int = PHONE) -> Walker:
    """A worker at the child's page, by the list of families."""
    worker = walk.person(username, width)
    worker.menu("Families")
    worker.press(CHILD)
    return worker

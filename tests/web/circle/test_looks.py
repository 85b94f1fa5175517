"""The drawn ring with many people, and the six facts of a family with long names, on a phone."""

import pytest

from ciranda.cases.actions.circle import Part, join_person
from tests.casework import manage, past_the_wall
from tests.looking import PHONE
from tests.settling import PASSWORD

NAMES = ("Ana", "Bento", "Clara", "Duarte", "Elvira", "Firmino", "Graça", "Horácio", "Irene")
# Letters of the drawing as they are seen: their height on the screen and their box.
LETTERS = """
() => [...document.querySelectorAll('.ciranda-ring__drawing text')]
  .filter(text => text.getClientRects().length && getComputedStyle(text).display !== 'none')
  .map(text => {
    const box = text.getBoundingClientRect();
    const scale = text.getScreenCTM().a;
    const size = parseFloat(getComputedStyle(text).fontSize) * scale;
    return [text.textContent, size, box.left, box.top, box.right, box.bottom];
  })
"""
FACTS = """
() => [...document.querySelectorAll('.ciranda-facts dd')].map(one => one.getBoundingClientRect())
  .map(box => [box.top, box.bottom])
"""


def surrounded(cast):
    """Twelve people around the child: the case manager, both parents and nine neighbours."""
    manage(cast)
    carla = cast.actor("carla_coordinator")
    for name in NAMES:
        join_person(
            actor=carla,
            case_id=cast.case,
            name=f"{name} Vizinha de Exemplo",
            phone="",
            part=Part("partner", "a neighbour"),
        )


def overlap(one, other):
    return one[2] < other[4] and other[2] < one[4] and one[3] < other[5] and other[3] < one[5]


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_ring_of_twelve_can_be_read(looker, cast, width):
    surrounded(cast)
    assert looker.client.login(username="carla_coordinator", password=PASSWORD)
    page = looker.open(f"/families/{cast.case}/circle/", width=width)
    page.wait_for_selector(".ciranda-ring__drawing")
    seen = page.evaluate(LETTERS)
    assert page.locator(".ciranda-ring__list > li").count() == 12
    assert len(seen) >= 13, "everyone has at least initials, and the child a name"
    small = [text for text, size, *_box in seen if size < 12]
    assert small == []
    pairs = [(a[0], b[0]) for i, a in enumerate(seen) for b in seen[i + 1 :] if overlap(a, b)]
    assert pairs == []
    assert not looker.is_wider_than_screen()


@pytest.mark.browser
def test_six_facts_stand_unscrolled_on_a_phone_even_with_long_names(looker, cast):
    manage(cast)
    past_the_wall(
        "update people_person set given = 'Maria Francisca Leonor', known_as = '',"
        " surnames = 'Vasconcelos de Albuquerque e Montenegro' where id = %s",
        [cast.flor],
    )
    past_the_wall(
        "update cases_coordination set name = 'Bartolomeu Sebastião Figueiredo Vasconcelos'", []
    )
    assert looker.client.login(username="tomas_therapist", password=PASSWORD)
    page = looker.open(f"/families/{cast.case}/", width=360)
    page.set_viewport_size(PHONE)
    page.wait_for_selector(".ciranda-facts dd")
    boxes = page.evaluate(FACTS)
    assert len(boxes) == 6
    assert max(bottom for _top, bottom in boxes) <= PHONE["height"]
    assert not looker.is_wider_than_screen()

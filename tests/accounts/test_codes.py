"""The codes of the second step."""

import pytest

from ciranda.accounts import codes

SECRET = b"12345678901234567890"  # the one of RFC 6238's examples


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_digits_are_those_of_the_standard(seconds, digits):
    assert codes.code_at(SECRET, seconds // codes.STEP) == digits


def test_a_clock_half_a_minute_off_is_forgiven_and_no_more(monkeypatch):
    monkeypatch.setattr(codes, "step_now", lambda: 1000)
    fits = [step for step in range(996, 1005) if _fits(step)]
    assert fits == [999, 1000, 1001]


def _fits(step, after=0):
    return codes.step_of(SECRET, codes.code_at(SECRET, step), after=after) == step


def test_no_code_serves_twice(monkeypatch):
    monkeypatch.setattr(codes, "step_now", lambda: 1000)
    assert not _fits(1000, after=1000)
    assert _fits(1001, after=1000)


def test_a_spare_code_may_be_typed_as_people_write_it():
    code = codes.new_spare()
    assert codes.digest(code, 7) == codes.digest(f" {code.upper().replace('-', ' ')} ", 7)
    assert codes.digest(code, 7) != codes.digest(code, 8)

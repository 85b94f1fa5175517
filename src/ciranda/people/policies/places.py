"""How an address is compared with a place, and from when words copy what a place says."""

from ciranda.common.text import fold

# Fewer letters than this are no copy: everybody writes "no lift".
COPIED = 20


def stands_at(address: str, building: str) -> bool:
    """Whether an address is at a building: the same street and number, whatever flat follows."""
    here, there = fold(address), fold(building)
    return bool(there) and (here == there or here.startswith(f"{there} "))

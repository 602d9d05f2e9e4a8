"""What is made once for all visitors who see the same. The process holds it: any visitor can clear Streamlit's own caches."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Generic, TypeVar

_LOOK: Final = 0.2  # seconds between two looks of somebody who waits
T = TypeVar("T")


@dataclass
class _Place(Generic[T]):
    """One thing, or the room for it: whoever comes while it is made waits for the lock."""

    lock: Lock = field(default_factory=Lock)
    made: list[T] = field(default_factory=list)


class MadeOnce(Generic[T]):
    """Keeps the latest `most` things that were asked for, by plain values. Nobody may change them: others see the same.

    With `most_bytes`, fewer: those whose sizes (`size`, in bytes) are no more than that together.
    """

    def __init__(self, most: int, *, most_bytes: int = 0, size: Callable[[T], int] = lambda _: 0) -> None:
        self._most, self._most_bytes, self._size = most, most_bytes, size
        self._lock = Lock()
        self._places: OrderedDict[Hashable, _Place[T]] = OrderedDict()

    def __call__(self, key: Hashable, make: Callable[[], T], wait: Callable[[], None] = lambda: None) -> T:
        """What `make` has made for this key, now or before. Raises what `make` raises, and then keeps nothing.

        `wait` is called again and again while somebody else makes it; what it raises ends the waiting, and not the making.
        """
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
            while len(self._places) > self._most:
                self._places.popitem(last=False)
        while not place.lock.acquire(timeout=_LOOK):
            wait()
        try:
            if not place.made:
                place.made.append(make())
                self._drop_old()
            return place.made[0]
        finally:
            place.lock.release()

    def forget(self, key: Hashable) -> None:
        """Drops what is kept for this key, so that the next who asks lets it be made anew."""
        with self._lock:
            self._places.pop(key, None)

    def kept(self, key: Hashable) -> T | None:
        """What has been made for this key, if it is still kept."""
        place = self._places.get(key)
        return place.made[0] if place and place.made else None

    def _drop_old(self) -> None:
        """Drops what was asked for longest ago until the rest is small enough; never what is being made."""
        with self._lock:
            sizes = {key: self._size(place.made[0]) for key, place in self._places.items() if place.made}
            for key in list(sizes):
                if sum(sizes.values()) > self._most_bytes:
                    sizes.pop(key)
                    del self._places[key]

    def __len__(self) -> int:
        return len(self._places)

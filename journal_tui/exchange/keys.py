"""Source keys for what has none of its own: made of what it says, the same on every reading."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

_LENGTH = 20


class Keys:
    """Makes the keys of one file. The second of two that say the same gets a key of its own."""

    def __init__(self) -> None:
        self._made: Counter[str] = Counter()

    def of(self, *parts: str) -> str:
        """A key of these words: what tells an entry from others, such as its date, time and text."""
        joined = "\0".join(parts)
        digest = sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
        return self.once(digest)

    def once(self, key: str) -> str:
        """A key that a file gives; made another where the file gives it again."""
        self._made[key] += 1
        return key if self._made[key] == 1 else f"{key}~{self._made[key]}"

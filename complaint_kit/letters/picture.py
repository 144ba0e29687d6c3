"""A picture that stands on a letter: a signature, a logo."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Picture(NamedTuple):
    """A PNG without transparency or interlacing, or a JPEG, of so many points; nothing is noted beside its points."""

    form: Literal["png", "jpeg"]
    content: bytes
    width: int
    height: int
    gray: bool

    @property
    def media_type(self) -> str:
        """As the web names it."""
        return f"image/{self.form}"

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """How wide and high it stands in that room, in points of the sheet; a point of its own never gets larger."""
        scale = min(1.0, width / self.width, height / self.height)
        return self.width * scale, self.height * scale

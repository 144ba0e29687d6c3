"""Files of pictures, as letters carry them: small, on white, and without what was noted beside their points."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from complaint_kit.errors import AnswersError
from complaint_kit.letters.picture import Picture

MOST_BYTES = 10_000_000
_MOST_POINTS = 50_000_000  # what a telephone takes
_KEPT = (1000, 400)  # points of a picture at most: 300 to an inch, as large as it stands on a letter
PAPER, WHITE = 200, 254  # of 255: what is lighter counts as empty, on a photograph of paper and on a drawing
_AS_PNG_OR_JPEG = "Save it as PNG or JPEG, a few inches wide and without the rest of the page."


def read(path: Path, empty: int = PAPER) -> Picture:
    """The picture in that file. Raises AnswersError, naming the file, as `picture` does, or where it cannot be read."""
    try:
        content = path.read_bytes() if path.stat().st_size <= MOST_BYTES else bytes(MOST_BYTES + 1)
    except OSError as error:
        mend = "Check its name and folder."
        raise AnswersError("this file cannot be read", place=str(path), found=error.strerror, mend=mend) from None
    return picture(content, str(path), empty)


def picture(content: bytes, place: str, empty: int = PAPER) -> Picture:
    """The picture, upright, cut to what is drawn on it. Raises AnswersError for what is too large, damaged, empty, or
    neither PNG nor JPEG."""
    if len(content) > MOST_BYTES:
        raise _refused("this picture is too large", place, f"more than {MOST_BYTES // 1_000_000} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            found = Image.open(BytesIO(content), formats=("PNG", "JPEG"))
            if found.width * found.height > _MOST_POINTS:
                raise _refused("this picture is too large", place, f"{found.width} x {found.height} points")
            is_photo = found.format != "PNG"
            drawn = _cut(_on_white(ImageOps.exif_transpose(found)), empty)
    except UnidentifiedImageError:
        raise _refused("this is no picture of a kind that letters carry", place, None) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refused("this picture is too large", place, None) from None
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _refused("this picture is damaged", place, None) from error
    if drawn is None:
        raise _refused("nothing is drawn on this picture", place, None)
    drawn.thumbnail(_KEPT)
    file = BytesIO()
    drawn.save(file, "JPEG" if is_photo else "PNG", **({"quality": 85} if is_photo else {"optimize": True}))
    return Picture("jpeg" if is_photo else "png", file.getvalue(), *drawn.size, gray=drawn.mode == "L")


def _refused(problem: str, place: str, found: str | None) -> AnswersError:
    return AnswersError(problem, place=place, found=found, mend=_AS_PNG_OR_JPEG)


def _on_white(found: Image.Image) -> Image.Image:
    """The points alone, in gray or in red, green and blue: a new picture, so that nothing noted comes along."""
    is_gray = found.mode in ("1", "L", "LA", "I;16")
    if found.mode == "I;16":
        found = found.point(lambda value: value / 256).convert("L")
    seen = found.convert("RGBA")
    bare = Image.new("RGB", found.size, "white")
    bare.paste(seen, mask=seen.getchannel("A"))
    return bare.convert("L") if is_gray else bare


def _cut(drawn: Image.Image, empty: int) -> Image.Image | None:
    """The picture without what is empty around it, and white where it is empty; None if all of it is."""
    dark = drawn.convert("L").point(lambda value: 0 if value > empty else 255)
    box = dark.getbbox()
    return drawn.point(lambda value: min(255, value * 255 // empty)).crop(box) if box else None

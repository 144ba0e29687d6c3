"""`python -m tests.writers.looks`: draws the pictures anew, and says which have changed. Look at each of those."""

from __future__ import annotations

from PIL import Image

from tests.writers.looks import HERE, LETTERS, difference, drawn

for name, letter in LETTERS.items():
    path, picture = HERE / f"{name}.png", drawn(letter)
    if not path.exists() or difference(Image.open(path), picture):
        picture.save(path, optimize=True)
        print(path)

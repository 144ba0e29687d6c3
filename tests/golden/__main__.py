"""`python -m tests.golden [NAME ...]`: writes golden letters anew, and prints what changed in them.

NAME is the beginning of the name of a case, such as `access` or `access.AT`; without one, all are written.
"""

from __future__ import annotations

import sys

from tests.conftest import LIBRARY
from tests.golden import CASES, HERE, differences, kept, written

for path in CASES:
    if path.stem.startswith(tuple(sys.argv[1:]) or ""):
        letters = written(LIBRARY, path)
        print(differences(path, letters), end="")
        for name in kept(path).keys() - letters.keys():
            (HERE / name).unlink()
        for name, text in letters.items():
            (HERE / name).write_text(text, encoding="utf-8")

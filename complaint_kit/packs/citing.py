"""How a language writes citations: its forms for those that stand in English in the law.

>>> brackets = {"paragraph": ", paragraphe {}", "letter": ", point {})"}
>>> french = Citing.read({"Article {} GDPR": "article {} du RGPD", **brackets})
>>> french.said("Article 15(1)(c) GDPR"), french.said("section 45 DPA")
('article 15, paragraphe 1, point c) du RGPD', None)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_PROVISION = r"(\d+[a-z]?(?:\(\d+[a-z]?\))?(?:\([a-z]+\))?|[A-Z]-\d+/\d+)"
_PARTS = re.compile(r"(\d+[a-z]?)(?:\((\d+[a-z]?)\))?(?:\(([a-z]+)\))?")
_OF_A_PROVISION = ("paragraph", "letter")


class Citing(NamedTuple):
    """The forms of a language: each English one, `{}` for a provision such as `15(1)(c)` or a case such as
    `C-154/21`, with how the language says it;
    `paragraph` and `letter` are how it writes the brackets."""

    forms: Mapping[str, str]
    paragraph: str = "({})"
    letter: str = "({})"

    @classmethod
    def read(cls, told: Mapping[str, str]) -> Citing:
        """The forms as a file of words tells them. Raises ValueError naming one with other gaps than its English."""
        forms = {form: said for form, said in told.items() if form not in _OF_A_PROVISION}
        for form, said in told.items():
            gaps = 1 if form in _OF_A_PROVISION else form.count("{}")
            if str(said).count("{}") != gaps or set("{}") & set(str(said).replace("{}", "")):
                raise ValueError(form)
        return cls(forms, **{name: told[name] for name in _OF_A_PROVISION if name in told})

    def said(self, english: str) -> str | None:
        """That citation in the language; None where no form fits it as a whole."""
        for form, said in self.forms.items():
            found = re.fullmatch(_PROVISION.join(map(re.escape, form.split("{}"))), english)
            if found:
                return said.format(*map(self._provision, found.groups()))
        return None

    def _provision(self, text: str) -> str:
        parts = _PARTS.fullmatch(text)
        if parts is None:  # the number of a case
            return text
        number, paragraph, letter = parts.groups()
        more = (self.paragraph.format(paragraph) if paragraph else "", self.letter.format(letter) if letter else "")
        return "".join((number, *more))

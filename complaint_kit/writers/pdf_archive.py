"""What a PDF has more where it is made to the rules of PDF/A-2b (ISO 19005-2): what its colours mean, and what it is.

Fonts are in every file of ours, and nothing in it is transparent, encrypted, run or fetched. None of them is certified.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import md5
from html import escape

from complaint_kit.errors import WritingError

PRODUCER = "complaint-kit"
_COLOURS = "sRGB IEC61966-2.1"
_MADE_ON = slice(24, 36)  # of an ICC profile: the day and hour at which it was made (ICC.1, 7.2)
_NO_DAY = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 1 January 2000, so that equal letters give equal bytes
_ABOUT = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@cache
def colours() -> bytes:
    """The profile of sRGB, from Pillow. Raises WritingError where Pillow was built without it."""
    try:
        from PIL import ImageCms

        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    except ImportError as error:
        mend = "Run: pip install --force-reinstall pillow; or leave out --archive."
        raise WritingError("this Pillow has no colour profiles, which an archive wants", mend=mend) from error
    return profile[: _MADE_ON.start] + _NO_DAY + profile[_MADE_ON.stop :]


def about(title: str, language: str) -> bytes:
    """What the file says of itself (XMP): its title, its language, which rules it was made to."""
    return _ABOUT.format(title=escape(title), language=escape(language), producer=PRODUCER).encode()


def catalog(metadata: int, profile: int) -> str:
    """The entries of the catalog that name these two objects."""
    says = f"/OutputConditionIdentifier({_COLOURS})/Info({_COLOURS})/DestOutputProfile {profile} 0 R"
    return f"/Metadata {metadata} 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1{says}>>]"


def identity(parts: Iterable[bytes]) -> str:
    """The entry of the trailer by which the file is known: a digest of what it holds."""
    digest = md5(b"".join(parts), usedforsecurity=False).hexdigest().upper()
    return f"/ID[<{digest}><{digest}>]"

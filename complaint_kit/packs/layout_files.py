"""The layouts of all packs: what stands where on a printed letter, as `templates/_layouts/*.yaml` says it."""

from __future__ import annotations

from typing import Literal

from complaint_kit.errors import AnswersError
from complaint_kit.law.entry import Entry, Model, Words
from complaint_kit.packs.kept import kept
from complaint_kit.packs.models import read_model
from complaint_kit.packs.pack_files import PackFiles

_FOLDER = "templates/_layouts"


class Column(Model):
    """Where lines begin and how long they may be, in millimetres from the left and upper edge of the sheet."""

    left: float
    top: float
    width: float


class Window(Column):
    """What an envelope shows of the sheet, wherever in it the sheet slips. `envelope` says which."""

    envelope: str
    height: float


class Margins(Model):
    """What stays empty at each edge of a sheet, page number and running head aside."""

    left: float
    right: float
    top: float
    bottom: float


class LayoutFile(Entry):
    """`templates/_layouts/<id>.yaml`. Everything in millimetres.

    `address` is where the lines of the address usually begin; an address that is too long for the windows from there
    begins higher, then gets smaller. `return_line`: the sender in one line above it. `information`: where the block
    begins that has references and other ways to the sender; without it they stand below the subject and the sender.
    `text_top` is where the subject begins. The first of the `windows` holds addresses of any length, all of them those
    of usual length.
    """

    id: str
    name: Words
    paper: Literal["A4", "Letter"]
    windows: tuple[Window, ...] = ()
    address: Column
    return_line: bool = False
    information: Column | None = None
    sender: Column
    dated: Column
    margins: Margins
    text_top: float
    fold_marks: tuple[float, ...] = ()
    punch_mark: float | None = None


class LayoutFiles(PackFiles):
    """Layouts by id, read when asked for."""

    @kept
    def layout(self, id_: str) -> LayoutFile:
        """The layout of that id. Raises AnswersError if there is none."""
        path = self.find(f"{_FOLDER}/{id_}.yaml") if id_ in self.layouts() else None
        if path is None:
            raise AnswersError(
                "there is no such layout", found=id_, mend=f"Choose one of: {', '.join(self.layouts())}."
            )
        return read_model(path, LayoutFile, self.roots)

    @kept
    def layouts(self) -> tuple[str, ...]:
        """The ids of all layouts, sorted."""
        return tuple(sorted({path.stem for path in self._glob(f"{_FOLDER}/*.yaml")}))

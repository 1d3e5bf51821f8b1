"""The same files to the byte from the same content: no clock, no random name, no order but the one they were written in."""

import io
import re
from collections.abc import Mapping
from datetime import date
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The first day a zip file can tell.
NO_TIME = (1980, 1, 1, 0, 0, 0)
WITHIN = (".xlsx",)
PROPERTIES = "docProps/core.xml"
_WHEN = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_ODF_ROOT = re.compile(rb"(<office:document-\w+)((?: [\w:]+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(rb"((?:xmlns:(\w+)|[\w:]+)=\"[^\"]*\")")
_PDF_WHEN = re.compile(rb"\(D:\d{14}[^)]*\)")


def archive(blob: bytes, day: date) -> bytes:
    """An office file without the time it was written: each part, and each workbook within it, is of the day of the figures."""
    with ZipFile(io.BytesIO(blob)) as parts:
        named = {
            part.filename: (_part(part.filename, parts.read(part), day), part.compress_type == ZIP_STORED)
            for part in parts.infolist()
        }
    return _zipped(named)


def together(files: Mapping[str, bytes]) -> bytes:
    """Files in one zip, in the order given."""
    return _zipped({name: (content, False) for name, content in files.items()})


def pdf(blob: bytes, day: date) -> bytes:
    """A PDF whose dates are those of its figures, letter for letter as long as they were."""
    return _PDF_WHEN.sub(lambda found: f"(D:{day:%Y%m%d}".encode().ljust(len(found[0]) - 1, b"0") + b")", blob)


def _part(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(WITHIN):
        return archive(content, day)
    content = _ODF_ROOT.sub(_in_order, content, count=1)
    return _WHEN.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\3", content) if name == PROPERTIES else content


def _in_order(root: re.Match) -> bytes:
    """The root of an open document: what writes it names the spaces of every document it has written before, as it met them."""
    named = sorted(_ATTRIBUTE.findall(root[2]))
    body = root.string[root.end() :]
    used = [
        text
        for text, space in named
        if not space or b"<" + space + b":" in body or b" " + space + b":" in body or space == b"office"
    ]
    return root[1] + b"".join(b" " + text for text in used) + b">"


def _zipped(parts: Mapping[str, tuple[bytes, bool]]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as archived:
        for name, (content, is_stored) in parts.items():
            info = ZipInfo(name, NO_TIME)
            info.compress_type = ZIP_STORED if is_stored else ZIP_DEFLATED
            # The same on every system.
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archived.writestr(info, content)
    return made.getvalue()

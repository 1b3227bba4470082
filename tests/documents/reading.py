"""PDF files as a test reads them: text in reading order, and what archives and screen readers need."""

import io
import pikepdf
import pypdfium2
import re


def text(data: bytes) -> str:
    """The text of all pages, in reading order, on one line."""
    document = pypdfium2.PdfDocument(data)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def tags(pdf: pikepdf.Pdf) -> list[str]:
    """The structure's tags, in reading order, each mapped to the standard's own."""
    root = pdf.Root.StructTreeRoot
    roles = {str(k): str(v) for k, v in dict(root.get("/RoleMap", {})).items()}
    found: list[str] = []

    def walk(node) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            name = str(node.S)
            found.append(roles.get(name, name).lstrip("/"))
            walk(node.get("/K", pikepdf.Array()))

    walk(root.get("/K", pikepdf.Array()))
    return found


def xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Part and conformance that the file claims."""
    raw = bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8")
    return dict(re.findall(r"pdfaid:(part|conformance)(?:=\"|>)(\w+)", raw))

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
    roles = {str(k): str(v) for k, v in dict(pdf.Root.StructTreeRoot.get("/RoleMap", {})).items()}
    return [roles.get(name, name).lstrip("/") for name in (str(node.S) for node in _structure(pdf))]


def figures(pdf: pikepdf.Pdf) -> list[str]:
    """What is said in place of each picture."""
    return [str(node.get("/Alt", "")) for node in _structure(pdf) if str(node.S) == "/Figure"]


def _structure(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """The elements of the structure, in reading order."""
    root = pdf.Root.StructTreeRoot
    found: list[pikepdf.Dictionary] = []

    def walk(node) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
            walk(node.get("/K", pikepdf.Array()))

    walk(root.get("/K", pikepdf.Array()))
    return found


def xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Part and conformance that the file claims."""
    raw = bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8")
    return dict(re.findall(r"pdfaid:(part|conformance)(?:=\"|>)(\w+)", raw))

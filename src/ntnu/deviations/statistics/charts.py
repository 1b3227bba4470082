"""Charts as SVG: drawn in per cent of the width, so that text keeps its size on a narrow screen. What
they show stands in a table beside each."""

from collections.abc import Sequence
from html import escape

_BAR, _HEIGHT, _TOP, _FOOT = 52, 200, 20, 28
#: For paper: there a style sheet of the page says nothing about what is in a drawing.
_PRINTED = (
    "<style>.a{fill:#00509e}.b{fill:#fff;stroke:#00509e}.soft{fill:#55616d}.grid{stroke:#dfe5ea}"
    ".base{stroke:#17222d}text{font-family:'Noto Sans','DejaVu Sans',sans-serif;font-size:12px}</style>"
)


def bars(title: str, rows: Sequence[tuple[str, int | None]], hidden: str) -> str:
    """Lying bars, one for each label; ``hidden`` is written where there is no number."""
    most = max((number or 0 for _label, number in rows), default=0) or 1
    drawn = []
    for place, (label, number) in enumerate(rows):
        top = place * _BAR
        drawn.append(f'<text x="0" y="{top + 14}">{escape(label)}</text>')
        if number is None:
            drawn.append(f'<text class="soft" x="0" y="{top + 34}">{escape(hidden)}</text>')
            continue
        width = f"{84 * number / most:.1f}%"
        drawn.append(f'<rect class="a" x="0" y="{top + 21}" width="{width}" height="16" rx="2"/>')
        drawn.append(f'<text x="{width}" dx="8" y="{top + 34}">{number}</text>')
    return _svg(title, max(len(rows), 1) * _BAR, drawn)


def columns(title: str, rows: Sequence[tuple[str, int | None, int | None]]) -> str:
    """Two standing bars for each label; of a number that is hidden there is none."""
    most = max((number or 0 for row in rows for number in row[1:]), default=0) or 1
    step = _step(most)
    drawn = []
    for number in range(step, most + 1, step):
        y = _level(number, most)
        drawn.append(f'<line class="grid" x1="0" x2="100%" y1="{y}" y2="{y}"/>')
        drawn.append(f'<text class="soft" x="0" y="{y - 4}">{number}</text>')
    wide = 92 / max(len(rows), 1)
    for place, (label, first, second) in enumerate(rows):
        left = 8 + place * wide
        for css, number, start in (("a", first, left), ("b", second, left + wide * 0.4)):
            if number:
                y = _level(number, most)
                drawn.append(
                    f'<rect class="{css}" x="{start:.2f}%" y="{y}" width="{wide * 0.36:.2f}%"'
                    f' height="{_TOP + _HEIGHT - y:.1f}"/>'
                )
        drawn.append(
            f'<text class="soft" text-anchor="middle" x="{left + wide * 0.38:.2f}%"'
            f' y="{_TOP + _HEIGHT + 20}">{escape(label)}</text>'
        )
    base = _TOP + _HEIGHT
    drawn.append(f'<line class="base" x1="0" x2="100%" y1="{base}" y2="{base}"/>')
    return _svg(title, base + _FOOT, drawn)


def printed(chart: str) -> str:
    """The same chart for a document on paper."""
    return chart.replace("</title>", f"</title>{_PRINTED}", 1)


def _level(number: int, most: int) -> float:
    return round(_TOP + _HEIGHT * (1 - number / most), 1)


def _step(most: int) -> int:
    """Whole numbers that three or four lines stand at."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if most <= 4 * factor * size:
                return factor * size
        size *= 10


def _svg(title: str, height: int, drawn: Sequence[str]) -> str:
    named = escape(title, quote=True)
    return (
        f'<svg role="img" aria-label="{named}" width="100%" height="{height}"><title>{escape(title)}</title>'
        f"{''.join(drawn)}</svg>"
    )

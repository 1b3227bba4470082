"""How a field of a schema is shown in a form: by an adapter of the field and the request."""

from collections.abc import Iterable
from collections.abc import Mapping
from ntnu.deviations.ui.forms.options import Option
from typing import Any
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest
from zope.interface import Attribute
from zope.interface import Interface


class IFormControl(Interface):
    """Adapter of ``(field, request)``: a field in a form. A named one is another way to show a field, which a
    form may request: ``radios``, ``select``."""

    kind = Attribute("What sort of control it is: ``text``, ``radios`` …")
    macro = Attribute("The name of the macro of ``@@dv-forms`` that shows it, less ``as_``.")
    template = Attribute("A page template whose macro ``control`` shows it; None: a macro of ours does.")
    is_group = Attribute("Is it several inputs under one question?")
    answers = Attribute("``Option`` objects that are offered whatever the page offers; empty for most.")

    def shown_with(options: tuple[Option, ...]) -> Any:
        """The control that shows these options: itself, or another."""

    def options(chooser) -> Iterable[Option]:
        """The options; ``chooser`` knows the case, its people and units: see ``choosing.py``."""

    def filled(value: object) -> tuple[object, str]:
        """The value as the control shows it, and beside it the full value, if that contains more."""

    def read(form: Mapping[str, object], key: str) -> object:
        """The value sent under ``key``, in the shape of a JSON body; None where a choice was left empty."""


def control_of(field, name: str = ""):
    """The control of a field, or another one by its name."""
    return getMultiAdapter((field, getRequest()), IFormControl, name=name)


def texts(sent: object) -> list[str]:
    """The values sent under one name, as a list of non-empty strings."""
    if sent is None:
        return []
    values = sent if isinstance(sent, (list, tuple)) else [sent]
    return [value for value in values if isinstance(value, str) and value]


def first(sent: object) -> str:
    """The value sent under one name, as one string; empty for none."""
    if isinstance(sent, (list, tuple)):
        sent = next((value for value in sent if isinstance(value, str)), None)
    return sent if isinstance(sent, str) else ""

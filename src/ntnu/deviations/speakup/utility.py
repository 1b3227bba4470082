"""SpeakUp!, for the lower floors."""

from collections.abc import Collection
from ntnu.deviations.access.addresses import public_url
from ntnu.deviations.access.confidential import recipients_of
from ntnu.deviations.access.confidential import registry_of
from ntnu.deviations.access.units import registers
from ntnu.deviations.interfaces import ISpeakUp
from ntnu.deviations.own_settings import present_register
from zope.component.hooks import getSite
from zope.interface import implementer

#: The page with the form, below the register.
FORM = "@@notify"


@implementer(ISpeakUp)
class SpeakUp:
    """The utility."""

    def is_open(self, register, barred: Collection[str] = ()) -> bool:
        return bool(self.receivers(register, barred))

    def receivers(self, register, barred: Collection[str] = ()) -> frozenset[str]:
        registry = registry_of(register)
        return recipients_of(registry) - set(barred) if registry is not None else frozenset()

    def form_url(self, register=None, deviation: str = "", public: bool = False) -> str:
        register = register or present_register()
        if register is None and getSite() is not None:
            register = next(iter(registers(getSite())), None)
        if register is None or registry_of(register) is None:
            return ""
        asked = f"?deviation={deviation}" if deviation else ""
        if public:
            return public_url(register, f"{FORM}{asked}")
        return f"{register.absolute_url()}/{FORM}{asked}"

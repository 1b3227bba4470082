"""A user over REST, as Plone tells of one; the groups that tell of a case are left out."""

from ntnu.deviations.access.groups import tells_of_a_case
from ntnu.deviations.interfaces import IDeviationsLayer
from plone.restapi.interfaces import ISerializeToJson
from plone.restapi.serializer.user import SerializeUserToJson
from Products.CMFCore.interfaces import IMemberData
from typing import Any
from zope.component import adapter
from zope.interface import implementer


class _Shown:
    """A user as others may see her."""

    def __init__(self, user):
        self._user = user

    def __getattr__(self, name: str) -> Any:
        return getattr(self._user, name)

    def getGroups(self) -> list[str]:
        return [group for group in self._user.getGroups() if not tells_of_a_case(group)]


@implementer(ISerializeToJson)
@adapter(IMemberData, IDeviationsLayer)
class SerializeUser(SerializeUserToJson):
    """What Plone tells of a user, to herself and to who administers users."""

    def __init__(self, context, request):
        super().__init__(_Shown(context), request)

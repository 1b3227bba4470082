"""``GET <register>/@vocabularies``: plone.restapi's, for those who may read the requested list."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.ours import is_own_code
from plone.app.content.browser.vocabulary import DEFAULT_PERMISSION
from plone.app.content.browser.vocabulary import DEFAULT_PERMISSION_SECURE
from plone.app.content.browser.vocabulary import PERMISSIONS
from plone.restapi.services.vocabularies.get import VocabulariesGet
from zope.component import queryUtility
from zope.schema.interfaces import IVocabularyFactory


class Vocabularies(VocabulariesGet):
    """This product's lists are for everybody who may report. A list of Plone or an add-on is for those who
    may change the folder, unless Plone's ``PERMISSIONS`` names it: some lists are for everybody with an
    account."""

    def _has_permission_to_access_vocabulary(self, vocabulary_name: str) -> bool:
        own = is_own_code(queryUtility(IVocabularyFactory, name=vocabulary_name))
        usual = DEFAULT_PERMISSION if own else DEFAULT_PERMISSION_SECURE
        needed = PERMISSIONS.get(vocabulary_name, usual)
        return bool(getSecurityManager().checkPermission(needed, self.context))

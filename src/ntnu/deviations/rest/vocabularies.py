"""``GET <register>/@vocabularies``: plone.restapi's, for those who may read the requested list."""

from AccessControl import getSecurityManager
from ntnu.deviations.access.ours import is_own_code
from ntnu.deviations.rest.described import ADDRESS
from ntnu.deviations.rest.described import BATCH
from ntnu.deviations.rest.described import described
from ntnu.deviations.rest.described import rows
from ntnu.deviations.rest.described import shape
from ntnu.deviations.rest.described import TEXT
from plone.app.content.browser.vocabulary import DEFAULT_PERMISSION
from plone.app.content.browser.vocabulary import DEFAULT_PERMISSION_SECURE
from plone.app.content.browser.vocabulary import PERMISSIONS
from plone.restapi.services.querysources.get import QuerySourcesGet
from plone.restapi.services.sources.get import SourcesGet
from plone.restapi.services.vocabularies.get import VocabulariesGet
from zope.component import queryUtility
from zope.schema.interfaces import IVocabularyFactory


@described({"type": "object"}, below="{vocabulary}", asks={"title?": TEXT, "token?": TEXT, **BATCH})
@described(rows(shape({"@id": ADDRESS, "title": TEXT})))
class Vocabularies(VocabulariesGet):
    """This product's lists are for everybody who may report. A list of Plone or an add-on is for those who
    may change the folder, unless Plone's ``PERMISSIONS`` names it: some lists are for everybody with an
    account."""

    def _has_permission_to_access_vocabulary(self, vocabulary_name: str) -> bool:
        own = is_own_code(queryUtility(IVocabularyFactory, name=vocabulary_name))
        usual = DEFAULT_PERMISSION if own else DEFAULT_PERMISSION_SECURE
        needed = PERMISSIONS.get(vocabulary_name, usual)
        return bool(getSecurityManager().checkPermission(needed, self.context))


# Plone's own, registered for those who may report.
described({"type": "object"}, below="{field}", asks={"query": TEXT, **BATCH})(QuerySourcesGet)
described({"type": "object"}, below="{field}", asks={"title?": TEXT, "token?": TEXT, **BATCH})(SourcesGet)

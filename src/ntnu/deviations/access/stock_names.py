"""Names of Plone and Zope that answer at and below a register, each with its reason.

Everything else that is registered for content, or is a method of its class, does not exist there: neither for
``GET`` nor for any other method. Pages and services of this product need no line here.
"""

#: Views on a case and below.
CASE_VIEWS = {"content_status_modify": "the workflow menu's: it refuses with words"}
#: Services on a case and below.
CASE_SERVICES = {
    "@actions": "menus of a client",
    "@breadcrumbs": "where one is",
    "@navigation": "menus of a client",
    "@types": "fields, for a client's forms",
}

_TOOLBAR = "a button or menu of Plone's toolbar leads there"
_CONTENTS = "the list of contents calls it"
_FORMS = "forms call it"

#: Views on the register, a faculty and a department.
UNIT_VIEWS = {
    "edit": _TOOLBAR,
    "folder_contents": _TOOLBAR,
    "folder_factories": _TOOLBAR,
    "delete_confirmation": _TOOLBAR,
    "object_copy": _TOOLBAR,
    "object_cut": _TOOLBAR,
    "object_paste": _TOOLBAR,
    "object_rename": _TOOLBAR,
    "content_status_history": _TOOLBAR,
    "content_status_modify": _TOOLBAR,
    "selectViewTemplate": _TOOLBAR,
    "select_default_page": _TOOLBAR,
    "select_default_view": _TOOLBAR,
    "manage-aliases": _TOOLBAR,
    "manage-portlets": _TOOLBAR,
    "topbar-manage-portlets": _TOOLBAR,
    "historyview": _TOOLBAR,
    "ical_import_settings": _TOOLBAR,
    "delete_confirmation_info": "the question before something is deleted",
    "fc-contextInfo": _CONTENTS,
    "fc-copy": _CONTENTS,
    "fc-cut": _CONTENTS,
    "fc-delete": _CONTENTS,
    "fc-itemOrder": _CONTENTS,
    "fc-paste": _CONTENTS,
    "fc-properties": _CONTENTS,
    "fc-rearrange": _CONTENTS,
    "fc-rename": _CONTENTS,
    "fc-tags": _CONTENTS,
    "fc-workflow": _CONTENTS,
    "allow_upload": _CONTENTS,
    "getVocabulary": _FORMS,
    "z3cform_validate_field": _FORMS,
    "authenticator": "the token of a form",
    "confirm-action": "Plone's question before what was asked for without a token",
    "render-toolbar": "the toolbar loads itself anew",
    "resolveuid": "links in texts written in Plone's editor",
    "site-logo": "the logo on pages of another theme",
}
#: Services on the register, a faculty and a department; Plone's own, without a name, is for all of them.
UNIT_SERVICES = {
    **CASE_SERVICES,
    "@contextnavigation": "menus of a client",
    "@history": "changes of the folder itself, for who may see them",
    "@inherit": "a client's own look of a section",
    "@lock": "one edits at a time",
    "@navroot": "where the site begins",
    "@querystring": "fields of a search, for a client's forms",
    "@querystring-search": "a search that a client's page holds",
    "@search": "a search below the folder; cases are in no catalog",
    "@sharing": "the folder roles, in Plone's shape",
    "@sources": _FORMS,
    "@querysources": _FORMS,
    "@vocabularies": _FORMS,
    "@workflow": "states of the folder, for who may change them",
}
#: Ways of asking, and what is kept beside content: what begins so answers on the register and on a unit.
UNIT_NAMESPACES = {
    "++add++": "the forms for a new faculty, department or registry",
    "++api++": "REST",
    "++contextportlets++": "portlets are edited in there",
    "++plone++": "styles, scripts and pictures",
    "++resource++": "styles, scripts and pictures",
    "++theme++": "styles, scripts and pictures",
    "++unique++": "styles, scripts and pictures",
    "++webresource++": "styles, scripts and pictures",
}

"""REST services (plone.restapi): the same actions as the forms, the same rules, the same words."""

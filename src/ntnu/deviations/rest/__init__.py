"""REST services (plone.restapi): the same acts as the forms, the same rules, the same words."""

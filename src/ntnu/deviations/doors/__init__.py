"""Rules for every page and service of this product: see ``docs/security.md``."""

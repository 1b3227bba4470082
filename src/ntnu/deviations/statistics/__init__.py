"""How it goes: figures of months and years, as page, REST and files."""

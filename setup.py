"""Package metadata: what ntnu.deviations is and what it needs."""

import sys
from pathlib import Path
from setuptools import find_namespace_packages
from setuptools import setup
from setuptools.command.build_py import build_py

here = Path(__file__).parent
sys.path.insert(0, str(here))

from scripts.compile_mo import compile_folder


class BuildWithTranslations(build_py):
    """Puts compiled translations in the wheel: nobody's site should have to make them."""

    def run(self):
        super().run()
        # A development install reads the source folder, where `make` and Zope compile what is new.
        if not self.editable_mode:
            compile_folder(Path(self.build_lib))


long_description = "\n\n".join(
    (here / name).read_text(encoding="utf-8") for name in ("README.md", "CHANGES.md")
)

setup(
    name="ntnu.deviations",
    version="1.0.0a1",
    description="Report, follow up and close deviations in education and learning environment, in Plone",
    long_description=long_description,
    long_description_content_type="text/markdown",
    license="GPL-2.0-only",
    license_files=["LICENSE"],
    author="The ntnu.deviations team",
    keywords="plone deviation case workflow education quality",
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Web Environment",
        "Framework :: Plone",
        "Framework :: Plone :: 6.2",
        "Framework :: Plone :: Addon",
        "Natural Language :: English",
        "Natural Language :: Norwegian",
        "Operating System :: OS Independent",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
    ],
    packages=find_namespace_packages("src", include=["ntnu*"]),
    package_dir={"": "src"},
    include_package_data=True,
    zip_safe=False,
    cmdclass={"build_py": BuildWithTranslations},
    python_requires=">=3.11",
    install_requires=[
        "Products.CMFPlone>=6.2.2,<6.3",
        "XlsxWriter",
        "babel",
        # openpyxl reads XML by it, where it is there.
        "defusedxml",
        "holidays",
        "icalendar",
        "openpyxl",
        "pikepdf",
        "Pillow",
        "plone.api",
        "plone.app.dexterity",
        "plone.classicui",
        "plone.exportimport",
        "plone.restapi",
        "prometheus-client",
        "puremagic",
        "pypdfium2",
        "python-stdnum",
        "snowballstemmer",
        "weasyprint",
        "XlsxWriter",
        "z3c.zcmlhook",
    ],
    extras_require={
        "demo": ["aiosmtpd", "plone.distribution"],
        "test": [
            "aiosmtpd",
            "axe-playwright-python",
            "hypothesis",
            # A used site has them: see tests/guest.
            "plone.app.caching",
            "plone.app.multilingual",
            "plone.app.testing",
            "plone.distribution",
            "playwright",
            "pytest",
            "pytest-cov",
            "pytest-xdist",
            "requests",
            # Looks for hidden numbers in tables.
            "scipy",
            # Another package changes our templates with it.
            "z3c.jbot",
            "zope.pytestlayer",
        ],
        # What an organisation gets that installs Plone itself: the other side of the benchmark. And the
        # databases that several processes can share.
        "bench": ["Plone>=6.2.2,<6.3", "RelStorage", "ZEO", "psycopg2-binary"],
        "check": ["i18ndude", "ruff", "towncrier", "zpretty", "codespell", "build", "mypy", "mypy-zope"],
    },
    entry_points={
        "console_scripts": [
            "ntnu-deviations-accounts = ntnu.deviations.doctor.command:main",
            "ntnu-deviations-appoint = ntnu.deviations.speakup.appoint:main",
            "ntnu-deviations-instance = ntnu.deviations.doctor.instance:main",
            "ntnu-deviations-verify = ntnu.deviations.caselog.command:main",
        ],
        "paste.filter_app_factory": ["watch = ntnu.deviations.operations.watch:Watch"],
        "z3c.autoinclude.plugin": ["target = plone"],
    },
)

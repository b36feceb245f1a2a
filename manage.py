#!/usr/bin/env python
"""Command line of the register."""

import os
import sys

import django
from django.core.management import execute_from_command_line
from django.utils import translation

from portal.language import terminal_language


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    translation.activate(terminal_language(os.environ))
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

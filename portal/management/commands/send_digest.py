"""Command: sends every editor of records what is due, by e-mail."""

from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.desk.digest import letter_for, readers


class Command(BaseCommand):
    """One letter an account, none where nothing is due."""

    help = "Sends what is due to the e-mail of each account that edits records."

    def add_arguments(self, parser: CommandParser) -> None:
        """To whom, in which language, or only shown."""
        parser.add_argument("--user", help="Only to this account.")
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("--language", choices=languages, default=settings.LANGUAGE_CODE)
        parser.add_argument("--dry-run", action="store_true", help="Prints instead of sending.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Sends all letters through one connection; one that fails stops no other."""
        accounts, day = readers(), timezone.localdate()
        if options["user"]:
            accounts = accounts.filter(username=options["user"])
            if not accounts:
                raise CommandError(_("No such account edits records and has an e-mail address."))
        letters = [letter_for(user, day, options["language"]) for user in accounts]
        due = [letter for letter in letters if letter is not None]
        if options["dry_run"]:
            for letter in due:
                self.stdout.write(f"{letter.message.subject}\n{letter.message.body}")
            return
        failed = self.send(due)
        self.stdout.write(f"{len(due) - failed} sent, {len(letters) - len(due)} with nothing due")
        if failed:
            raise CommandError(_("%d letters could not be sent: see above.") % failed)

    def send(self, letters: list[Any]) -> int:
        """Sends them; how many could not be."""
        failed = 0
        with get_connection() as connection:
            for letter in letters:
                try:
                    connection.send_messages([letter.message])
                except OSError as error:
                    failed += 1
                    self.stderr.write(f"{letter.to}: {error}")
        return failed

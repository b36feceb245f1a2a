"""Characters that nobody sees and that neither a database, a page nor a feed may hold."""

import re

from django.http import QueryDict

UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def without_unseen(sent: QueryDict) -> QueryDict:
    """The same without them; the same object where there are none."""
    if not any(UNSEEN.search(text) for name in sent for text in (name, *sent.getlist(name))):
        return sent
    made = QueryDict(mutable=True, encoding=sent.encoding)
    for name in sent:
        made.setlist(UNSEEN.sub("", name), [UNSEEN.sub("", text) for text in sent.getlist(name)])
    made._mutable = False
    return made

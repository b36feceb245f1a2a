"""Marks which words of a text are in one version only."""

import re
from difflib import SequenceMatcher

# A word with the space after it
WORD = re.compile(r"\S+\s*|\s+")
# Below this texts have too little in common for marks to help
ALIKE = 0.4
# Longer texts take too long. Unit: words
LONGEST = 3000
Pieces = list[tuple[bool, str]]


def marked(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; True marks what the other lacks. Nothing is marked in unlike texts."""
    words = WORD.findall(old), WORD.findall(new)
    if max(map(len, words)) > LONGEST:
        return [(False, old)], [(False, new)]
    plain = [[one.strip() for one in each] for each in words]
    matcher = SequenceMatcher(None, *plain, autojunk=False)
    if matcher.ratio() < ALIKE:
        return [(False, old)], [(False, new)]
    pieces: tuple[Pieces, Pieces] = ([], [])
    for kind, *ends in matcher.get_opcodes():
        for side, (start, end) in enumerate((ends[:2], ends[2:])):
            text = "".join(words[side][start:end])
            if text:
                pieces[side].append((kind != "equal", text))
    return pieces

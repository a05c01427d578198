"""Looks any free text through for what may cost a life, whatever the conversation was about."""

from dataclasses import dataclass

from tickets.triage.evidence import evidence
from tickets.triage.hits import hits
from tickets.triage.lexicon import Lexicon
from tickets.triage.places import locate


@dataclass(frozen=True, slots=True)
class Hazard:
    """A danger that was named (`tickets.triage.labels.HAZARDS`) and the words that named it."""

    name: str
    words: str


def hazards(text: str, lexicon: Lexicon) -> tuple[Hazard, ...]:
    """Each hazard once, in the lexicon's order; what the text denies is none."""
    found = evidence(hits(locate(text)[1].lower(), lexicon), lexicon)
    named = {one.hazard: one.words for one in reversed(found) if one.hazard}
    return tuple(Hazard(name, words) for name, words in reversed(named.items()))

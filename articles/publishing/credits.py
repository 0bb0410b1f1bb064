"""The line that credits a picture, wherever it is shown."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

#: How a picture was made, where readers would otherwise take it for a photograph.
MADE = {
    "digitalCreation": _("Drawing"),
    "dataDrivenMedia": _("Made from data"),
    "screenCapture": _("Captured from a screen"),
    "composite": _("Put together from several pictures"),
    "compositeWithTrainedAlgorithmicMedia": _("Edited with AI"),
    "trainedAlgorithmicMedia": _("Made by AI"),
}


def credit(name: str, digital_source_type: str) -> str:
    """Return the line that credits a picture, and says so when it is no photograph.

    A credit that says what it is already ("Photo: BBC") stays as it was written.
    """
    made = MADE.get(digital_source_type, _("Photo"))
    if not name.strip() or ":" in name:
        return name if digital_source_type not in MADE else f"{made}. {name}".strip()
    return gettext("%(made)s: %(name)s") % {"made": made, "name": name}

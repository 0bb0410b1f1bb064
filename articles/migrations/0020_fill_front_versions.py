"""Make the pinned lead of an earlier release an arrangement that is saved and live."""

import hashlib
import json
import uuid

from django.db import migrations


def fill(apps, schema_editor):
    model = apps.get_model
    fronts = model("articles", "Front").objects
    for front in fronts.filter(live=None, lead__isnull=False):  # one at most; safe to run again
        text = arrangement(front.lead_id)
        version = model("articles", "FrontVersion").objects.create(
            number=1,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            at=front.changed_at,
            by_id=front.changed_by_id,
        )
        live = model("articles", "FrontPublication").objects.create(
            number=1,
            version=version,
            at=front.changed_at,
            by_id=front.changed_by_id,
            intent=uuid.uuid4(),
        )
        fronts.filter(pk=front.pk).update(saved=version, live=live)


def arrangement(lead):
    """The canonical text of an arrangement with nothing but a lead."""
    pinned = {
        "schema": 1,
        "lead": {"story": lead, "until": None},
        "besides": [],
        "bands": [],
        "quotes": [],
    }
    return json.dumps(pinned, separators=(",", ":"))


def put_back(apps, schema_editor):
    """Give the earlier release the lead of what is live."""
    fronts = apps.get_model("articles", "Front").objects
    for front in fronts.filter(live__isnull=False).select_related("live__version"):
        lead = json.loads(front.live.version.text)["lead"]
        fronts.filter(pk=front.pk).update(lead=lead["story"] if lead else None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_front_and_pages")]
    operations = [migrations.RunPython(fill, put_back)]

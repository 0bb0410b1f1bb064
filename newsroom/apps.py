"""The project's own place in Django: the queue of work for later, and its checks."""

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from newsroom import database, rules


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Work for later")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        database.keep_private(settings.DATABASES["default"])
        import_string("newsroom.signin.records.connect")()  # asks for models, ready only now
        checks.register(rules.recurring_tasks_exist)
        checks.register(rules.safe_for_the_public, checks.Tags.security, deploy=True)

"""The app's place in Django: what is put in order after every migrate, and checked at start."""

from importlib import import_module

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Models exist only from here on, so their modules are imported here.
        upkeep = import_module("articles.publishing.upkeep")
        post_migrate.connect(upkeep.put_in_order, sender=self)
        register(upkeep.check_database, Tags.database)

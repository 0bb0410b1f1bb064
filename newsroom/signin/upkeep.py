"""What is over is forgotten: sessions that ended by themselves, failures that no longer count."""

from importlib import import_module

from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.tasks import task
from django.utils import timezone


@task
def forget_what_is_over() -> None:
    """Recurs (settings.RECURRING); may run twice."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    over = timezone.now() - settings.AXES_COOLOFF_TIME
    AccessAttempt.objects.filter(attempt_time__lt=over).delete()

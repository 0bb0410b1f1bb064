import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_fill_front_versions")]
    operations = [
        migrations.AlterField(  # so that the way back has a moment to fill in
            model_name="front",
            name="changed_at",
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name="changed"),
        ),
        migrations.RemoveField(model_name="front", name="lead"),
        migrations.RemoveField(model_name="front", name="changed_at"),
        migrations.RemoveField(model_name="front", name="changed_by"),
    ]

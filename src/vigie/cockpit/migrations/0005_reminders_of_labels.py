from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cockpit", "0004_reminders_of_tests"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="kind",
            field=models.CharField(
                choices=[
                    ("actions", "les actions que je porte ou pilote"),
                    ("decisions", "les décisions que je dois mettre en œuvre"),
                    ("meetings", "les réunions des instances dont je suis membre"),
                    ("running", "ce que la conduite du plan demande"),
                    ("tests", "les tests qui me sont confiés"),
                    ("label", "le label de ma structure"),
                ],
                max_length=12,
                verbose_name="nature",
            ),
        ),
        migrations.AlterField(
            model_name="reminderrefusal",
            name="kind",
            field=models.CharField(
                choices=[
                    ("actions", "les actions que je porte ou pilote"),
                    ("decisions", "les décisions que je dois mettre en œuvre"),
                    ("meetings", "les réunions des instances dont je suis membre"),
                    ("running", "ce que la conduite du plan demande"),
                    ("tests", "les tests qui me sont confiés"),
                    ("label", "le label de ma structure"),
                ],
                max_length=12,
                verbose_name="nature",
            ),
        ),
    ]

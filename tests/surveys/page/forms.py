"""Questionnaires to fill, written as spreadsheets are, in Markdown."""

# ruff: noqa: E501
from pyxform.xls2xform import convert

EVERY_KIND = """
| survey |
| | type | name | label::Français (fr) | label::العربية (ar) | hint::Français (fr) | appearance | parameters | required | relevant | constraint | constraint_message::Français (fr) |
| | begin_group | you | Vous | أنتم | | | | | | | |
| | note | hello | Merci de **répondre**.  <script>alert(1)</script> | شكرا | | | | | | | |
| | text | word | Un mot | كلمة | Celui que vous voulez | | | yes | | | |
| | integer | age | Votre âge | العمر | | | | | | . < 120 | Un âge de moins de 120 ans |
| | decimal | size | Votre taille en mètres | الطول | | | | | | | |
| | select_one yn | worker | Travaillez-vous ? | هل تعمل؟ | | | | yes | | | |
| | text | job | Quel est votre métier ? | المهنة | | multiline | | | ${worker} = 'yes' | | |
| | end_group | | | | | | | | | | |
| | begin_group | views | Vos avis | آراؤكم | | | | | | | |
| | select_multiple place | places | Où allez-vous ? | أين تذهبون؟ | | | | | | | |
| | select_one place | best | Votre lieu préféré | المكان المفضل | | minimal | | | | | |
| | rank place | order | Classez ces lieux | رتبوا الأماكن | | | | | | | |
| | range | score | Votre note | العلامة | | | start=0 end=10 step=1 | | | | |
| | range | long | Votre distance | المسافة | | | start=0 end=100 step=5 | | | | |
| | select_one agree | mind | Je me sens bien ici | أشعر بالراحة هنا | | likert | | | | | |
| | acknowledge | read | J'ai lu la consigne | قرأت التعليمات | | | | yes | | | |
| | end_group | | | | | | | | | | |
| | begin_group | table | Chacun de ces lieux | كل مكان | | table-list | | | | | |
| | select_one agree | school | L'école | المدرسة | | | | yes | | | |
| | select_one agree | shop | Le magasin | المتجر | | | | | | | |
| | end_group | | | | | | | | | | |
| | begin_group | times | Quand et où | متى وأين | | | | | | | |
| | date | day | Quel jour ? | أي يوم؟ | | | | | | | |
| | date | month | Quel mois ? | أي شهر؟ | | month-year | | | | | |
| | time | hour | À quelle heure ? | أي ساعة؟ | | | | | | | |
| | dateTime | when | Jour et heure | اليوم والساعة | | | | | | | |
| | geopoint | where | Dans quelle commune ? | أي بلدية؟ | | | | | | | |
| | image | photo | Une photo | صورة | | | | | | | |
| | end_group | | | | | | | | | | |
| | begin_repeat | child | Enfant | طفل | | | | | | | |
| | text | name | Son prénom | الاسم | | | | yes | | | |
| | end_repeat | | | | | | | | | | |
| choices |
| | list_name | name | label::Français (fr) | label::العربية (ar) |
| | yn | yes | Oui | نعم |
| | yn | no | Non | لا |
| | place | park | Le parc | الحديقة |
| | place | pool | La piscine | المسبح |
| | place | library | La médiathèque | المكتبة |
| | agree | never | Pas du tout d'accord | لا أوافق أبدا |
| | agree | little | Plutôt pas d'accord | لا أوافق |
| | agree | much | Plutôt d'accord | أوافق |
| | agree | fully | Tout à fait d'accord | أوافق تماما |
| settings |
| | form_title | form_id | version | default_language |
| | Tout | every_kind | 1 | Français (fr) |
"""

SHORT = """
| survey |
| | type | name | label | required | relevant |
| | select_one yn | met | Avez-vous été bien reçu ? | yes | |
| | text | why | Pourquoi ? | | ${met} = 'no' |
| choices |
| | list_name | name | label |
| | yn | yes | Oui |
| | yn | no | Non |
| settings |
| | form_title | form_id | version |
| | Court | short | 1 |
"""


def xform_of(markdown: str) -> str:
    """Return the XForm of a questionnaire."""
    return convert(markdown, validate=False, file_type=".md").xform

"""A first list of terms that migrants' rights organisations ask to avoid; the
secretariat changes it in the admin."""

from django.db import migrations

NO_ONE_IS_ILLEGAL = (
    "An act can be against a law; a person is not. The word also suggests a crime where "
    "most often a paper is missing."
)
NOT_A_DISASTER = (
    "Words for disasters and insects make people a danger. A number, or where they come "
    "from and why, says more."
)
WORK_IS_WORK = "It is work, with a contract, hours and rights, like any other."
NOT_GOODS = "People decide to leave and to work; goods are sent, bought and sold."
CHOSEN_BY_THEMSELVES = (
    "People who were trafficked are more than what was done to them, and ask to be "
    "called by words that leave them their own will."
)
WHERE_FROM = "People decide to leave; states do not send them."
SKILL = "A low wage says nothing about the skill that the work takes."
AT_HOME = "In Thai law it means everybody without citizenship; in a text it excludes."

TERMS = [
    ("illegal migrant", "undocumented migrant", NO_ONE_IS_ILLEGAL),
    ("illegal migrant worker", "undocumented migrant worker", NO_ONE_IS_ILLEGAL),
    ("illegal immigrant", "undocumented migrant", NO_ONE_IS_ILLEGAL),
    ("illegal alien", "undocumented migrant", NO_ONE_IS_ILLEGAL),
    ("illegal worker", "undocumented worker", NO_ONE_IS_ILLEGAL),
    ("illegal labour", "undocumented workers", NO_ONE_IS_ILLEGAL),
    ("illegal labor", "undocumented workers", NO_ONE_IS_ILLEGAL),
    ("illegals", "undocumented migrants", NO_ONE_IS_ILLEGAL),
    ("illegal migration", "irregular migration", NO_ONE_IS_ILLEGAL),
    ("illegal immigration", "irregular migration", NO_ONE_IS_ILLEGAL),
    ("alien worker", "migrant worker", AT_HOME),
    ("alien labour", "migrant workers", AT_HOME),
    (
        "runaway",
        "worker who left the employer",
        "Leaving an employer is a right, and often the only way out of abuse.",
    ),
    (
        "absconded worker",
        "worker who left the employer",
        "Leaving an employer is a right, and often the only way out of abuse.",
    ),
    ("prostitute", "sex worker", WORK_IS_WORK),
    ("prostitution", "sex work", WORK_IS_WORK),
    ("maid", "domestic worker", WORK_IS_WORK),
    ("housemaid", "domestic worker", WORK_IS_WORK),
    ("domestic helper", "domestic worker", WORK_IS_WORK),
    ("domestic servant", "domestic worker", WORK_IS_WORK),
    ("houseboy", "domestic worker", WORK_IS_WORK),
    ("garbage picker", "waste worker", WORK_IS_WORK),
    ("coolie", "worker", WORK_IS_WORK),
    ("flood of migrants", "many migrants, or their number", NOT_A_DISASTER),
    ("flood of migrant workers", "many workers, or their number", NOT_A_DISASTER),
    ("wave of migrants", "many migrants, or their number", NOT_A_DISASTER),
    ("influx of migrants", "arrival of migrants, or their number", NOT_A_DISASTER),
    ("swarm of migrants", "many migrants, or their number", NOT_A_DISASTER),
    ("migrant invasion", "arrival of migrants, or their number", NOT_A_DISASTER),
    (
        "human smuggling victim",
        "smuggled migrant; if exploited, trafficked person",
        "Smuggling is help across a border, trafficking is exploitation: say which.",
    ),
    ("trafficking victim", "trafficked person", CHOSEN_BY_THEMSELVES),
    ("victim of trafficking", "trafficked person", CHOSEN_BY_THEMSELVES),
    ("sex slave", "person trafficked into the sex industry", CHOSEN_BY_THEMSELVES),
    (
        "rescued victim",
        "person removed in a raid, or person who asked for help",
        "Many whom a raid takes out of work did not ask for it.",
    ),
    ("imported worker", "migrant worker", NOT_GOODS),
    ("imported labour", "migrant workers", NOT_GOODS),
    ("labour export", "labour migration", NOT_GOODS),
    ("export of labour", "labour migration", NOT_GOODS),
    ("cheap labour", "underpaid workers", NOT_GOODS),
    ("foreign bride", "marriage migrant", NOT_GOODS),
    ("mail-order bride", "marriage migrant", NOT_GOODS),
    ("sending country", "country of origin", WHERE_FROM),
    ("receiving country", "country of destination", WHERE_FROM),
    ("unskilled worker", "worker in a low-wage job", SKILL),
    ("low-skilled worker", "worker in a low-wage job", SKILL),
    ("unskilled labour", "workers in low-wage jobs", SKILL),
    (
        "left-behind children",
        "children of migrants who stay at home",
        "Parents who earn abroad have not left their children behind.",
    ),
    ("แรงงานเถื่อน", "แรงงานข้ามชาติที่ไม่มีเอกสาร", NO_ONE_IS_ILLEGAL),
    ("แรงงานผิดกฎหมาย", "แรงงานข้ามชาติที่ไม่มีเอกสาร", NO_ONE_IS_ILLEGAL),
    ("แรงงานต่างด้าว", "แรงงานข้ามชาติ", AT_HOME),
]


def add_terms(apps, schema_editor):
    terms = apps.get_model("desk", "AvoidedTerm")
    using = schema_editor.connection.alias
    known = set(terms.objects.using(using).values_list("term", flat=True))
    terms.objects.using(using).bulk_create(
        terms(term=term, preferred=preferred, reason=reason)
        for term, preferred, reason in TERMS
        if term not in known
    )


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_staff_groups")]

    operations = [migrations.RunPython(add_terms, migrations.RunPython.noop)]

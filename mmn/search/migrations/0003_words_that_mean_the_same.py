"""Words that mean the same in the field that MMN works in; the secretariat changes the
list in the admin."""

from django.db import migrations

EQUALS = [
    ("Burma", "Myanmar"),
    ("Laos", "Lao PDR", "Lao People's Democratic Republic"),
    ("Vietnam", "Viet Nam"),
    ("GMS", "Greater Mekong Subregion", "Mekong Region"),
    ("MMN", "Mekong Migration Network"),
    ("ASEAN", "Association of Southeast Asian Nations"),
    ("ILO", "International Labour Organization", "International Labour Organisation"),
    ("IOM", "International Organization for Migration"),
    ("UN", "United Nations"),
    ("NGO", "non-governmental organisation", "nongovernmental organisation"),
    ("CSO", "civil society organisation", "civil society organization"),
    ("CBO", "community-based organisation", "community based organization"),
    ("SEZ", "special economic zone"),
    (
        "TITP",
        "Technical Intern Training Program",
        "Technical Intern Training Programme",
    ),
    ("SSW", "specified skilled worker"),
    ("MOU", "MoU", "memorandum of understanding"),
    ("GCM", "Global Compact for Migration"),
    (
        "CEDAW",
        "Convention on the Elimination of All Forms of Discrimination against Women",
    ),
    ("OSH", "occupational safety and health", "occupational health and safety"),
    ("COVID", "COVID-19", "coronavirus"),
    ("labour", "labor"),
    ("labourer", "laborer"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("centre", "center"),
    ("cooperation", "co-operation"),
    ("reintegration", "re-integration"),
    ("Phnom Penh", "Pnom Penh"),
    ("Yangon", "Rangoon"),
    ("Ho Chi Minh City", "Saigon"),
    ("Mae Sot", "Maesot"),
    ("พม่า", "เมียนมา", "เมียนมาร์"),
    ("แรงงานต่างด้าว", "แรงงานข้ามชาติ"),
    ("ភូមា", "មីយ៉ាន់ម៉ា"),
    ("ມຽນມາ", "ພະມ້າ"),
    ("Miến Điện", "Myanmar"),
    ("ミャンマー", "ビルマ"),
]


def add_equals(apps, schema_editor):
    equals = apps.get_model("search", "EqualWords")
    equals.objects.using(schema_editor.connection.alias).bulk_create(
        equals(words="\n".join(words)) for words in EQUALS
    )


class Migration(migrations.Migration):
    dependencies = [("search", "0002_staff_groups")]

    operations = [migrations.RunPython(add_equals, migrations.RunPython.noop)]

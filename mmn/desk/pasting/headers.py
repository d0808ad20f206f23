"""The first row of a spreadsheet: which column is what."""

import re

PEOPLE = {
    "honorific": "honorific|salutation|prefix|ms/mr|mr/ms|mr./ms.|gender title|គោរមងារ",
    "name": "name|full name|fullname|participant|participant name|name of participant"
    "|speaker|ឈ្មោះ|အမည်|ชื่อ|ชื่อ-นามสกุล|ຊື່|họ và tên|姓名|names",
    "given": "first name|given name|given names|firstname",
    "family": "last name|surname|family name|lastname",
    "position": "position|job title|designation|title/position|function|post|occupation"
    "|តួនាទី|ရာထူး|ตำแหน่ง|ຕຳແໜ່ງ|chức vụ|职位",
    "organisation": "organisation|organization|affiliation|agency|institution|company"
    "|organisation name|organization name|org|ministry|employer|ស្ថាប័ន|អង្គការ"
    "|အဖွဲ့အစည်း|องค์กร|หน่วยงาน|ອົງການ|ອົງກອນ|tổ chức|机构|name of organisation"
    "|name of organization|organisation/agency|institution/organisation",
    "country": "country|country/territory|nationality|ប្រទេស|နိုင်ငံ|ประเทศ|ປະເທດ|国家",
    "role": "role|part|role in the event",
    "title": "title",
    "number": "no|no.|nr|nr.|#|s/n|number|sl. no.|ល.រ|စဉ်|ลำดับ|ລ/ດ|stt",
}
SIGNATORIES = {
    "organisation": PEOPLE["organisation"] + "|signatory|name|name of signatory",
    "acronym": "acronym|abbreviation|short name",
    "country": PEOPLE["country"],
    "number": PEOPLE["number"],
}
RECOMMENDATIONS = {
    "number": "no|no.|nr|nr.|number|#",
    "text": "text|recommendation|recommendations",
    "addressee": "addressee|addressed to|to|target",
}


def columns_of(heads, words):
    """What each column is by its heading, or nothing if this is no row of headings."""
    known = {
        word: column for column, names in words.items() for word in names.split("|")
    }
    cleaned = [re.sub(r"[\s*:]+", " ", head).strip().casefold() for head in heads]
    columns = [known.get(head, "") for head in cleaned]
    named = [column for column in columns if column]
    if len(set(named)) < 2 or len(set(named)) * 2 < len([c for c in cleaned if c]):
        return None
    seen = set()
    return [
        column if column and not (column in seen or seen.add(column)) else ""
        for column in columns
    ]

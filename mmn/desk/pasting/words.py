"""Words by which the parts of a line are told from each other."""


def _words(text):
    return frozenset(text.split())


# As they stand before names, longest forms found first whatever their order here.
HONORIFICS = """
H.E.|HE|H. E.|His Excellency|Her Excellency|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor
Asst. Prof|Assist. Prof|Assoc. Prof|Assistant Professor|Associate Professor|Hon
Honourable|Honorable|The Hon|U|Daw|Ko|Ma|Sayadaw|Saya|Sayama|Khun|Nai|Nang
Ven|Venerable|Bhikkhu|Phra|Lok|Lok Chumteav|Lok Chumteaw|Oknha|Ajarn|Ajahn|Acharn
Father|Fr|Sr|Sister|Brother|Br|Bishop|Pastor|Atty|Attorney|Rev|Reverend|Imam|Haji
Engr|Datuk|Dato|Tun|Col|Pol. Col|Lt|Lt. Col|Lt. Gen|Maj|Maj. Gen|Pol. Maj. Gen|Gen
Pol. Gen|Capt|Justice|Senator|Ambassador|Sir|Dame|Mme|Mlle|Ông|Bà|Anh|Chị|TS|GS|PGS
ឯកឧត្តម|លោកជំទាវ|លោកស្រី|លោក|អ្នកស្រី|កញ្ញា|បណ្ឌិត|សាស្ត្រាចារ្យ|ព្រះតេជគុណ|ឧកញ៉ា
ဦး|ဒေါ်|ဒေါက်တာ|ဆရာတော်|ဆရာမကြီး|ဆရာကြီး|ဆရာမ|ဆရာ|ကို|မ|ပါမောက္ခ|ဗိုလ်မှူး
นางสาว|นาง|นาย|น.ส.|ดร.|คุณ|ศ.ดร.|รศ.ดร.|ผศ.ดร.|ศ.|รศ.|ผศ.|ศาสตราจารย์|พระอาจารย์|พระ|ฯพณฯ|อาจารย์|นพ.|พญ.|อ.
ທ່ານນາງ|ທ່ານ|ນາງສາວ|ນາງ|ທ້າວ|ດຣ.|ດຣ|ພະນະທ່ານ|ອາຈານ
"""
# Written without a space before the name.
GLUED = _words(
    "ឯកឧត្តម លោកជំទាវ លោកស្រី លោក កញ្ញា ဦး ဒေါ် ဒေါက်တာ ဆရာတော် นางสาว นาง นาย น.ส. ดร. คุณ "
    "ศ.ดร. รศ.ดร. ผศ.ดร. ศ. รศ. ผศ. ฯพณฯ นพ. พญ. ທ່ານນາງ ທ່ານ ນາງສາວ ນາງ ທ້າວ ດຣ."
)
# Where a glued honorific is the beginning of another word: department, president.
NOT_GLUED_BEFORE = {"ဦး": ("စီး",), "นาย": ("ก", "จ้าง"), "ທ່ານ": ("ນາງ",)}
# As a person's honorific only with a capital: "ko" and "ma" are words elsewhere.
CAPITAL_ONLY = _words("U Ko Ma Nai Gen Col Hon HE Sr Br Fr Lok")

SUFFIXES = _words(
    "jr sr ii iii iv phd ph.d ph.d. md m.d. m.d esq esq. jr. sr. ma m.a. mba llm ll.m. "
    "llb rn dphil d.phil. jd op ofm osb sj fms rgs rndm"
)

POSITIONS = _words(
    """director directors officer coordinator co-ordinator manager minister head chief
    president chair chairperson chairman chairwoman vice-chair adviser advisor
    researcher professor lecturer specialist assistant representative member lawyer
    attaché attachée attache chaplain partner
    counsellor counselor consultant founder co-founder cofounder
    secretary student worker activist leader expert ambassador commissioner
    spokesperson spokesman spokeswoman journalist editor reporter interpreter trainer
    organiser organizer paralegal volunteer intern governor judge attorney treasurer
    accountant administrator facilitator delegate dean fellow analyst economist nurse
    teacher monk abbot inspector envoy rapporteur staff associate executive lead
    translator photographer filmmaker author convener convenor senator parliamentarian
    mp ceo principal supervisor caseworker employee owner scholar candidate emeritus
    official superintendent director-general secretary-general vice-president
    vice-minister undersecretary under-secretary co-director co-chair co-chairperson
    rector chancellor vice-chancellor permanent-secretary fisher fisherman seafarer
    campaigner defender producer columnist correspondent ombudsperson ombudsman
    technician statistician sociologist anthropologist doctor midwife steward
    programmer liaison focal-point cco cfo coo gm chargé"""
)
BEGINS_POSITION = _words(
    """deputy senior vice acting former chief head associate assistant junior interim
    founding co-founding outgoing lead principal"""
)
UNITS = _words(
    """department division unit section bureau office faculty directorate desk team
    subcommittee sub-committee branch programme program project school sub-office
    cluster"""
)
ORGANISATIONS = _words(
    """ministry university college foundation network association union unions
    committee council commission organisation organization centre center institute
    institution embassy consulate federation confederation congress group forum
    alliance coalition society agency authority fund bank trust movement ngo ltd
    limited company corporation inc press times radio television tv news media
    parliament assembly senate secretariat government court chamber party league front
    initiative partnership campaign collective cooperative co-operative church caritas
    mission hospital clinic police board consortium international watch academy
    administration cabinet municipality club taskforce org oxfam"""
)
# After one of these another organisation's name may begin.
ENDS_NAME = _words(
    """foundation network association committee council commission organisation
    organization centre center institute federation confederation congress alliance
    coalition society university ministry consortium"""
)
ACRONYMS_OF_POSITIONS = {"CEO", "MP", "CFO", "COO", "CCO", "GM", "HR", "PR", "IT"}

# In other scripts: how a word of that meaning begins (or, in Burmese, ends).
SCRIPTS = {
    "position": """នាយក នាយិកា អនុប្រធាន ប្រធាន អគ្គលេខាធិការ អគ្គនាយក អ្នកសម្របសម្រួល
    មន្ត្រី រដ្ឋមន្ត្រី រដ្ឋលេខាធិការ អនុរដ្ឋលេខាធិការ ទីប្រឹក្សា មេធាវី អ្នកស្រាវជ្រាវ សមាជិក តំណាង
    អ្នកសារព័ត៌មាន
    ညွှန်ကြားရေးမှူး ညွှန်ကြားရေးမှူးချုပ် ညွှန်ကြားရေးမှူး ဥက္ကဋ္ဌ ဥက္ကဌ အတွင်းရေးမှူး ဝန်ကြီး ဒုတိယဝန်ကြီး
    ညှိနှိုင်းရေးမှူး တာဝန်ခံ အကြံပေး ရှေ့နေ ပါမောက္ခ မန်နေဂျာ အရာရှိ သုတေသီ သတင်းထောက် ကိုယ်စားလှယ်
    ผู้อำนวยการ รอง อธิบดี เจ้าหน้าที่ ประธาน เลขาธิการ ผู้ประสานงาน นักวิจัย ทนายความ ที่ปรึกษา
    รัฐมนตรี ผู้จัดการ นักข่าว อาจารย์ ผู้แทน หัวหน้า นายก กรรมการ ปลัด
    ຜູ້ອຳນວຍການ ຮອງ ຫົວໜ້າ ລັດຖະມົນຕີ ຜູ້ປະສານງານ ປະທານ ທີ່ປຶກສາ ພະນັກງານ ເລຂາທິການ ອະທິບໍດີ
    giám phó trưởng chủ thứ chuyên luật cán
    所长 主任 部长 教授 律师 秘书长 会长 研究员 代表 局长""",
    "unit": """
    នាយកដ្ឋាន អគ្គនាយកដ្ឋាន ការិយាល័យ មហាវិទ្យាល័យ ဦးစီးဌာန ဌာန กรม กอง คณะ สำนัก
    ຫ້ອງການ ກົມ     ພະແນກ cục vụ phòng khoa""",
    "organisation": """
    ក្រសួង អង្គការ សមាគម សហជីព មូលនិធិ សាកលវិទ្យាល័យ វិទ្យាស្ថាន មជ្ឈមណ្ឌល បណ្តាញ បណ្ដាញ
    គណៈកម្មាធិការ សម្ព័ន្ធ សហព័ន្ធ ស្ថានទូត ឧត្តមក្រុមប្រឹក្សា
    ဝန်ကြီးဌာန အဖွဲ့ အဖွဲ့အစည်း ဖောင်ဒေးရှင်း ကွန်ရက် ကွန်ယက် သမဂ္ဂ တက္ကသိုလ် အသင်း ကော်မတီ ကော်မရှင်
    သံရုံး စင်တာ အင်စတီကျု
    กระทรวง มูลนิธิ สมาคม เครือข่าย สหภาพ สหพันธ์ มหาวิทยาลัย องค์การ องค์กร สำนักงาน สถาบัน
    ศูนย์ คณะกรรมการ สภา สถานทูต สถานเอกอัครราชทูต
    ກະຊວງ ສະມາຄົມ ອົງການ ສະຫະພັນ ສະຖາບັນ ມະຫາວິທະຍາໄລ ມູນນິທິ ສູນ ເຄືອຂ່າຍ ສະຖານທູດ
    bộ hội liên trung viện tổng đại sở
    部 协会 协會 基金会 大学 联盟 工会 中心 委员会 网络""",
}

# The word for what somebody does there, and whether that is more than a role says.
ROLES = {
    "participant": "participant",
    "keynote": "keynote",
    "keynote speaker": "keynote",
    "speaker": "speaker",
    "panelist": "speaker",
    "panellist": "speaker",
    "presenter": "speaker",
    "discussant": "speaker",
    "moderator": "moderator",
    "co-moderator": "moderator",
    "facilitator": "moderator",
    "co-facilitator": "moderator",
    "emcee": "moderator",
    "mc": "moderator",
    "trainer": "trainer",
    "resource person": "resource_person",
    "chair": "chair",
    "session chair": "chair",
    "co-chair": "chair",
}
# Said by these alone and no other word of the table.
PLAIN_ROLES = {
    *("participant", "keynote", "keynote speaker", "speaker", "moderator", "trainer"),
    *("resource person", "chair", "panelist", "panellist"),
}
ALSO_POSITIONS = {"trainer", "chair", "co-chair", "facilitator", "mc", "session chair"}

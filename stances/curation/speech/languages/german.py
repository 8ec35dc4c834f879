"""German words of saying, of office and of grammar."""

from stances.curation.speech.languages.language import Language, any_of, set_of

_DEPUTIES = r"\w*sprecher(?:in|innen|s)? \w*berater(?:in|innen|s)? \w*vertraute[rnsm]?"
_SPEAKS = (
    _DEPUTIES,
    r"\w*kanzler(?:in|s)? \w*präsident(?:in|en)? \w*minister(?:in|s)? \w*ministerium\w*",
    r"\w*regierung \w*botschafter(?:in|s)? \w*diplomat(?:in|en)? \w*beamte[rnsm]? kanzleramt\w*",
    r"präsidialamt\w* \w*chef(?:in|s)? generalsekretär(?:in|s)? beauftragte[rnsm]? kremlchef\w*",
)
GERMAN = Language(
    code="de",
    common=set_of(
        "aber als auch auf bei bis da dann daraufhin dazu damit denn doch dort er es ferner heute",
        "hier ich ihm ihn ihr im ja jedoch kein man mehr nach nicht noch nun nur ob oder schon sei",
        "seit sich sind so sondern über um und uns unser viele vor wäre was weiter weil wenn wer",
        "wie wir wird wo wohl zu zudem zum zur zuvor später außerdem allerdings gestern morgen",
        "vorgestern das dass die der den dem des ein eine einem einen einer eines ist war waren",
        "januar februar märz april mai juni juli august september oktober november dezember",
    ),
    saying=any_of(
        "sagen sagt sagte sagten gesagt erklärt erklärte erklärten betont betonte betonten meint",
        "meinte meinten gemeint warnt warnte warnten gewarnt forderte fordert forderten gefordert",
        "kritisiert kritisierte kritisierten behauptet behauptete behaupteten antwortet antwortete",
        "antworteten geantwortet ergänzt ergänzte ergänzten fügte fügt hinzugefügt schrieb",
        "schreibt schrieben geschrieben teilte mitgeteilt äußerte äußert geäußert versicherte",
        "versichert versprach versprochen kündigte angekündigt unterstrich unterstreicht räumte",
        "eingeräumt entgegnete erwiderte erwidert bekräftigte bekräftigt mahnte mahnt nannte nennt",
        "genannt bezeichnete bezeichnet sprach spricht argumentierte argumentiert beteuerte",
        "beteuert verlangte verlangt twitterte rief fragte fragt spottete höhnte bestätigte",
        "bestätigt dementierte lobte hieß urteilte befand konterte erzählt erzählte widersprach",
        "berichtete verkündete stellte",
    ),
    pronouns=set_of("er sie"),
    determiners=set_of(
        "der die das ein eine einer kein keine mehrere zwei drei sein seine ihr ihre dieser diese",
    ),
    prepositions=set_of(
        "in im am an ans auf aus bei beim bis durch für gegen gegenüber hinter mit nach neben ohne",
        "seit trotz über um unter von vom vor während wegen zu zum zur zwischen anlässlich laut",
        "angesichts gemäß dem den einem einen des eines",
    ),
    helpers=set_of(
        "hat hatte haben hatten habe auch aber dann daraufhin dazu später zuvor bereits erneut",
        "jedoch wiederum heute gestern vorgestern zudem außerdem noch nun hierzu wie sich darauf",
        "deutlich klar dagegen hingegen indes derweil ist war wurde damit selbst weiter ferner es",
    ),
    roles=any_of(
        *_SPEAKS,
        r"\w*abgeordnete[rnsm]? \w*politiker(?:in|innen|s)? \w*experte?n? \w*expertin(?:nen)?",
        r"\w*general(?:s|e)? \w*kreise \w*vorsitzende[rnsm]? \w*bürgermeister(?:in|s)? herrn? frau",
        r"\w*professor(?:in|en|s)? dr \w*senator(?:in|en|s)? \w*analyst(?:in|en)?",
        r"\w*könig(?:in|s)? \w*kritiker(?:in|innen)? \w*leiter(?:in|s)? \w*kommissar(?:in|s)?",
        r"premier \w*forscher(?:in)? \w*direktor(?:in|s)? \w*kommandeur(?:in|s)?",
        r"\w*historiker(?:in)? \w*anwalt \w*anwältin \w*führer(?:in)? \w*augenzeug(?:e|in|en)",
        r"\w*journalist(?:in|en)? opposition partei fraktion verband amt mann",
    ),
    speaks=any_of(*_SPEAKS),
    deputies=any_of(_DEPUTIES),
    according=(
        ("nach", "angaben", "von"), ("nach", "angaben", "des"), ("nach", "angaben", "der"),
        ("nach", "worten", "von"), ("nach", "worten", "des"), ("nach", "worten", "der"),
        ("nach", "den", "worten", "von"), ("nach", "den", "worten", "des"),
        ("nach", "den", "worten", "der"), ("nach", "ansicht", "von"), ("nach", "ansicht", "des"),
        ("laut",), ("so",), ("wie", "aus", "dem", "umfeld", "von"),
    ),
    contrasts=set_of("während wohingegen derweil"),
    joiners=set_of("und aber oder sowie doch"),
    negations=set_of("nicht nie niemals kein keine niemand weder noch"),
    days=set_of(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montagabend heute",
        "gestern vorgestern abend morgen nachmittag vormittag mittag nacht wochenende",
    ),
    recipients=set_of(
        "reportern journalisten parlament medien zeitung zeitschrift magazin blatt sender",
        "bundestag abgeordneten zuhörern",
    ),
    heard=set_of("gesagt gefragt gewarnt genannt bezeichnet kritisiert gefordert mitgeteilt"),
    passive=set_of("wurde wurden worden wird werden"),
    particles=set_of("von van der de zu zur"),
    of=set_of("von vom der des für aus"),
    of_whom=set_of("von für"),
    after=set_of("zufolge"),
    only_first=(("so",),),
    selves=set_of("ich wir man"),
    perfect=set_of("hat habe haben hatte hatten hätte"),
    nouns=True,
)  # fmt: skip

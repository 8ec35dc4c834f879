"""Polish words of saying, of office and of grammar."""

from stances.curation.speech.languages.language import Language, any_of, set_of

_PAST = "(?:ł|ła|ło|li|ły)"
_DEPUTIES = (
    "rzecznik rzecznika rzecznicz\\w+ rzeczniczk\\w+ doradca doradcy doradczyni współpracowni\\w+",
)
_SPEAKS = (
    *_DEPUTIES,
    "prezydent\\w* minister ministr\\w+ premier\\w* kancler\\w* szef szefa szefow\\w+ rząd rządu",
    "ministerstw\\w+ ambasador\\w* dyplomat\\w* sekretarz\\w* wiceminister wiceministr\\w+",
    "wicepremier\\w* urzędni\\w+ kancelari\\w+ przewodnicząc\\w+",
)
POLISH = Language(
    code="pl",
    common=set_of(
        "a aby ale albo bo być był była było były by czy dla dlatego do gdy gdyż go i ich im jak",
        "jako jednak jego jej jest już każdy kiedy kto która które którego który których ma może",
        "można my na nad nas nie nikt niż o od ona on oni oraz po pod podczas ponieważ potem poza",
        "przed przez przy również się są ta tak także tam ten to też tu tylko tym w we wczoraj",
        "dziś dzisiaj jutro więc wszystko z za że żeby później następnie tymczasem według zdaniem",
        "zapytany zapytana stycznia lutego marca kwietnia maja czerwca lipca sierpnia września",
        "października listopada grudnia",
    ),
    saying=any_of(
        *(
            f"(?:{stems}){_PAST}"
            for stems in (
                "powiedzia|stwierdzi|oświadczy|doda|zaznaczy|podkreśli|oceni|odpowiedzia|napisa",
                "ostrzeg|ostrzega|przekonywa|wyjaśni|zapowiedzia|poinformowa|zapewni|przyzna|apelowa",
                "zaapelowa|mówi|twierdzi|skomentowa|ogłosi|przypomnia|zauważy|wezwa|zaprzeczy|obieca",
                "krytykowa|skrytykowa|pyta|zapyta|uzna|relacjonowa|argumentowa|tłumaczy|odpar|rzek",
                "nazwa|wspomnia|potwierdzi|uważa|kontynuowa|podsumowa|oznajmi|skwitowa|wtrąci|przekaza",
            )
        ),
        "mówi mówią twierdzi twierdzą dodaje dodają podkreśla podkreślają zaznacza uważa uważają",
        "ocenia oceniają przekonuje ostrzega ostrzegają pisze piszą zapewnia tłumaczy odpowiada",
        "przyznaje zauważa komentuje apeluje przypomina wyjaśnia stwierdza zapowiada",
    ),
    pronouns=set_of("on ona oni one"),
    determiners=set_of("ten ta to ci te jego jej ich"),
    prepositions=set_of(
        "w we na do z ze od po przed przez przy nad pod za o u dla bez podczas między wobec",
        "przeciw wśród poza obok według",
    ),
    helpers=set_of(
        "też również także jednak potem później następnie już wcześniej jeszcze jak dziś dzisiaj",
        "wczoraj przedwczoraj ponownie się sam sama kolei natomiast zaś tymczasem to znów który",
        "która",
    ),
    roles=any_of(
        *_SPEAKS,
        "poseł posła posłank\\w+ senator\\w* generał\\w* gen ekspert\\w* analityk\\w* pan pana",
        "pani panem prof profesor\\w* dr lider\\w* burmistrz\\w* dyrektor\\w* wojewod\\w+",
        "komisarz\\w* król\\w* europoseł europosła europosłank\\w+ polityk\\w* historyk\\w*",
        "dowódc\\w+ kryty\\w+ prezes\\w* pułkownik\\w* płk kapitan\\w* świadek świadk\\w+",
        "działacz\\w* prawni\\w+ redaktor\\w*",
    ),
    speaks=any_of(*_SPEAKS),
    deputies=any_of(*_DEPUTIES),
    according=(("według",), ("zdaniem",), ("w", "ocenie"), ("w", "opinii"), ("jak", "wynika", "ze",
               "słów")),
    contrasts=set_of("podczas natomiast zaś"),
    joiners=set_of("i a ale oraz lecz"),
    negations=set_of("nie nigdy nikt ani żaden żadna"),
    days=set_of(
        "poniedziałek wtorek środę środa czwartek piątek sobotę sobota niedzielę niedziela wczoraj",
        "dziś dzisiaj jutro przedwczoraj rano wieczorem",
    ),
    recipients=set_of(
        "dziennik dzienniku tygodnik dziennikarzom dziennikarz reporterom posłom agencji gazecie",
        "portalowi stacji mediom radiu telewizji tygodnikowi",
    ),
    particles=set_of("von van de di der"),
    articles=False,
)  # fmt: skip

"""English words of saying, of office and of grammar."""

from stances.curation.speech.languages.language import Language, any_of, set_of

_DEPUTIES = (
    "spokes(?:man|woman|person|people|men|women)s? aides? advis[eo]rs? deputy deputies assistants?"
)
_SPEAKS = (
    _DEPUTIES,
    "officials? sources? diplomats? ministry ministries ministers? president government",
    "administration chancellor premier ambassadors? envoys? generals? commanders? secretary chief",
)
ENGLISH = Language(
    code="en",
    common=set_of(
        "after all although as asked because before both but despite each earlier even however if",
        "its it later meanwhile most no nor now not one only or other our since some so still such",
        "that then there these this those though thus to today tomorrow yesterday two three four",
        "several many until what when where while who whom which why yet you we i is are was were",
        "be been of in on at will would his her their like once perhaps nobody everyone",
        "january february march april may june july august september october november december",
    ),
    saying=any_of(
        "say said says saying spoke speaks told tells wrote writes added adds warned warns stated",
        "states stressed stresses noted notes insisted insists argue argued argues claimed claims",
        "declared declares announced announces replied replies responded responds answered answers",
        "asked asks explained explains confirmed confirms denied denies tweeted posted remarked",
        "commented emphasi[sz]e[ds] suggested suggests acknowledged admitted vowed pledged",
        "promised urged called calls repeated reiterated concluded continued recalled described",
        "criticized criticised countered cautioned quipped reckoned maintained asserted",
    ),
    pronouns=set_of("he she they"),
    determiners=set_of("the a an his her their its this that these those one two three several"),
    prepositions=set_of(
        "in on at to by from with of for about after before during against between over under into",
        "through as than like via near without within across among since until despite following",
    ),
    helpers=set_of(
        "has have had also later then again once already previously earlier now did does who",
        "himself herself themselves reportedly quoted as just still even always repeatedly today",
        "yesterday is was were",
    ),
    roles=any_of(
        *_SPEAKS,
        "analysts? lawmakers? senators? experts? people leaders? mayors? professors? judges?",
        "governors? kings? queens? princes? bishops? presidents critics? opponents? supporters?",
        "members? director chair(?:man|woman)? head researchers? editors? lawyers? soldiers?",
        "representatives? congress(?:man|woman) mp mps speaker mr mrs ms dr prof sir lord lady",
        "colonel captain lieutenant major commissioner activists? historians? reporters?",
        "witness(?:es)? residents? journalists? prime foreign defen[cs]e interior finance senior",
        "former vice acting",
    ),
    speaks=any_of(*_SPEAKS),
    deputies=any_of(_DEPUTIES),
    according=(("according", "to"), ("in", "the", "words", "of"), ("as", "per")),
    only_after_quotes=True,
    contrasts=set_of("while whereas"),
    joiners=set_of("and but or"),
    negations=set_of("not never neither nor nobody didn't didn’t doesn't doesn’t hardly cannot"),
    days=set_of(
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow",
    ),
    recipients=set_of(
        "newspaper magazine daily weekly channel broadcaster reporters journalists lawmakers",
        "viewers listeners readers parliament",
    ),
    addressing=set_of("told tells urged called calls asked asks described warned"),
    heard=set_of("told asked urged called warned described"),
    passive=set_of("was were been being is are be"),
    particles=set_of("de da del den der di du el la le van von al bin ben"),
    of=set_of("of for at"),
    of_whom=set_of("to for of"),
)

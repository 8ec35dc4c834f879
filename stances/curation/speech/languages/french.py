"""French words of saying, of office and of grammar."""

from stances.curation.speech.languages.language import Language, any_of, set_of

_DEPUTIES = "porte-parole conseillers? conseillères? collaborateurs? collaboratrices? adjointe?s?"
_SPEAKS = (
    _DEPUTIES,
    "présidente? ministres? ministère chancelier chancelière gouvernement ambassadeur ambassadrice",
    "diplomates? responsables? chef cheffe secrétaire premier première élysée présidence",
)
_SAYING = (
    "parle parlait parlé évoque évoqué qualifie qualifié dit dits disait disent déclare déclaré",
    "déclarait affirme affirmé affirmait ajoute ajouté ajoutait estime estimé estimait explique",
    "expliqué expliquait assure assuré assurait souligne souligné soulignait précise précisé",
    "précisait répond répondu répondait écrit écrivait prévient prévenu avertit averti insiste",
    "insisté martèle martelé lance lancé lançait rappelle rappelé indique indiqué annonce annoncé",
    "confirme confirmé dénonce dénoncé critique critiqué juge jugé promet promis reconnaît reconnu",
    "répète répété rétorque rétorqué réplique répliqué demande demandé conclut conclu confie",
    "confié raconte raconté regrette regretté plaide plaidé soutient soutenu poursuit poursuivi",
    "tranche tranché twitté tweeté admet admis argue argué clame clamé exclame exclamé ironise",
    "ironisé soupire soupiré reprend repris",
)
FRENCH = Language(
    code="fr",
    common=set_of(
        "ainsi alors après aujourd'hui aujourd’hui avant avec car ce cela celle ces cet cette ceci",
        "c’est c'est comme dans de depuis donc du elle en ensuite est et eux hier ici il ils je la",
        "le les leur lors lui mais même ne non nos notre nous on or où ou par parce pas pendant",
        "plus plusieurs pour puis quand que qui quoi sans selon ses si son sur tandis tous tout un",
        "une vers voici vous demain d’après avant-hier interrogé interrogée janvier février mars",
        "avril mai juin juillet août septembre octobre novembre décembre",
    ),
    saying=any_of(*_SAYING),
    pronouns=set_of("il elle ils elles"),
    determiners=set_of("le la les un une l’ des ce cette ces son sa ses leur leurs plusieurs deux"),
    prepositions=set_of(
        "à au aux de du d’ dans en par pour sur sous avec sans contre chez vers depuis pendant",
        "lors devant après avant entre selon dès face malgré",
    ),
    helpers=set_of(
        "a ont avait avaient aurait eu aussi encore ensuite également déjà toutefois ainsi alors",
        "puis plus tard hier lui s’ se m’ t’ lui-même elle-même est été fait-il même d’abord",
        "néanmoins pourtant comme l’",
    ),
    roles=any_of(
        *_SPEAKS,
        "députée?s? sénateurs? sénatrices? experts? experte?s? analystes? généra(?:l|le|ux) m mm",
        "mme mlle maire maires professeure?s? juges? dirigeante?s? directeur directrice",
        "commissaire roi reine leader monsieur madame docteur dr avocate?s? critiques",
        "historienn?e?s? opposante?s? témoins? eurodéputée?s? colonel capitaine commandant",
        "habitante?s?",
    ),
    speaks=any_of(*_SPEAKS),
    deputies=any_of(_DEPUTIES),
    according=(
        ("selon",), ("pour",), ("d’après",), ("d'après",), ("de", "l’", "avis", "de"),
        ("aux", "yeux", "de"),
    ),
    contrasts=set_of("tandis"),
    joiners=set_of("et mais ou"),
    negations=set_of("ne n’ pas jamais personne ni aucun aucune"),
    days=set_of(
        "lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui aujourd’hui demain",
        "soir matin midi après-midi dernier",
    ),
    recipients=set_of(
        "journal quotidien magazine hebdomadaire chaîne journalistes presse députés sénateurs",
    ),
    heard=set_of("jugé critiqué dénoncé prévenu averti"),
    passive=set_of("été fut"),
    particles=set_of("de du la le des van von d’"),
    of=set_of("de du des d’"),
    of_whom=set_of("de d’"),
    only_first=(("pour",),),
    voiced=any_of(
        rf"(?:{'|'.join(set_of(*_SAYING))})-(?:t-)?(?:ils?|elles?)",
        "(?:a|ont|avait)-t-(?:ils?|elles?)",
    ),
)  # fmt: skip

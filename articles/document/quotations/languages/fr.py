"""French."""

from articles.document.quotations.languages import Language, agreeing, gendered, words

TABLE = Language(
    code="fr",
    say=agreeing(
        "ajouter résumer conclure lancer expliquer préciser rappeler affirmer déclarer",
        "confier souligner commenter insister poursuivre rétorquer répondre assurer",
        "raconter glisser lâcher saluer lire dixit tempère tempéré tempérait agace agacé",
        "inquiété étonné indigné emporte emporté amuse amusé émeut désole désolé alarme",
        "alarmé enthousiasme sourit rit accuse accusé accusait accusent calcule balaie",
        "balayé corrige corrigé rectifie complète complété concède concédé défend défendu",
        "savoure justifie justifié rassure rassuré exige exigé garantit prétend prétendu",
        "suppose craint craignait redoute considère considéré imagine rêve jure juré",
        "menace menacé invite conteste contesté objecte objecté riposte riposté tonne",
        "grince souffle soufflé chuchote bougonne grommelle évoquer borne relève relevé",
        "pointe pointé appuie enchaîne enchaîné souhaite souhaité écrivent répètent",
        "dénonçaient réclament demandaient préviennent promettent persifle tance tancé",
        "raille raillé vanté saluent salua regrettent lancent jugent exulte peste pestait",
        "alerte alerté martèlent tacle taclé recommande recommandé annonçant déclarant",
        "ajoutant expliquant précisant affirmant assurant estimant dénonçant rappelant",
        "soulignant évoquant criant lançant",
        "rapporte rapporté rapportait relate relaté constate constaté s’étonne étonne lâche "
        "lâché répète répété assène appelle enrage s’emporte traduit s’amuse dire",
        "dit dis disait disent dira déclare déclaré déclarait déclarent affirme affirmé affirmait",
        "affirment explique expliqué expliquait expliquent ajoute ajouté ajoutait ajoutent précise",
        "précisé précisait précisent assure assuré assurait assurent estime estimé estimait",
        "estiment souligne souligné soulignait soulignent indique indiqué indiquait indiquent",
        "rappelle rappelé rappelait rappellent raconte raconté racontait racontent répond répondu",
        "répondait répondent regrette regretté regrettait confie confié confiait reconnaît",
        "reconnait reconnu reconnaissait insiste insisté insistait poursuit poursuivi poursuivait",
        "conclut conclu annonce annoncé annonçait annoncent martèle martelé lance lancé lançait",
        "prévient prévenu avertit averti demande demandé demandait demandent réclame réclamé",
        "dénonce dénoncé dénonçait dénoncent commente commenté juge jugé jugeait témoigne témoigné",
        "détaille détaillé note noté remarque remarqué observe observé admet admis avoue avoué",
        "soupire soupiré s'exclame exclame exclamé s'interroge interroge interrogé plaide plaidé",
        "promet promis rétorque rétorqué réplique répliqué réagit réagi résume résumé ironise",
        "ironisé glisse glissé tranche tranché renchérit nuance nuancé plaisante plaisanté murmure",
        "crie crié hurle hurlé proteste protesté soutient soutenu maintient maintenu confirme",
        "confirmé dément démenti pense pensait croit croyait espère espéré s'inquiète inquiète",
        "s'indigne indigne s'agace salue salué déplore déploré argue fustige fustigé révèle révélé",
        "prédit ordonne ordonné conseille conseillé énonce énoncé lit lisait signale signalé",
        "se réjouit réjouit félicité félicite vante",
    ),
    tell=words("informe informé informait prie"),
    write=words(
        "écrit écrivait écrivent écrira tweete tweeté poste posté publie publié titre titrait"
    ),
    name=words(
        "surnommé surnommait traite traité baptise décrite qualifiée dépeint dépeignait",
        "qualifie qualifié qualifiait décrit décrivait appelle appelait surnomme parle parlé",
        "parlait évoque évoqué évoquait promettant appelant qualifiant parlant évoquant",
    ),
    cite=words("cite cité citait"),
    nouns=words("déclaration communiqué message mots réponse phrase avertissement question"),
    phrases=(
        "abonde dans son sens",
        "renchérit",
        "fait il valoir",
        "fait elle valoir",
        "fait t il valoir",
        "peut on lire",
        "peut on y lire",
        "on peut lire",
        "on pouvait lire",
        "lit on",
        "s’est dit",
        "s’est dite",
        "se dit",
        "se sont dits",
        "à son avis",
        "à ses yeux",
        "selon ses mots",
        "selon ses termes",
        "dit il",
        "hausse le ton",
        "monte au créneau",
        "s’exclame",
        "fait savoir",
        "fait valoir",
        "fait remarquer",
        "met en garde",
        "mis en garde",
        "a fait savoir",
        "se souvient",
        "tient à préciser",
    ),
    according=(
        "aux yeux du",
        "aux yeux des",
        "de l’avis du",
        "de l’avis des",
        "selon les mots de",
        "selon les termes de",
        "de l’aveu de",
        "de l’aveu du",
        "dans la bouche de",
        "pour reprendre les mots de",
        "de l’avis même de",
        "selon",
        "d’après",
        "d'après",
        "pour",
        "aux yeux de",
        "de l’avis de",
        "à en croire",
    ),
    quoted_by=(
        "au micro de",
        "à l’antenne de",
        "sur l’antenne de",
        "devant les caméras de",
        "dans les colonnes de",
        "dans les colonnes du",
        "sur le plateau de",
        "cités dans",
        "cité dans",
        "citée dans",
        "publié par",
        "publiée par",
        "consultée par",
        "obtenu par",
        "transmis à",
        "transmise à",
        "transmis au",
        "adressé à",
        "adressée à",
        "invité sur",
        "invitée sur",
        "interrogé sur",
        "repris par",
        "reprise par",
        "cité par",
        "citée par",
        "cités par",
        "rapporté par",
        "rapportés par",
        "relayé par",
        "rapporte",
        "interrogé par",
        "interrogée par",
        "interviewé par",
        "invité de",
        "invitée de",
        "contacté par",
        "contactée par",
        "sollicité par",
        "joint par",
        "jointe par",
        "consulté par",
        "confié au",
        "confié à",
    ),
    within=words("dans sur à au auprès avec par via de du"),
    oblique=gendered(female="elle", male="lui", plural="eux elles"),
    objects=words("s’ lui leur y en se m’ l’ nous me"),
    titles=gendered(female="mme mmes madame mlle", male="m mm monsieur mgr")
    | dict.fromkeys(
        words(
            "dr pr me maître docteur professeur général colonel commandant "
            "capitaine lieutenant juge sœur père abbé"
        ),
        "",
    ),
    roles=dict.fromkeys(
        words(
            "opérateur intéressé intéressée consœur confrère octogénaire septuagénaire",
            "sexagénaire quinquagénaire quadragénaire trentenaire nonagénaire adolescent",
            "adolescente jeune conductrice chirurgien chirurgienne vigneron vigneronne",
            "artisan artisane orpailleur comédien comédienne danseur danseuse cinéaste",
            "éditeur éditrice romancier romancière poète peintre sculpteur photographe",
            "compositeur compositrice musicien musicienne pianiste violoniste chef-adjoint",
            "vice-présidente vice-président co-auteur coauteur coautrice cofondateur",
            "cofondatrice ex-ministre ex-président numéro gestionnaire consultant consultante",
            "climatologue virologue infectiologue épidémiologiste astrophysicien physicien",
            "physicienne chimiste mathématicien ingénieur ingénieure technicien technicienne",
            "agent agente mécanicien cheminot facteur pompier maraîcher maraîchère pâtissier",
            "cuisinier cuisinière serveur serveuse coiffeur coiffeuse négociateur",
            "négociatrice émissaire envoyé médiateur médiatrice consul magistrat magistrate",
            "greffier substitut bâtonnier détenu détenue plaignant plaignante rescapé",
            "rescapée survivant survivante blessé manifestant manifestante gréviste",
            "bénéficiaire lycéen lycéenne collégien collégienne usager usagère abonné abonnée",
            "supporteur supporter arbitre défenseur milieu buteur sprinteur skipper",
            "navigateur navigatrice alpiniste cycliste coureur coureuse nageur nageuse",
            "juges avocats experts capitaine gérants syndic syndique tenancier tenancière accusé "
            "accusée",
            "attaché attachée chercheurs chercheuses agriculteurs critique mairesse prévenu "
            "prévenue",
            "retraités infirmières soignants soignante salariés salarié salariée",
            "ministre maire juge porte-parole responsable secrétaire journaliste économiste",
            "analyste spécialiste expert experts diplomate diplomates source sources témoin "
            "témoins",
            "membre membres élu élus cadre architecte artiste pilote guide interprète locataire",
            "bénévole bénévoles syndicaliste scientifique géologue biologiste sismologue garde",
            "propriétaire pharmacien pharmacienne libraire vétérinaire proche proches collègue",
            "collègues député députés élève élèves habitant habitants riverain riverains",
            "pompiers médecin médecins professeur professeurs commandant capitaine colonel général",
            "chef cheffe otage victime victimes fonctionnaire premier première adjoint adjointe",
            "philosophe sociologue politologue historien gérant responsables ministres",
        ),
        "",
    )
    | gendered(
        female="présidente directrice avocate procureure députée sénatrice conseillère chercheuse "
        "voisine habitante riveraine infirmière enseignante institutrice étudiante ouvrière "
        "patronne "
        "fondatrice commerçante agricultrice boulangère actrice chanteuse réalisatrice écrivaine "
        "autrice historienne gérante employée retraitée militante porteuse policière gendarme "
        "ambassadrice préfète rectrice coordinatrice animatrice entraîneuse joueuse candidate "
        "cliente "
        "passagère chauffeuse éleveuse viticultrice restauratrice pêcheuse femme dame fille "
        "soubrette",
        male="président directeur avocat procureur député sénateur conseiller chercheur voisin "
        "habitant riverain infirmier enseignant instituteur étudiant ouvrier patron fondateur "
        "commerçant agriculteur boulanger acteur chanteur réalisateur écrivain auteur historien "
        "employé retraité militant policier ambassadeur préfet recteur coordinateur animateur "
        "entraîneur joueur candidat client passager chauffeur éleveur viticulteur restaurateur "
        "pêcheur sélectionneur attaquant gardien homme garçon conducteur exploitant dirigeant",
    ),
    role_ends=dict.fromkeys(words("ologue iste teur trice"), ""),
    particles=words("ag ould de du des d' d’ la le van von ben al el di da"),
    latter={
        "cette dernière": "f",
        "ce dernier": "m",
        "celui-ci": "m",
        "celle-ci": "f",
        "ces derniers": "p",
        "l’ intéressé": "m",
        "l’ intéressée": "f",
    },
    pronouns=gendered(
        female="elle t-elle -elle elle-même",
        male="il t-il lui-même",
        plural="ils elles t-ils t-elles on t-on",
    ),
    groups=words(
        "experts salariés élus juges enseignants soignants",
        "syndicats habitants riverains organisateurs policiers enquêteurs autorités "
        "pompiers avocats médecins chercheurs police gendarmerie parquet préfecture",
    ),
    organisations=words(
        "école collège lycée rue place avenue pont stade théâtre bibliothèque quartier",
        "usine ferme crèche église paroisse boulevard boutique cité résidence refuge",
        "camping festival gare",
        "opérateur constructeur fabricant exploitant compagnie coopérative chambre",
        "observatoire office centre municipalité commune conseil-d’état canton",
        "confédération mouvement opposition majorité exécutif clinique musée club maison",
        "enseigne laboratoire plateforme start-up filiale",
        "ministère mairie préfecture parquet gouvernement syndicat association conseil comité "
        "parti",
        "entreprise société groupe agence fédération ligue université hôpital commission direction",
        "fondation institut collectif police gendarmerie armée état-major élysée matignon sncf ong",
        "tribunal cour banque rectorat région département métropole onu otan union régie",
    ),
    documents=words(
        "avis compte-rendu mémo procès-verbal ordonnance mémoire plainte",
        "réquisitoire brochure manifeste autobiographie mémoires vidéo",
        "podcast publication post",
        "communiqué lettre courrier rapport interview entretien note déclaration tribune discours",
        "message courriel mail billet article éditorial texte tract pétition livre document blog",
        "affiche panneau banderole jugement arrêt",
    ),
    outlets=words(
        "écho canadienne belga ats radio-canada devoir libre france matin quotidienne",
        "bulletin avenir sport tv canal télé mag média médias chronique observateur",
        "nouvelle nouvelliste temps",
        "monde figaro libération parisien parisienne croix échos humanité express point obs nouvel",
        "marianne mediapart afp reuters rtl bfm bfmtv tf1 franceinfo france-inter france-info "
        "inter",
        "télégramme ouest-france sud-ouest progrès provençal dauphiné dépêche voix républicain est",
        "journal quotidien hebdomadaire magazine chaîne radio télévision gazette courrier tribune",
        "rfi rts rtbf soir presse agence bleu midi-libre",
    )
    - words("est inter point croix presse voix"),
    platforms=words("twitter x facebook instagram tiktok linkedin youtube telegram réseaux"),
    kin=gendered(
        female="mère épouse femme fille sœur tante grand-mère veuve compagne cousine nièce",
        male="père mari fils frère oncle grand-père veuf compagnon cousin neveu époux",
    ),
    first_names=gendered(
        female="yasmina odile maryvonne irène nadège maude josiane lucienne denise paulette "
        "monique nicole jacqueline yvette yvonne colette solange ginette suzanne "
        "marguerite madeleine germaine huguette danielle dominique-anne corinne sandrine "
        "stéphanie virginie karine céleste audrey mélanie émeline clara inaya lina rose "
        "anaïs mathilde océane pauline justine amélie clémence margaux constance éva alix "
        "capucine salomé apolline élise estelle noémie fanny gaëlle maëlle solène "
        "tiphaine annick armelle rozenn soazig khadija aminata mariama awa fatou "
        "fatoumata aïssatou oumou rokia djeneba "
        "marie anne claire sophie julie camille léa emma chloé manon sarah laura céline "
        "nathalie isabelle catherine valérie sylvie martine françoise hélène aurélie élodie émilie "
        "charlotte juliette louise alice jeanne lucie fatima aïcha leïla nadia samira inès agnès "
        "brigitte véronique florence delphine laurence élisabeth marine ségolène christine simone",
        male="loïc maxime alexandre quentin fabien fabrice frédéric cédric jérôme ludovic "
        "arnaud régis hervé yann yannick ronan gwenaël erwan tanguy gaël robert roger "
        "raymond marcel lucien maurice georges henri fernand albert émile gaston léon "
        "jules arthur louis-marie gabriel raphaël adam ethan nathan théo noah mathis "
        "clément romain florian kevin kylian steven jordan valentin tristan baptiste rémi "
        "rémy damien aurélien adrien cyril grégory joël serge jean-pierre jean-paul jean- "
        "luc jean-marc jean-claude jean-louis jean-françois jean-michel cheick mamadou "
        "moussa ousmane ibrahim issa abdoulaye amadou boubacar seydou souleymane modibo "
        "fabio "
        "jean pierre michel philippe alain bernard jacques paul nicolas laurent françois "
        "christophe thomas julien antoine olivier david éric patrick thierry emmanuel guillaume "
        "mathieu benoît marc luc louis hugo lucas karim mohamed ahmed mehdi rachid yves gérard "
        "rené andré claude daniel stéphane sébastien vincent bruno gilles xavier didier francois",
    ),
    elided=words("l d s n m t c j qu jusqu lorsqu puisqu quelqu"),
    indefinite=words("un une des"),
    articles=words("le la les l’ l' un une des du ce cette ces"),
    prepositions=words(
        "de du des d’ d' à au aux en dans sur par pour avec chez contre sans sous vers entre "
        "depuis",
        "pendant après avant dès devant derrière lors selon auprès parmi malgré",
    ),
    conjunctions=words("et mais ou que qu’ car donc or ni si quand lorsque comme alors tandis"),
    relatives=words("qui que dont où lequel laquelle"),
    adverbs=words(
        "a ont avait avaient est sont aussi encore hier aujourd’hui lundi mardi mercredi "
        "jeudi vendredi samedi dimanche également notamment d’abord ensuite ainsi pourtant "
        "ne pas plus même déjà tout s’ se s'"
    ),
    possessives=words("son sa ses leur leurs notre nos mon ma mes votre vos"),
    not_names=words(
        "le la les un une des du de ce cette ces et mais ou que qui quand lorsque comme si il "
        "elle ils",
        "elles on nous vous je tu en dans sur par pour avec chez contre sans sous vers entre "
        "depuis",
        "pendant après avant dès lors selon son sa ses leur leurs notre nos tout tous toute toutes",
        "plus moins très trop aussi encore hier aujourd’hui demain ici là-bas pourtant cependant",
        "ainsi alors enfin ensuite puis à au aux interrogé interrogée invité invitée deux trois",
        "quatre cinq six dix cent mille aucun aucune chaque plusieurs quelques beaucoup certains",
        "riverains habitants syndicats pompiers policiers car donc ni ne pas oui non mardi lundi",
        "l’ d’ c’est c’était cela ça malgré parmi d’après quant voilà autre autres",
    ),
    places=words(
        "burkina mali sénégal cameroun congo québec montréal wallonie liège lausanne vaud",
        "valais tunis alger rabat bamako dakar abidjan ouagadougou kinshasa sahel",
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin",
        "juillet août septembre octobre novembre décembre france paris lyon marseille lille nantes",
        "toulouse bordeaux rennes strasbourg nice bruxelles genève berlin londres rome madrid "
        "moscou",
        "allemagne italie espagne belgique suisse angleterre europe afrique asie amérique "
        "états-unis",
        "chine russie ukraine algérie maroc tunisie bretagne normandie alsace provence corse",
        "nord sud ouest est français française françaises américain américaine",
    ),
    abbreviations=words("m mm mme dr pr me st ste etc cf p art av bd"),
    titled=words(
        "auteur autrice auteure révélée révélé",
        "dit dite marqué marquée marqués marquées estampillé estampillée étiqueté siglé dits dites",
        "alias surnomment appelle appellent pseudonyme étiquetées estampillées rubrique",
        "bar restaurant café hôtel magasin cabaret péniche librairie centre club théâtre groupe",
        "intitulé intitulée intitulés baptisé baptisée surnommé surnommée dit dite appelé "
        "appelée film",
        "livre roman chanson album pièce série documentaire exposition tableau opération programme",
        "titre mention étiquette slogan projet jeu poème article spectacle émission enseigne nommé",
        "nommée soi-disant prétendu prétendue marque label bateau inscription pancarte",
    )
    - words("titre"),
    likeness=words("comme de du par"),
    meant=words("mot mots terme termes expression nom prénom lettre"),
    adjective_ends=(
        "al",
        "ale",
        "aux",
        "ales",
        "ien",
        "ienne",
        "éen",
        "éenne",
        "iens",
        "ique",
        "iques",
        "aire",
        "aires",
        "el",
        "elle",
        "els",
        "if",
        "ive",
        "é",
        "ée",
        "és",
        "ais",
        "aise",
        "ois",
        "oise",
        "eux",
        "euse",
        "iste",
        "istes",
        "teur",
        "trice",
        "ain",
        "aine",
    ),
    article_genders={"la": "f", "une": "f", "le": "m", "un": "m", "cette": "f", "ce": "m"},
    inverts=True,
    dash_speech=True,
    incise_ends=True,
    gerund_ends=("ant",),
    circumstances=words("devant pendant après avant lors dès sous malgré depuis"),
    reads=frozenset(("peut on lire", "on peut lire", "lit on", "on pouvait lire")),
)

"""Italian."""

from articles.document.quotations.languages import Language, gendered, words

TABLE = Language(
    code="it",
    say=words(
        "corregge corretto vede commentano confidano spiegando aggiungendo ricordando",
        "dicendo precisando sottolineando affermando annunciando concludendo scuote",
        "sorride sospira sospirò tuona tuonato azzarda obietta obiettato ribatte",
        "ribattuto controbatte dichiarano aggiungono promettono accusano minimizza",
        "minimizzato rassicura rassicurato ringrazia ringraziato assicurano sbottato",
        "sibila sibilato urla urlato mormora bisbiglia farfuglia esulta esultato",
        "lamentano contesta contestato confermano precisano ipotizza ipotizzato",
        "profetizza giura giurato minaccia minacciato ripete ripetuto ripeteva rievoca",
        "rivendica rivendicato rincara riconosce riconosciuto rivolge scandisce sentenzia",
        "sentenziato snocciola sogna sottoscrive stigmatizza suggerisce suggerito",
        "supplica tranquillizza valuta valutato aggiungere spiegare concludere precisare",
        "ricordare affermare",
        "dire ammettere",
        "dice diceva disse detto dicono dicevano spiega spiegava spiegato spiegano afferma "
        "affermava",
        "affermato affermano dichiara dichiarato dichiarava racconta raccontava raccontato "
        "raccontano",
        "aggiunge aggiunto aggiungeva sottolinea sottolineato precisa precisato assicura "
        "assicurato",
        "sostiene sosteneva sostenuto sostengono ricorda ricordava ricordato risponde rispondeva",
        "risposto rispondono replica replicato commenta commentato osserva osservato nota conclude",
        "concluso annuncia annunciato avverte avvertito ammette ammesso confessa confessato "
        "denuncia",
        "denunciato denunciano chiede chiesto chiedono domanda domandato insiste insistito "
        "ribadisce",
        "ribadito riferisce riferito rivela rivelato confida confidato promette promesso prosegue",
        "proseguito continua continuato conferma confermato smentisce smentito lamenta lamentato",
        "protesta protestato esclama esclamato grida gridato ironizza ironizzato scherza scherzato",
        "taglia tagliato attacca attaccato accusa accusato critica criticato ritiene riteneva "
        "pensa",
        "crede credeva spera sperava evidenzia evidenziato segnala segnalato chiarisce chiarito",
        "ammonisce esorta incalza ragiona riassume recita recitava sbotta si legge sussurra invoca",
        "rilancia argomenta auspica ricostruisce puntualizza rimarca specifica garantisce si sfoga",
    )
    - words("si legge nota"),
    tell=words("informa informato"),
    write=words(
        "scrive scriveva scritto scrivono twitta twittato pubblica pubblicato posta postato titola"
    ),
    name=words(
        "definisce definito definiva chiama chiamato chiamava descrive descritto descriveva "
        "bolla bollato parla parlava parlato"
    ),
    cite=words("cita citato"),
    nouns=words("dichiarazione comunicato messaggio parole risposta frase avvertimento domanda"),
    phrases=(
        "fa eco",
        "fanno eco",
        "gli fa eco",
        "le fa eco",
        "si accoda",
        "ha precisato",
        "ha ricordato",
        "ha replicato",
        "ha ribadito",
        "ha assicurato",
        "ha annunciato",
        "ha scritto",
        "ha confermato",
        "a suo avviso",
        "a suo dire",
        "a suo parere",
        "a suo giudizio",
        "stando alle sue parole",
        "si leggeva",
        "si può leggere",
        "ha tuonato",
        "ha ammesso",
        "ha detto",
        "ha spiegato",
        "ha dichiarato",
        "ha aggiunto",
        "ha affermato",
        "si legge",
        "fa sapere",
        "ha fatto sapere",
        "ha raccontato",
        "ha sottolineato",
        "fa notare",
        "mette in guardia",
        "si sfoga",
        "ha risposto",
        "ha concluso",
        "ha commentato",
    ),
    according=(
        "secondo quanto riferito da",
        "secondo quanto dichiarato da",
        "a detta del",
        "a detta della",
        "a detta dei",
        "a parere del",
        "a giudizio del",
        "stando al",
        "stando alla",
        "stando alle parole di",
        "per bocca di",
        "nelle parole di",
        "secondo",
        "per",
        "a detta di",
        "stando a",
        "a parere di",
        "a giudizio di",
    ),
    quoted_by=(
        "ai microfoni di",
        "ai microfoni del",
        "ai microfoni della",
        "in un’intervista a",
        "in un’intervista al",
        "in un’intervista alla",
        "intervistata dal",
        "intervistato dal",
        "sentito da",
        "sentita da",
        "riportata da",
        "riportato dal",
        "riportate dal",
        "pubblicata da",
        "pubblicata dal",
        "citato dal",
        "diffuso da",
        "visionato da",
        "ottenuto da",
        "rilasciata a",
        "rilasciata al",
        "rilasciata alla",
        "citato da",
        "citata da",
        "riportato da",
        "riportate da",
        "riportati da",
        "pubblicato da",
        "intervistato da",
        "intervistata da",
        "raggiunto da",
    ),
    within=words(
        "in nel nella nei al alla a con su sul sulla sui tramite per da dal dalla del della "
        "all' all’ dell' dell’ nell' nell’ sull' sull’"
    ),
    oblique=gendered(female="lei", male="lui", plural="loro"),
    objects=words("gli le si ci lo mi s’"),
    titles=gendered(
        female="signora dottoressa professoressa suor donna", male="signor don padre fra"
    )
    | dict.fromkeys(
        words(
            "dott dr prof ing avv on monsignor generale colonnello capitano maresciallo "
            "dottor professor onorevole avvocato ingegner cardinale"
        ),
        "",
    ),
    roles=dict.fromkeys(
        words(
            "nipote nonno nonna zio zia figlio figlia fratello sorella amico amica collega",
            "compagno compagna vicesindaco vicesindaca vicepresidente viceministro",
            "sottosegretario sottosegretaria onorevole capogruppo ex-sindaco ex-ministro",
            "amministratore amministratrice manager imprenditore imprenditrice commerciante",
            "commercianti negoziante ristoratore ristoratrice albergatore bagnino pizzaiolo",
            "idraulico elettricista muratore camionista tassista ferroviere macchinista",
            "capotreno marinaio nostromo guardiano guardia poliziotto poliziotta carabiniere",
            "maresciallo brigadiere capitano tenente colonnello generale ammiraglio",
            "finanziere magistrato magistrata pubblico gup pretore notaio perito legale",
            "difensore difensora accusatore querelante detenuto detenuta vittima superstite",
            "sopravvissuto sopravvissuta ferito tifoso tifosa tifosi capitana centravanti",
            "centrocampista mister mediano arbitro ciclista nuotatore nuotatrice tennista",
            "pugile maratoneta critico critica poeta poetessa romanziere pittore pittrice",
            "scultore fotografo fotografa musicista pianista soprano",
            "tenore ballerino ballerina curatore curatrice archeologo archeologa sismologo",
            "vulcanologo virologo epidemiologo infettivologo primario chirurgo chirurga",
            "pediatra psicologo psicologa sociologo filosofo filosofa teologo don suora frate",
            "cardinale rettore rettrice docenti alunno alunna allievo allieva maturando",
            "precario precaria bracciante contadino contadina allevatore allevatrice",
            "viticoltore vignaiolo pastore mugnaio fornaio fornaia pasticcere sarto sarta",
            "parrucchiere parrucchiera barbiere operatore operatrice volontario volontaria",
            "volontari attivisti manifestante pensionati cittadino cittadina abitante",
            "elettore elettrice sfollato sfollata profugo migrante richiedente",
            "portavoce presidente giudice responsabile dirigente insegnante cantante giornalista",
            "economista analista specialista testimone testimoni fonte fonti esperti residenti",
            "abitanti autista barista farmacista regista artista pilota guida interprete "
            "parlamentare",
            "agente comandante rappresentante studente preside parroco vescovo pm gip ad ct capo",
            "familiari vigile imputato imputata indagato indagata funzionario funzionaria "
            "dirigenti portiere cittadini cugino cugina pm custode docente medici sindacalista "
            "attivista ambientalista titolare",
        ),
        "",
    )
    | gendered(
        female="ministra sindaca direttrice avvocata dottoressa infermiera professoressa maestra "
        "ricercatrice scienziata vicina proprietaria fondatrice assessora consigliera senatrice "
        "deputata segretaria governatrice ambasciatrice scrittrice autrice attrice storica operaia "
        "impiegata coordinatrice allenatrice giocatrice candidata agricoltrice panettiera libraia "
        "cuoca ingegnera architetta biologa geologa pensionata passeggera cliente donna ragazza "
        "studentessa procuratrice madre vedova presidentessa",
        male="ministro sindaco direttore avvocato medico infermiere professore maestro ricercatore "
        "scienziato vicino proprietario fondatore assessore consigliere senatore deputato "
        "segretario "
        "governatore ambasciatore scrittore autore attore storico operaio impiegato coordinatore "
        "allenatore giocatore candidato agricoltore panettiere libraio pescatore cuoco ingegnere "
        "architetto biologo geologo pensionato passeggero uomo ragazzo procuratore questore "
        "prefetto "
        "portiere attaccante premier cancelliere commissario soccorritore gestore",
    ),
    role_ends=dict.fromkeys(words("ologo ologa atore atrice"), ""),
    particles=words("de di del della dei degli d' d’ da dal lo la li van von al el e"),
    latter={"quest’ ultimo": "m", "quest’ ultima": "f", "costui": "m", "costei": "f"},
    pronouns=gendered(female="lei ella", male="lui egli", plural="loro essi esse"),
    groups=words(
        "residenti abitanti sindacati esperti autorità inquirenti investigatori "
        "carabinieri medici genitori ambientalisti polizia procura questura"
    ),
    organisations=words(
        "pd pdci m5s lega fdi forza verdi azione",
        "scuola liceo via piazza viale ponte stadio museo teatro biblioteca club",
        "quartiere fabbrica negozio cooperativa asilo clinica chiesa parrocchia",
        "difesa accusa",
        "ministero comune governo partito sindacato associazione consiglio azienda società agenzia",
        "procura polizia questura tribunale federazione università ospedale commissione fondazione",
        "istituto banca regione provincia esercito camera senato onu nato confindustria cgil cisl",
        "comitato prefettura asl protezione arpa quirinale farnesina",
    ),
    documents=words(
        "tweet email memoriale verbale esposto dossier video manifesto testamento",
        "comunicato lettera rapporto intervista nota dichiarazione documento discorso "
        "messaggio mail articolo editoriale libro post testo relazione sentenza blog "
        "volantino cartello striscione diario ordinanza",
    ),
    outlets=words(
        "tele carlino nazione unione piccolo sole tg vespri gazzettino provincia notizie",
        "voce",
        "repubblica corriere stampa messaggero giornale mattino gazzetta secolo unità avvenire "
        "fatto",
        "quotidiano foglio ansa adnkronos agi rai rai1 tg1 la7 mediaset sky radio televisione "
        "agenzia "
        "settimanale rivista reuters afp resto tirreno eco rainews tgcom24 emittente",
    )
    - words("stampa fatto secolo mattino unità giornale repubblica resto eco"),
    platforms=words("twitter x facebook instagram tiktok linkedin youtube telegram social"),
    kin=gendered(
        female="madre moglie figlia sorella zia nonna vedova fidanzata nipote compagna",
        male="padre marito figlio fratello zio nonno vedovo fidanzato compagno",
    ),
    first_names=gendered(
        female="luisa rosanna rosaria concetta carmela assunta filomena antonietta giuseppina "
        "giovannina luciana franca graziella nadia sonia katia tiziana loredana donatella "
        "raffaella emanuela michela nicoletta antonella mariangela annamaria lidia olga "
        "ida ines emma ginevra aurora greta gaia noemi arianna camilla viola matilde "
        "bianca margherita ludovica benedetta serena debora stefania marina milena "
        "mirella ornella piera rita rossella sabrina vanessa veronica viviana wanda "
        "maria anna giulia francesca laura sara chiara elena paola silvia valentina "
        "federica "
        "martina alessandra roberta giovanna rosa lucia teresa angela carla daniela simona elisa "
        "giorgia sofia alice marta caterina cristina barbara monica patrizia ilaria beatrice "
        "giorgia "
        "livia irene claudia",
        male="gino piero kevin ludovico efisio domenico pasquale gennaro ciro raffaele rocco "
        "carmine gaetano nino totò ettore achille ugo umberto vittorio valerio valentino "
        "tiziano renato renzo rinaldo oreste osvaldo ottavio nello mauro manlio livio "
        "leonardo lamberto italo ivan ivo guido gianluca gianni giancarlo gianfranco "
        "gianpaolo gianmarco giacomo flavio fausto ezio ernesto enzo emilio emanuele elio "
        "egidio edoardo duccio dino diego dario cristian cosimo corrado cesare cataldo "
        "bernardo beppe bartolomeo armando amedeo alfredo alfonso aldo adriano samuele "
        "nicolò mattia jacopo elia christian "
        "giuseppe giovanni antonio mario luigi francesco marco andrea roberto alessandro "
        "stefano "
        "paolo luca matteo davide riccardo fabio massimo claudio giorgio pietro carlo franco "
        "enrico "
        "sergio maurizio vincenzo salvatore angelo bruno lorenzo simone federico gabriele tommaso "
        "filippo alberto daniele michele nicola silvio romano sandro",
    ),
    elided=words("l d s c un dell all nell sull dall quest quell anch com"),
    indefinite=words("un uno una un' un’"),
    articles=words("il lo la i gli le l' l’ un uno una un' un’ questo questa"),
    prepositions=words(
        "di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai in nel "
        "nella",
        "nei nelle con su sul sulla sui per tra fra contro senza dopo prima durante verso sotto "
        "presso",
        "dell' dell’ all' all’ dall' dall’ nell' nell’ sull' sull’ secondo",
    ),
    conjunctions=words("e ed o ma che perché se quando mentre però quindi come anche né"),
    relatives=words("che cui quale dove"),
    adverbs=words(
        "ha hanno aveva oggi ieri poi ancora anche così subito infine sempre già lunedì "
        "martedì mercoledì giovedì venerdì sabato domenica invece inoltre non si"
    ),
    possessives=words("suo sua suoi sue nostro nostra loro"),
    not_names=words(
        "il lo la i gli le un uno una questo questa quello quella e ed o ma che perché se quando "
        "mentre",
        "però quindi come anche né di a da in con su per tra fra contro senza dopo prima durante "
        "lui lei",
        "loro noi voi io suo sua nostro oggi ieri domani poi ancora così non sì tutto tutti "
        "molti alcuni",
        "due tre quattro cinque nel nella nei al alla dal dalla sul sulla secondo intervistato "
        "chi dove",
        "ogni nessuno qui lì adesso ora forse più meno solo anzi già del della dei residenti "
        "esperti",
    ),
    places=words(
        "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile "
        "maggio",
        "giugno luglio agosto settembre ottobre novembre dicembre italia roma milano napoli torino",
        "palermo genova bologna firenze venezia verona bari europa francia germania spagna "
        "londra parigi",
        "berlino bruxelles mosca stati uniti america sicilia sardegna lombardia nord sud est ovest",
    ),
    abbreviations=words("sig dott dr prof ing avv on art ecc pag s"),
    titled=words(
        "autore autrice",
        "detti ribattezzato ribattezzata alias brano osteria barca peschereccio motto",
        "rassegna",
        "bar ristorante trattoria albergo hotel rifugio detto detta locale negozio centro "
        "stabilimento chiamano",
        "intitolato intitolata chiamato chiamata soprannominato soprannominata denominato "
        "denominata",
        "film libro romanzo canzone disco album opera serie documentario mostra quadro operazione",
        "programma progetto gioco poesia articolo slogan titolo cosiddetto cosiddetta detto detta "
        "marchio nave insegna scritta campagna spettacolo battezzato battezzata",
    ),
    likeness=words("come di del"),
    meant=words("parola parole termine espressione nome lettera"),
    adjective_ends=(
        "ale",
        "ali",
        "ico",
        "ica",
        "ici",
        "iche",
        "icano",
        "icana",
        "iano",
        "iana",
        "ense",
        "ario",
        "aria",
        "ivo",
        "iva",
        "oso",
        "osa",
        "ato",
        "ata",
        "ese",
        "esi",
        "ista",
        "isti",
    ),
    article_genders={"la": "f", "una": "f", "il": "m", "lo": "m", "un": "m", "uno": "m"},
    inverts=True,
    subject_in_verb=True,
    dash_speech=True,
    gerund_ends=("ndo",),
    circumstances=words("davanti durante dopo prima dal"),
    reads=frozenset(("si legge", "si leggeva", "si può leggere")),
)

"""German."""

from articles.document.quotations.languages import Language, gendered, words

TABLE = Language(
    code="de",
    say=words(
        "widersprachen widersprechen entgegneten erwiderten kommentiert",
        "kommentierte kommentierten präzisiert präzisierte argwöhnt argwöhnte ätzt ätzte",
        "atmet bilanziert bilanzierte beteuert beteuerte beteuerten beruhigt beruhigte",
        "beschwert beschwerte beschwichtigt beschwichtigte bekräftigt bekräftigte",
        "bekräftigten bekennt bekannte bezweifelt bezweifelte brüllt brüllte brummt",
        "brummte denkt dachte droht drohte drohten empört empörte empfiehlt empfahl",
        "entschuldigt entschuldigte erwartet erwartete feixt feixte fasst fasste fährt",
        "fuhr flucht fluchte folgert folgerte grollt grübelt grübelte hakt hakte hält",
        "hielt insistiert insistierte jubelt jubelte jammert jammerte kichert kündigten",
        "kontert konterte konterten legt legte lästert lästerte macht machte meldet",
        "meldete meldeten monierte moniert mosert nörgelt nuschelt orakelt pflichtet",
        "pocht pochte plädiert plädierte plaudert prahlt prahlte präsentiert protestiert",
        "protestierte raunt raunte rechtfertigt rechtfertigte reagiert reagierte",
        "resigniert rügt rügte schlägt schlug schwärmt schwärmte schwört schwor schreit",
        "schrie setzt setzte sinniert sinnierte staunt staunte stichelt stichelte stimmt",
        "stimmte stöhnte stottert tadelt tadelte tobt tobte tönt tönte triumphiert",
        "tröstet überlegt unkt urteilten verwies verweist verlautete versicherten",
        "vertraut warb wirbt wehrt wehrte weist wies wiederholt wiederholte wiegelt winkt",
        "witzelt witzelte wünscht wünschte zeigt zeigte zischt zürnt zweifelt zweifelte",
        "zieht zog begrüßt begrüßte begrüßten unterstreichen verteidigten warfen",
        "kritisieren fordern warnen klagen hoffen bestreitet bestritt bestritten",
        "dementiert dementierte dementierten gelobt gelobte mutmaßt mutmaßte offenbart",
        "offenbarte philosophiert prophezeite räsoniert referiert schlussfolgert",
        "signalisiert signalisierte verkünden bezeugt bekundet bekundete",
        "verlangt verlangte verlangten korrigiert korrigierte wirft warf wettert wetterte "
        "ausrichten verspottet nickt",
        "sagt sagte sagten sagen gesagt erklärt erklärte erklärten erklären meint meinte meinten",
        "betont betonte betonten berichtet berichtete berichteten erzählt erzählte erzählten",
        "ergänzt ergänzte fügt fügte antwortet antwortete antworteten fragt fragte fragten warnt",
        "warnte warnten kritisiert kritisierte kritisierten fordert forderte forderten kündigt",
        "kündigte teilt teilte teilten bestätigt bestätigte bestätigten behauptet behauptete",
        "behaupteten versichert versicherte verspricht versprach räumt räumte gesteht",
        "gestand äußert äußerte äußerten bemerkt bemerkte stellt stellte unterstreicht",
        "unterstrich klagt klagte beklagt beklagte bedauert bedauerte hofft hoffte glaubt glaubte",
        "findet fand urteilt urteilte resümiert resümierte ruft rief rufen schimpft schimpfte",
        "scherzt scherzte spottet spottete lobt lobte begründet begründete argumentiert",
        "argumentierte erinnert erinnerte erläutert erläuterte widerspricht widersprach entgegnet",
        "entgegnete erwidert erwiderte verteidigt verteidigte mahnt mahnte appelliert appellierte",
        "prophezeit verkündet verkündete verrät verriet flüstert flüsterte lacht lachte seufzt",
        "lautet lautete stöhnt murmelt rät riet bittet bat schildert schilderte",
        "freut freute ärgert ärgerte wundert spricht sprach konstatiert konstatierte poltert",
        "befürchtet befürchtete vermutet vermutete weiß",
    ),
    tell=words("unterrichtet unterrichtete verriet anvertraute", "informiert informierte"),
    write=words(
        "twitterten posten teilte publizierte formuliert formulierte mailt mailte",
        "schreibt schrieb schrieben geschrieben twittert twitterte postet postete "
        "veröffentlicht veröffentlichte titelt titelte notiert notierte",
    ),
    name=words(
        "titulierte tituliert charakterisiert charakterisierte geißelt geißelte verhöhnte",
        "verspottete brandmarkte",
        "nennt nannte nannten genannt bezeichnet bezeichnete bezeichneten beschreibt "
        "beschrieb tauft taufte spricht",
    ),
    cite=words("zitiert zitierte zitieren"),
    nouns=words("erklärung mitteilung stellungnahme botschaft antwort urteil fazit frage"),
    phrases=(
        "gibt an",
        "gab bekannt",
        "gibt bekannt",
        "gab zu",
        "gibt zu",
        "heißt es",
        "hieß es",
        "heiße es",
        "teilt mit",
        "teilte mit",
        "ließ ausrichten",
        "lässt ausrichten",
        "ist überzeugt",
        "zeigte sich überzeugt",
        "gab zu bedenken",
        "gibt zu bedenken",
        "gab an",
        "seiner ansicht nach",
        "ihrer ansicht nach",
        "seiner meinung nach",
        "ihrer meinung nach",
        "nach eigenen worten",
        "seinen worten nach",
        "ist zu lesen",
        "ist zu hören",
        "steht zu lesen",
        "war zu hören",
        "weist darauf hin",
        "wies darauf hin",
        "so",
    ),
    according=(
        "nach angaben",
        "nach aussage des",
        "nach aussage der",
        "nach den worten des",
        "nach den worten der",
        "nach worten des",
        "nach worten der",
        "nach auffassung von",
        "nach auffassung des",
        "nach auffassung der",
        "nach einschätzung von",
        "nach einschätzung des",
        "nach einschätzung der",
        "nach darstellung von",
        "nach darstellung des",
        "nach darstellung der",
        "nach meinung von",
        "nach überzeugung von",
        "in den augen von",
        "in den worten von",
        "für",
        "aus sicht von",
        "aus sicht des",
        "aus sicht der",
        "glaubt man",
        "laut",
        "nach angaben von",
        "nach angaben des",
        "nach angaben der",
        "nach worten von",
        "nach den worten von",
        "nach aussage von",
        "nach ansicht von",
        "nach ansicht des",
        "nach ansicht der",
    ),
    said_by=("zufolge",),
    quoted_by=(
        "zitiert in",
        "im gespräch mit",
        "im interview mit",
        "in einem interview mit",
        "gegenüber",
        "berichtet",
        "unter berufung auf",
        "wie",
        "veröffentlicht in",
        "zitiert von",
        "wie die",
        "wie der",
        "wie das",
    ),
    within=words("in im auf gegenüber bei beim mit über via vor dem der"),
    oblique=gendered(female="ihr", male="ihm", plural="ihnen"),
    titles=gendered(female="frau fräulein", male="herr herrn")
    | dict.fromkeys(
        words(
            "dr prof professor doktor general oberst hauptmann pfarrer bischof "
            "kardinal papst graf baron mag dipl-ing ing"
        ),
        "",
    ),
    roles=gendered(
        female="hydrologin geologin meteorologin virologin soziologin psychologin politologin "
        "archäologin theologin schlagzeugerin gitarristin pianistin geigerin dirigentin "
        "komponistin regisseurin kuratorin malerin bildhauerin fotografin dichterin "
        "schriftstellerin verlegerin kritikerin moderatorin reporterin korrespondentin "
        "torhüterin verteidigerin stürmerin schiedsrichterin läuferin schwimmerin "
        "bergsteigerin winzerin metzgerin schreinerin ingenieurin architektin "
        "informatikerin physikerin chemikerin mathematikerin philosophin juristin notarin "
        "staatsanwältin ermittlerin polizistin sanitäterin notärztin chirurgin tierärztin "
        "apothekerin diakonin bischöfin soldatin offizierin pilotin unternehmerin "
        "maklerin mieterin bürgerin wählerin kandidatin aktivistin demonstrantin "
        "gewerkschafterin senatorin landesrätin gemeinderätin stadträtin landrätin "
        "ministerpräsidentin generalsekretärin bevollmächtigte enkelin tante schwester "
        "tochter oma großmutter nichte schwägerin cousine ehefrau "
        "frau mutter witwe ärztin anwältin köchin wirtin bäuerin nachbarin kundin expertin",
        male="hydrologe geologe meteorologe virologe soziologe psychologe politologe "
        "archäologe theologe schlagzeuger gitarrist bassist pianist geiger dirigent "
        "komponist regisseur kurator maler bildhauer fotograf dichter schriftsteller "
        "romancier verleger lektor kritiker kolumnist moderator reporter korrespondent "
        "torhüter torwart verteidiger stürmer mittelfeldspieler schiedsrichter boxer "
        "läufer schwimmer radprofi rennfahrer skifahrer bergsteiger bergführer hüttenwirt "
        "senner winzer müller metzger fleischer schreiner zimmermann maurer dachdecker "
        "elektriker installateur mechaniker schlosser schmied ingenieur architekt "
        "statiker informatiker physiker chemiker mathematiker philosoph jurist notar "
        "staatsanwalt ermittler polizist kripochef feuerwehrmann sanitäter notarzt "
        "chirurg zahnarzt tierarzt apotheker hebamme diakon bischof kardinal papst rabbi "
        "imam mönch pilger oberst general major leutnant feldwebel soldat offizier "
        "admiral matrose steuermann lotse pilot schaffner lokführer busfahrer taxifahrer "
        "spediteur unternehmer investor makler banker bankier händler hausmeister "
        "pförtner mieter vermieter häftling täter verdächtiger geiselnehmer bürger wähler "
        "kandidat aktivist demonstrant gewerkschafter betriebsrat senator landesrat "
        "gemeinderat stadtrat nationalrat ständerat regierungsrat landrat "
        "bezirksvorsteher kanton staatssekretär ministerpräsident regierungschef "
        "außenminister vizekanzler fraktionschef landeschef parteichef generalsekretär "
        "enkel onkel bruder sohn vater opa großvater neffe schwager cousin witwer ehemann "
        "mann arzt anwalt koch wirt bauer nachbar kunde experte chef richter lehrer leiter "
        "pfarrer trainer kapitän geschäftsführer vorsitzender vorsitzende",
    )
    | dict.fromkeys(
        words(
            "zeuge zeugen anwohner bewohner nachbarn fachleute experten beamte beamter angehörige",
            "angehöriger abgeordnete abgeordneter beteiligte beteiligter sachverständige insider",
            "quelle quellen kreise mitglied mitglieder augenzeuge augenzeugen opfer betroffene",
            "betroffener reisende reisender angestellte angestellter",
        ),
        "",
    ),
    role_ends=gendered(
        female="sprecherin ministerin präsidentin leiterin chefin direktorin meisterin kanzlerin "
        "anwältin richterin lehrerin forscherin wissenschaftlerin ärztin händlerin trainerin "
        "spielerin autorin beraterin beauftragte rätin vorsitzende professorin historikerin "
        "ökonomin biologin schülerin studentin rentnerin bewohnerin anwohnerin betreiberin "
        "besitzerin inhaberin gründerin managerin politikerin künstlerin sängerin schauspielerin "
        "pflegerin arbeiterin verkäuferin wirtin bäckerin försterin expertin zeugin kommissarin "
        "journalistin redakteurin sekretärin botschafterin intendantin bäuerin fahrerin führerin "
        "kundin gärtnerin kollegin dezernentin beamtin funktionärin",
        male="sprecher minister präsident leiter chef direktor meister kanzler anwalt richter "
        "lehrer forscher wissenschaftler arzt händler trainer spieler autor berater beauftragter "
        "rat vorsitzender professor historiker ökonom biologe schüler student rentner bewohner "
        "anwohner betreiber besitzer inhaber gründer manager politiker künstler sänger "
        "schauspieler pfleger arbeiter verkäufer wirt bäcker förster experte zeuge kommissar "
        "journalist redakteur sekretär botschafter intendant bauer fahrer führer kunde landwirt "
        "fischer gärtner kapitän vorstand kommandant kollege dezernent jähriger jährige "
        "angeklagter angeklagte helfer beamter funktionär",
    ),
    genitives=words("des der eines einer"),
    particles=words("von van der de zu zum zur vom und al el di da bin"),
    latter={"dieser": "m", "diese": "f", "letzterer": "m", "letztere": "f"},
    pronouns=gendered(female="sie", male="er", neuter="es", plural="beide"),
    groups=words(
        "anwohner experten ermittler behörden gewerkschaften kritiker polizei feuerwehr "
        "staatsanwaltschaft fachleute eltern demonstranten"
    ),
    organisations=words(
        "ministerium polizei staatsanwaltschaft partei verband gewerkschaft gesellschaft verein",
        "unternehmen konzern behörde regierung universität institut gericht senat bundestag "
        "landtag",
        "stadt gemeinde kirche klinik krankenhaus feuerwehr gmbh ag amt stiftung kommission bank "
        "bundeswehr uno nato kripo rathaus",
    ),
    documents=words(
        "memoiren beschluss bescheid protokoll post video bekennerschreiben offener",
        "dossier broschüre transparent petition antrag klageschrift anklageschrift aufruf",
        "aussendung rundbrief lagebericht schreiben anzeige papier hausmitteilung newsletter",
        "mitteilung pressemitteilung erklärung brief bericht interview gespräch stellungnahme",
        "schreiben mail e-mail rede beitrag blogeintrag blog artikel kommentar gutachten buch "
        "studie",
        "urteil papier dokument nachricht aushang flugblatt plakat tagebuch",
    ),
    outlets=words(
        "wirtschaftsbrief allgemeine post volksblatt volksstimme echo tribüne",
        "sonntagszeitung wochenblatt sda kna epd dlf ntv sat.1 handelsblatt funke rnd",
        "zeitung tageszeitung spiegel zeit welt bild stern focus taz faz süddeutsche rundschau",
        "anzeiger nachrichten tagblatt tageblatt blatt bote kurier merkur presse standard kronen",
        "rundfunk deutschlandfunk radio fernsehen ard zdf ndr wdr mdr swr rbb orf srf br dpa afp "
        "apa",
        "reuters magazin nzz blick tagesspiegel morgenpost abendblatt sender rtl n-tv kleine",
    )
    - words("zeit welt bild stern blick standard presse kleine br bote spiegel"),
    platforms=words(
        "plattform netzwerk",
        "twitter x facebook instagram tiktok linkedin youtube telegram mastodon",
    ),
    kin=gendered(
        female="mutter ehefrau tochter schwester tante großmutter oma witwe freundin nichte",
        male="vater ehemann sohn bruder onkel großvater opa witwer freund neffe",
    ),
    first_names=gendered(
        female="anke beate bettina carola charlotte clara corinna cornelia dagmar doris edith "
        "elke ella emilia erika esther evelyn frieda friederike gertrud gisela gudrun "
        "hedwig heidi hildegard ilona ilse inge ines irene iris irmgard isabel isabella "
        "jana jasmin jessica judith jutta kira kristina lara leonie lieselotte lilly "
        "lotte luise luzia magdalena maja manuela margarete margit margret marianne "
        "marina marion marlene mathilda melanie meike mechthild mila miriam monja nadja "
        "nadine natalie nele nina olga paula ramona rebekka regina resi ricarda rita romy "
        "rosa rosemarie roswitha ruth sabrina selma sibylle sigrid simone sina sofia "
        "sonja stella svenja sybille tabea theresa therese tina ulla ute valentina "
        "valerie vanessa vera verena veronika viktoria waltraud wilma yvonne zoe aylin "
        "zeynep merve esra "
        "anna maria sabine petra monika claudia susanne andrea birgit ursula angela julia "
        "katharina lena laura sarah lisa christina stefanie nicole martina heike gabriele barbara "
        "karin ingrid helga renate brigitte eva hanna hannah johanna sophie marie emma mia lea "
        "annalena franziska ulrike kerstin silke anja tanja sandra katrin kathrin elisabeth helene "
        "ayşe fatma elif greta nora alice kori",
        male="achim adrian albert albrecht alfred alfons alois anton armin arne arno arthur "
        "axel benedikt benjamin benno bernhard bertram björn bruno burkhard carl carsten "
        "christoph christof claus clemens constantin cornelius detlef dietmar dietrich "
        "dominik eberhard eckhard edgar edmund egon emil emre enno erich erik ernst erwin "
        "eugen fabian ferdinand finn franz-josef fritz gabriel gerald gerhard gernot "
        "gottfried gregor guido gunnar gustav hannes harald hartmut heiko heiner hendrik "
        "henning henri herbert hermann hubert hugo ignaz ingo jakob jannik joachim jochen "
        "jörg jost julian julius justus kai karsten kaspar kevin kilian knut konrad "
        "konstantin korbinian kurt lars laurenz leo leopold levin linus lorenz lothar "
        "ludwig lutz magnus malte marc marcel marco mario marius marvin mats maurice "
        "maximilian merlin mirko moritz nico nils norbert oliver oskar otto patrick "
        "pascal peer philipp philip pius quirin raimund rainer raphael reiner reinhard "
        "reinhold rené richard robin roland roman rüdiger rudolf rupert samuel siegfried "
        "siegmund simon steffen sönke theo theodor thilo thorsten till tilo tim timo "
        "titus torben torsten udo ulf ulrich urs valentin veit viktor vincent vinzenz "
        "volkmar walter wendelin wilfried wilhelm willi willy winfried wolf xaver emir "
        "can deniz kemal hakan orhan "
        "peter michael thomas andreas wolfgang klaus jürgen stefan stephan christian martin "
        "frank bernd uwe hans heinz karl dieter werner günter helmut horst manfred markus matthias "
        "alexander daniel jan tobias sebastian florian felix lukas paul max jonas leon olaf "
        "friedrich robert georg johannes josef franz rolf ralf sven jens holger dirk volker "
        "mehmet mustafa ali joe boris",
    ),
    indefinite=words("ein eine einen einem einer eines"),
    articles=words("der die das den dem des ein eine einen einem einer eines"),
    prepositions=words(
        "in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter für gegen ohne um",
        "durch wegen während seit bis gegenüber trotz neben zwischen hinter",
    ),
    conjunctions=words("und oder aber denn dass weil wenn als ob sondern doch während obwohl"),
    relatives=words("welcher welche welches"),
    adverbs=words(
        "auch noch dann danach später gestern heute am hat hatte habe ist war haben hatten sich es",
        "zudem außerdem jedoch allerdings nun schon nur einmal weiter dazu hinzu mit dort so",
        "hier selbst mehrfach",
    ),
    possessives=words("sein seine seiner seinem seinen ihr ihre ihrer ihrem ihren unser unsere"),
    not_names=words(
        "darin daraufhin zuvor",
        "kritik scharfe große harte lob widerspruch zustimmung protest unterstützung",
        "rückendeckung skepsis zweifel sorge anders ähnlich deutlich deutliche klare",
        "beiden wenige jeder jede jedes solche weniger",
        "der die das den dem des ein eine einen einem einer und oder aber denn dass weil wenn "
        "als ob",
        "in im an am auf aus bei mit nach von vor zu zum zur über unter für gegen ohne um durch "
        "wegen",
        "während seit bis er sie es wir ihr ich man dies diese dieser dieses jener jene sein seine",
        "ihre auch noch dann danach später gestern heute morgen hier dort so wie was wer wo warum",
        "nicht kein keine nur schon sehr mehr viele alle einige manche zwei drei vier fünf doch",
        "dabei damit daran darauf dazu deshalb trotzdem dennoch zudem außerdem jedoch allerdings",
        "laut nun jetzt wieder gegenüber beide ganz gut neben trotz",
        "anwohner experten kritiker ermittler",
    ),
    places=words(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai",
        "juni juli august september oktober november dezember deutschland österreich schweiz "
        "berlin",
        "hamburg münchen köln frankfurt wien zürich bern bayern sachsen europa amerika usa paris",
        "london rom moskau kiew brüssel deutsche deutscher deutschen jahr jahre uhr prozent euro",
        "woche wochen tag tage monat monate abend morgen vormittag nachmittag mittag nacht "
        "wochenende",
        "stuttgart dresden leipzig bremen hannover graz salzburg basel",
    ),
    abbreviations=words("dr prof st nr bzw z.b d.h u.a usw ca mio mrd str jr sen hl"),
    titled=words(
        "heißt hieß heißen heiße hießen",
        "autor autorin verfasser",
        "nennen nennt namens genannte genannten bekannt betitelt betitelte überschrieben",
        "sogenannt vermeintliche vermeintlichen angebliche angeblichen plan song hit",
        "krimi kinofilm show wirtshaus lokal disco kutter fähre yacht spitzname parole",
        "stichwort bündnis plattform sorte",
        "kneipe bar café hotel gasthaus verein klub club verlag gruppe netz portal tatort",
        "titel namen motto film buch roman lied album stück serie dokumentation ausstellung "
        "gemälde",
        "projekt operation sogenannte sogenannten sogenannter sogenanntes genannt aufschrift "
        "schild",
        "programm spiel gedicht artikel überschrift marke schiff kneipe restaurant slogan plakat",
        "initiative aktion band oper musical spitznamen kampagne reihe sendung thema",
    ),
    likeness=words("als von"),
    meant=words("wort wörter begriff ausdruck bezeichnung name buchstabe vokabel"),
    nouns_in_capitals=True,
    agreeing_ends=("e", "er", "en", "es", "em"),
    inverts=True,
    low_opens=True,
    circumstances=words("vor nach während am beim seit im"),
    reads=frozenset(("heisst es", "hiess es", "heisse es", "steht zu lesen", "ist zu lesen")),
)

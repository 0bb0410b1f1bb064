"""Norwegian (bokmål)."""

from articles.document.quotations.languages import Language, gendered, words

TABLE = Language(
    code="nb",
    say=words(
        "forsikret forsikrer forsikra medgir medga røper røpet avslører avslørte tilføyer",
        "tilføyde skryter skrøt jubler jublet gråter hikster freser freste hveser kontrer",
        "kontret parerer parerte spøker spøkte vitser fleiper undrer undret lurer lurte",
        "insisterer insisterte oppsummerer oppsummerte sammenligner forklarar fortel",
        "seier seiar sagde hoppar meiner meinte fortalde svara spurde skulder minnes",
        "husker husket erindrer tilstår tilsto proklamerer proklamerte deklarerer",
        "protesterer protesterte innvender innvendte spår spådde anklager anklaget langer",
        "angriper angrep refser refset hyller hyllet gratulerer gratulerte takker takket",
        "beroliger beroliget trøster garanterer garanterte antar antok antyder antydet",
        "foreslår foreslo anbefaler anbefalte ønsker ønsket vil truer truet sverger",
        "bedyrer bedyret benekter benektet nekter nektet betegner betegnet siterte",
        "referer refererte formaner formante hilser hilste kunngjør kunngjorde annonserer",
        "annonserte tordner tordnet brøler brølte skriker skrek stønner mumler mumlet",
        "nikker nikket trekker gliser glisende vedgår vedgikk grunngir grunnga",
        "argumenterer argumenterte resonnerer filosoferer filosoferte utdyper utdypet",
        "påstår påsto poengterer poengterte vektlegger noterer noterte",
        "sier sa sagt forteller fortalte mener mente forklarer forklarte legger la svarer svarte "
        "spør",
        "spurte hevder hevdet understreker understreket påpeker påpekte advarer advarte kritiserer",
        "innrømmer innrømmet erkjenner erkjente bekrefter bekreftet avviser avviste avkrefter "
        "lover",
        "lovet håper håpet tror trodde synes syntes fastslår fastslo konkluderer konkluderte "
        "uttaler",
        "uttalte fortsetter fortsatte utbryter utbrøt roper ropte hvisker ler lo smiler smilte "
        "sukker",
        "beklager beklaget krever krevde oppfordrer oppfordret minner minnet presiserer presiserte",
        "fremhever vurderer vurderte konstaterer konstaterte frykter fryktet varsler varslet "
        "opplyser",
        "opplyste melder meldte anslår beskriver lyder lød heter het kommenterer kommenterte roser "
        "raser slår slo raser advarte begrunner begrunnet humrer klager ber ba",
    ),
    tell=words("informerer informerte"),
    write=words("skriver skrev skrevet tvitrer tvitret publiserte poster postet"),
    name=words(
        "betegner betegnet beskriver stempler kalles omtalt",
        "kaller kalte kalt omtaler omtalte karakteriserer karakteriserte døpte stemplet beskrev",
    ),
    cite=words("siteres", "siterer siterte"),
    nouns=words("uttalelse melding svar ord spørsmål konklusjon budskap dom"),
    phrases=(
        "heter det",
        "het det",
        "står det",
        "sto det",
        "lyder det",
        "i følge ham selv",
        "etter hans mening",
        "etter hennes mening",
        "etter hans syn",
        "etter hennes syn",
        "sier seg",
        "går ut mot",
        "kommer med",
        "stiller seg",
        "slår han fast",
        "slår hun fast",
        "gir beskjed",
        "ga beskjed",
        "la hun til",
        "la han til",
        "legger hun til",
        "legger han til",
        "medgir",
        "bryter inn",
        "skyter inn",
        "ler",
        "legger til",
        "la til",
        "slår fast",
        "slo fast",
        "peker på",
        "pekte på",
        "gir uttrykk for",
        "gjør det klart",
    ),
    according=(
        "i henhold til",
        "etter det",
        "skal man tro",
        "skal vi tro",
        "i øynene til",
        "med ordene til",
        "ifølge",
        "følge",
        "i følge",
    ),
    quoted_by=(
        "siteres av",
        "siteres i",
        "referert i",
        "referert av",
        "gjengis i",
        "i et intervju med",
        "i intervju med",
        "i samtale med",
        "intervjuet av",
        "publisert i",
        "publisert av",
        "omtalt i",
        "opplyst til",
        "sitert av",
        "sitert i",
        "gjengitt av",
        "gjengitt i",
    ),
    within=words("i på til overfor via gjennom med"),
    oblique=gendered(female="henne", male="ham", plural="dem"),
    titles=gendered(female="fru frøken", male="herr")
    | dict.fromkeys(
        words(
            "dr prof professor general oberst kaptein biskop kong dronning prins "
            "prinsesse kronprins statsråd"
        ),
        "",
    ),
    roles=dict.fromkeys(
        words(
            "aktor bestyrer bestyreren forsvarer forsvareren statsadvokat statsadvokaten",
            "politiadvokat politiadvokaten advokaten driftsleder dagligleder brudgom brud",
            "brudgommen bruden lokfører passasjeren pasienten pasient kunden sjåføren piloten",
            "kapteinen skipperen styrmann matros fiskeren bonden gårdbruker reindriftsutøver",
            "jeger turleder fjellfører guide guiden hyttevert verten vertinne konduktør",
            "togfører flyger brannsjef brannmann brannmester redningsleder operasjonsleder",
            "innsatsleder lensmann lensmannen politimester politimesteren politisjef",
            "etterforskeren sorenskriver lagmann dommeren tiltalte siktede fornærmede vitnet",
            "presten biskopen rabbi imamen forfatteren dikter lyriker poet kritiker anmelder",
            "maler billedhugger fotograf regissør skuespilleren komponist musiker pianist",
            "fiolinist sanger sangeren danser dirigent kurator konservator arkeolog seismolog",
            "virolog smittevernlege overlege kirurg tannlege veterinær psykolog sosiolog",
            "filosof teolog statsviter samfunnsøkonom sjeføkonom meteorologen geologen",
            "biologen forskeren dekan rektoren lektor adjunkt førskolelærer barnehagelærer",
            "assistent vaktmester renholder håndverker tømrer murer elektriker rørlegger",
            "mekaniker ingeniøren byplanlegger arkitekten byrådsleder byråd byråden",
            "fylkesordfører varaordfører statssekretær statssekretæren utenriksminister",
            "finansminister justisminister samferdselsminister samferdselsministeren",
            "helseminister partileder nestleder gruppeleder parlamentariker",
            "stortingsrepresentant sametingspresident ambassadør diplomat utsending general",
            "oberst major løytnant admiral soldat gründeren investor megler bankmann daglig",
            "salgssjef pressesjef pressetalskvinne pressetalsmann kommunikasjonssjef",
            "kommunikasjonsrådgiver informasjonssjef keeper spiss midtbanespiller",
            "forsvarsspiller landslagssjef landslagstrener manager løper skiløper skiskytter",
            "hopper alpinist svømmer syklist håndballspiller fotballspiller oppmann supporter",
            "naboen venn venninne kollega kollegaen faren moren sønnen datteren broren",
            "søsteren bestefar bestemor onkel tante nevø niese enke enkemann mannen kvinnen",
            "gutten jenta ungdom pensjonisten studenten eleven turisten innsatt flyktning",
            "asylsøker velger aktivisten demonstrant frivillig",
            "leder statsminister minister ordfører sjef direktør lærer lege advokat dommer forsker",
            "professor eier talsperson talskvinne talsmann rektor politi vitne vitner beboer "
            "beboere",
            "nabo naboer kilde kilder ekspert eksperter trener spiller kaptein bonde fisker "
            "gründer",
            "sykepleier student elev skipper fagforeningsleder rådgiver redaktør journalist "
            "forfatter",
            "skuespiller artist kunstner prest biskop økonom analytiker aktivist pensjonist sjåfør",
            "passasjer kunde kokk baker snekker politiker representant medlem etterforsker "
            "sekretær",
            "formann tillitsvalgt styreleder innbygger innbyggere foreldre ansatt ansatte "
            "pårørende",
            "kommunedirektør meteorolog geolog biolog historiker ingeniør arkitekt generalsekretær",
        ),
        "",
    )
    | gendered(female="kvinne talskvinne jente dame", male="mann talsmann gutt"),
    role_ends=dict.fromkeys(
        words(
            "leder minister sjef direktør lærer lege advokat forsker ordfører talsmann talskvinne "
            "talsperson trener spiller rådgiver redaktør ekspert mester sekretær politiker "
            "representant leiar eier arbeider fører lederen ministeren sjefen direktøren "
            "ordføreren "
            "forskeren læreren legen advokaten eieren treneren redaktøren mannen kvinnen fisker "
            "bonde inspektør fullmektig"
        ),
        "",
    ),
    particles=words("von van de der af av al el di"),
    latter={"sistnevnte": "", "denne": ""},
    pronouns=gendered(female="hun", male="han", neuter="det", plural="de"),
    groups=words(
        "politiet naboer beboere eksperter forskere kritikere foreldre innbyggere "
        "myndighetene brannvesenet påtalemyndigheten"
    ),
    organisations=words(
        "fylkeskommune forlag bank sykehus universitet skole høgskole politidistrikt",
        "tingrett lagmannsrett museum teater menighet",
        "byrået byrå frp fremskrittspartiet venstre rødt krf sp senterpartiet sv mdg ap",
        "statistisk konsernet rederiet verket organisasjonen stiftelsen",
        "vegvesen vegvesenet havneforvaltning kystverket kystvakten vegdirektoratet",
        "departementet kommune kommunen politiet regjeringen partiet fagforbundet forbundet "
        "foreningen",
        "selskapet rådet etaten direktoratet universitetet sykehuset banken domstolen kirken "
        "forsvaret",
        "stortinget høyre arbeiderpartiet nato fn statsforvalteren as asa tilsynet",
    ),
    documents=words(
        "innkalling innkallingen e-posten intervjuet talen boken dommen vedtak vedtaket",
        "klage høringssvar notatet innstilling referat sms tekstmelding post poster",
        "oppdatering video",
        "pressemelding uttalelse brev rapport intervju melding e-post tale innlegg kronikk "
        "artikkel notat dokument bok blogg dom plakat pressemeldingen rapporten brevet "
        "uttalelsen meldingen leder kunngjøring",
    ),
    outlets=words(
        "kyst budstikka budstikke dagblad tidning nyheter nyhetene fædrelandsvennen",
        "nordlys bergens stavanger romerikes østlandets varden telemarksavisa kanalen",
        "dagens",
        "nrk vg dagbladet aftenposten ntb tv2 tv adresseavisen klassekampen dagsavisen "
        "nettavisen e24",
        "avis avisen avisa blad tidende radio fjernsyn nytt posten bladet morgenbladet reuters "
        "afp bbc "
        "aftenblad arbeiderblad lokalavisen nyhetsbyrået",
    )
    - words("posten nytt blad"),
    platforms=words("twitter x facebook instagram tiktok linkedin youtube telegram snapchat"),
    kin=gendered(
        female="mor kone datter søster tante bestemor enke kjæreste moren kona datteren søsteren",
        male="far mann ektemann sønn bror onkel bestefar enkemann faren sønnen broren",
    ),
    first_names=gendered(
        female="anja anniken astri aud audhild aslaug bodil borghild brit britt cathrine cecilie "
        "charlotte christine dagny dagrun dorthe ebba eldbjørg eli elin eline elise ella "
        "ellen else elsa embla emilie frida frøydis gerd gina grete gunhild gunn gunvor "
        "guro hanna hege helene helga helle henny henriette herborg iben ine inga "
        "ingeborg inger-lise irene iselin jannicke jenny jorid jorunn julie karen karin "
        "karoline kate katrine kirsten kjersti kjersten laila lena lillian linda linn "
        "lisbeth live liv-marit louise magnhild mai maja malin margit margrete mari "
        "martine mathea mia mina monica oda oddny olaug olga pernille ragna rannveig "
        "rebekka renate reidun rigmor rita runa ruth sanna selma signe sigrid sigrun "
        "stine sunniva susanne svanhild synne tea thea therese tiril tora tordis torill "
        "torunn tove trude tuva ulrikke unni vibeke vigdis vilde wenche ylva åshild "
        "anne inger kari marit ingrid liv eva berit astrid hilde anna marianne elisabeth "
        "kristin "
        "bente tone ida nina silje camilla hanne line maria emma nora sara sofie ingvild solveig "
        "ragnhild "
        "randi turid gro erna siv trine heidi mette lise guri åse synnøve fatima aisha marte maren",
        male="adrian aksel albert aleksander alf amund andreas anton arild arnfinn arnt arvid "
        "asbjørn asgeir aslak atle audun august benjamin bernt birger birk bjarne bjørnar "
        "bjørn-erik bård christer christian christoffer christopher dag daniel david "
        "edvard egil eilif eivind elias emil endre erlend erling even filip finn fredrik "
        "frode gabriel georg gjermund gudmund gustav haakon halvard halvor hallvard "
        "henning hermann herman håvard ingar ingebrigt ivar iver jacob jakob jo joachim "
        "joakim johan johannes jon jonathan jostein jørgen jørn jørund karl kasper "
        "kenneth ketil kim kjartan kjetil klaus konrad kristen kristoffer lasse lavrans "
        "leiv lucas ludvig mads marius markus mathias mattis mikkel mikael nicolai "
        "nikolai njål noah oddbjørn oddvar odin ola oliver oskar otto paul peder peter "
        "philip rasmus reidar rikard roar roald robert roger rolf roy runar sander "
        "sebastian severin sigbjørn sigmund sigurd simen simon sivert snorre stefan "
        "steffen steinar stein stig sturla sven svend syver sølve theodor thor thorbjørn "
        "tarjei tobias tom tomas tommy tor-erik torbjørn torgeir torkel torleif tormod "
        "torstein trygve truls ulf ulrik vebjørn vegard vetle viljar yngve øistein ørjan "
        "øyvin åge åsmund "
        "jan per bjørn ole lars kjell knut arne svein odd hans geir tor terje john rune "
        "thomas "
        "morten anders erik håkon olav harald jonas jens espen trond kåre nils einar sverre "
        "magnus kristian "
        "martin henrik eirik stian petter pål tore gunnar leif øyvind sindre mohammed ali vidar",
    ),
    indefinite=words("en ei et"),
    articles=words("en ei et den det de denne dette disse"),
    prepositions=words(
        "i på til fra av med for om under over etter før mot ved uten hos mellom gjennom "
        "ifølge langs innen blant"
    ),
    conjunctions=words("og eller men for at fordi hvis når da som mens så om"),
    relatives=words("som der hvor"),
    adverbs=words(
        "også så igjen senere tidligere i nå da har hadde er var ikke videre likevel mandag "
        "tirsdag onsdag torsdag fredag lørdag søndag onsdag onsdag selv bare"
    ),
    possessives=words("sin sitt sine hans hennes deres vår vårt våre min mitt mine"),
    not_names=words(
        "en ei et den det de denne dette disse og eller men for at fordi hvis når da som mens så "
        "om i på til",
        "fra av med under over etter før mot ved uten hos mellom gjennom han hun vi jeg du dere "
        "ifølge også nå",
        "her der hva hvem hvor hvorfor hvordan ikke ja nei alle mange noen flere to tre fire fem "
        "senere likevel",
        "dermed samtidig men ingen ett neste siste politiet naboer beboere eksperter selv bare "
        "spurt derfor",
    ),
    places=words(
        "mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar mars april mai juni "
        "juli august",
        "september oktober november desember norge oslo bergen trondheim stavanger tromsø "
        "sverige danmark",
        "finland europa london paris berlin usa russland ukraina nordland finnmark vestlandet "
        "sørlandet norsk",
    ),
    abbreviations=words("dr prof kl nr ca bl.a f.eks m.m osv st jr"),
    titled=words(
        "kalles kalte økenavnet mottoet diktsamlingen singelen podkasten operasjonen",
        "stormen ekstremværet uværet fartøyet hurtigruta puben laget merket merkelappen",
        "betegnelsen omtalt kjent",
        "kafeen restauranten hotellet butikken klubben gruppa baren teatret bandet foreningen",
        "kalt filmen boka boken romanen sangen låta låten albumet stykket serien utstillingen "
        "maleriet",
        "prosjektet aksjonen programmet spillet diktet artikkelen slagordet tittelen såkalte "
        "såkalt navnet",
        "kampanjen forestillingen båten skipet skiltet kallenavnet med dokumentaren overskriften",
    )
    - words("med"),
    likeness=words("som"),
    meant=words("ordet ord begrepet uttrykket navn bokstaven"),
    inverts=True,
    dash_speech=True,
    suffixed=True,
    circumstances=words("foran etter før under på"),
    reads=frozenset(("heter det", "het det", "står det", "sto det")),
)

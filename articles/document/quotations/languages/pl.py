"""Polish."""

from articles.document.quotations.languages import Language, gendered, words

TABLE = Language(
    code="pl",
    say=words(
        "przekazał przekazała przekazali przekazuje odparli odrzekł odrzekła rzekł rzekła",
        "grzmi grzmiał grzmiała pochwalił pochwaliła chwali uspokajał uspokajała",
        "zastrzegł zastrzegła zastrzega sprecyzował sprecyzowała precyzuje uściślił",
        "uściśliła wtrącił wtrąciła wtrąca wyliczał wyliczała wylicza wyznał wyznała",
        "wyznaje wyraził wyraziła wyraża zachęcał zachęcała zachęca zagroził zagroziła",
        "zagrozi grozi groził zaapelował zaapelowała zaapelowali zadrwił drwi kpi kpił",
        "zdradził zdradziła zdradza zakończył zakończyła kończy zawyrokował zareagował",
        "zareagowała reaguje zasugerował zasugerowała sugerował sugerowała zripostował",
        "ripostuje zaznaczali podsumowali apelują wyjaśniają tłumaczą ostrzegają",
        "zapewniają przyznają alarmują protestują protestował protestowała oburza oburzał",
        "ocenili oceniają mówiły powiedziały twierdziły wykrzyknął wykrzyknęła wyszeptał",
        "szepcze szeptał mruczy mruknął burknął bąknął jęknął westchnęła wzdychał",
        "roześmiał śmiał śmiała uśmiecha uśmiechnął uśmiechnęła narzekał narzekała",
        "narzekają ubolewa ubolewał ubolewała żałuje żałował żałowała domaga domagał",
        "domagała domagają żąda żądał żądała nawołuje nawoływał obwieścił obwieściła",
        "ogłosił ogłosiła ogłasza oznajmił oznajmiła oznajmia oponuje oponował polemizuje",
        "polemizował porównał porównała porównuje potępił potępiła potępia powtórzył",
        "powtórzyła pozdrawia precyzował prognozuje prognozował prorokuje przekonują",
        "przestrzega przestrzegł przestrzegała przewiduje przewidywał przypuszcza",
        "przypuszczał przysięga pyszni radzi radził radziła rozpacza rozważa skarżył",
        "skarżyła skrytykował skrytykowała sprostował sprzeciwia stawia sumuje śmieją",
        "ujawnił ujawniła ujawnia upiera upierał upomina upomniał usprawiedliwia wątpi",
        "wątpił wnioskuje wnosi wspominają wspomniał wspomniała współczuje wtóruje",
        "wtórował wtórowała zauważają zdziwił zdziwiła zgadza zgodził zgodziła zwierza",
        "zwierzył zwierzyła życzy życzył odpiera odpierał odpowiadał odpowiadała",
        "komentował komentowała komentują żartowali relacjonowali opisywał wyliczyła",
        "uznał uznała uznaje deklarował deklarowała",
        "pytają śmieje odparł odparła odpowiadają dopytuje żartuje wzdycha rzuca proponuje "
        "sugeruje uspokaja narzeka denerwuje dziwił odpowiedzieli skarżą piszą powtarzał mówiono",
        "powiedział powiedziała powiedzieli mówi mówił mówiła mówili mówią stwierdził stwierdziła",
        "stwierdza stwierdzili dodał dodała dodaje dodają dodali zaznaczył zaznaczyła zaznacza "
        "podkreślił",
        "podkreśliła podkreśla podkreślają wyjaśnił wyjaśniła wyjaśnia tłumaczy tłumaczył "
        "tłumaczyła",
        "przyznał przyznała przyznaje ocenił oceniła ocenia zapewnił zapewniła zapewnia "
        "zapowiedział",
        "zapowiedziała zapowiada oświadczył oświadczyła oświadcza poinformował poinformowała "
        "informuje",
        "odpowiedział odpowiedziała odpowiada zapytał zapytała pyta pytał pytała zauważył "
        "zauważyła",
        "zauważa przypomniał przypomniała przypomina ostrzegł ostrzegła ostrzega apeluje apelował",
        "apelowała twierdzi twierdził twierdziła twierdzą uważa uważał uważała uważają sądzi "
        "wierzy",
        "krytykuje skomentował skomentowała komentuje opowiada opowiadał opowiadała relacjonuje",
        "relacjonował relacjonowała wspomina wspominał wspominała żali skarży dziwi cieszy "
        "martwi obawia",
        "żartuje żartował żartowała krzyknął krzyknęła krzyczał woła wołał szepnął westchnął "
        "argumentuje",
        "argumentował potwierdza potwierdził potwierdziła zaprzecza zaprzeczył zaprzeczyła wskazał",
        "wskazała wskazuje deklaruje zadeklarował zadeklarowała obiecuje obiecał obiecała "
        "przekonuje",
        "przekonywał przekonywała podsumował podsumowała podsumowuje kontynuował kontynuowała "
        "kwituje "
        "skwitował zwraca zwrócił alarmuje prosi prosił prosiła brzmi głosi czytamy rzucił rzuciła "
        "powtarza nalega",
    ),
    tell=words("poinformowali"),
    write=words("napisał napisała pisze pisał pisała napisali opublikował opublikowała zamieścił"),
    name=words("nazwał nazwała nazywa nazywał określił określiła określa opisał opisała opisuje"),
    cite=words("cytuje cytował cytowała"),
    nouns=words("oświadczenie komunikat wypowiedź słowa odpowiedź pytanie apel"),
    phrases=(
        "jego zdaniem",
        "jej zdaniem",
        "ich zdaniem",
        "w jego opinii",
        "w jej opinii",
        "w jego ocenie",
        "w jej ocenie",
        "jego słowami",
        "jak sam mówi",
        "jak sama mówi",
        "dała do zrozumienia",
        "nie kryje",
        "nie ukrywa",
        "nie krył",
        "nie kryła",
        "nie ukrywał",
        "nie ukrywała",
        "dodaje z uśmiechem",
        "można przeczytać",
        "możemy przeczytać",
        "czytamy w",
        "zwrócił uwagę",
        "zwróciła uwagę",
        "zwraca uwagę",
        "dał do zrozumienia",
    ),
    according=(
        "w ocenie",
        "w słowach",
        "słowami",
        "w przekonaniu",
        "jak przekazał",
        "jak przekazała",
        "jak powiedział",
        "jak powiedziała",
        "jak twierdził",
        "jak twierdziła",
        "jak zaznaczył",
        "jak zaznaczyła",
        "jak podał",
        "jak podała",
        "jak podkreślił",
        "jak podkreśliła",
        "jak relacjonuje",
        "jak wyjaśnił",
        "jak wyjaśniła",
        "jak ocenił",
        "jak oceniła",
        "jak zauważył",
        "jak zauważyła",
        "według",
        "zdaniem",
        "jak podaje",
        "jak twierdzi",
        "jak mówi",
        "w opinii",
        "jak informuje",
    ),
    quoted_by=(
        "cytowany w",
        "cytowana w",
        "cytowane przez",
        "w rozmowie z",
        "w wywiadzie dla",
        "opublikowanym w",
        "opublikowanej w",
        "opublikowanym przez",
        "na antenie",
        "na łamach",
        "dla",
        "z którym rozmawiała",
        "zapytany przez",
        "zapytana przez",
        "pytany przez",
        "pytana przez",
        "cytowany przez",
        "cytowana przez",
        "cytowani przez",
        "jak podaje",
        "jak donosi",
    ),
    within=words("w we na dla do przez z po"),
    verb_ends={"ła": "f", "ł": "m", "ły": "p", "li": "p"},
    oblique=gendered(female="niej", male="niego nim", plural="nich"),
    objects=words("mu jej im nam mi się"),
    titles=gendered(female="pani siostra", male="pan ksiądz ks ojciec")
    | dict.fromkeys(
        words("dr prof mec inż gen płk mjr kpt por sierż asp nadkom insp mgr hab bp abp"), ""
    ),
    roles=dict.fromkeys(
        words(
            "źródło źródła świadek świadkowie mieszkańcy osoba ofiara eksperci lekarze specjaliści "
            "związkowcy radni rolnicy rodzice strażacy policjanci sędzia starosta wojewoda"
        ),
        "",
    )
    | gendered(
        female="wiceministra wiceprezydentka wicedyrektorka wiceprzewodnicząca przewodnicząca "
        "marszałkini wojewodzina psycholożka socjolożka historyczka filozofka kuratorka "
        "malarka rzeźbiarka fotografka reżyserka scenografka kompozytorka pianistka "
        "skrzypaczka śpiewaczka wokalistka tancerka poetka powieściopisarka krytyczka "
        "redaktorka reporterka korespondentka tłumaczka bibliotekarka przedszkolanka "
        "opiekunka położna chirurżka pediatra stomatolożka weterynarka farmaceutka "
        "chemiczka fizyczka matematyczka geolożka meteorolożka archeolożka inżynierka "
        "architektka urbanistka informatyczka programistka księgowa kasjerka kelnerka "
        "kucharka cukierniczka fryzjerka krawcowa rolniczka hodowczyni pszczelarka "
        "sadowniczka babcia matka córka siostra żona wdowa ciotka wnuczka kuzynka "
        "przyjaciółka koleżanka uczestniczka organizatorka wolontariuszka aktywistka "
        "ekolożka feministka kandydatka europosłanka wiceburmistrzyni urzędniczka "
        "ambasadorka konsulka kapitanka bramkarka napastniczka tenisistka biegaczka "
        "pływaczka lekkoatletka sędzina świadkini poszkodowana oskarżona pacjentka "
        "klientka pasażerka turystka czytelniczka "
        "rzeczniczka prezydentka ministra burmistrzyni dyrektorka dyrektor szefowa prezeska "
        "lekarka nauczycielka pielęgniarka naukowczyni sąsiadka właścicielka posłanka senatorka "
        "profesorka badaczka autorka aktorka pisarka dziennikarka studentka uczennica mieszkanka "
        "działaczka prawniczka adwokatka prokuratorka trenerka zawodniczka kierowniczka kobieta "
        "radna "
        "sprzedawczyni piekarka sołtyska wójcina ekspertka ekonomistka biolożka emerytka",
        male="urzędnik wicedyrektor wicestarosta wicewojewoda wicewójt wiceburmistrz "
        "wicepremier wiceprzewodniczący podsekretarz sekretarz europoseł parlamentarzysta "
        "polityk politolog socjolog psycholog historyk filozof teolog kurator malarz "
        "rzeźbiarz fotograf reżyser scenograf kompozytor pianista skrzypek śpiewak "
        "wokalista tancerz poeta powieściopisarz krytyk redaktor reporter korespondent "
        "tłumacz bibliotekarz opiekun ordynator chirurg stomatolog weterynarz farmaceuta "
        "chemik fizyk matematyk geolog meteorolog archeolog sejsmolog wirusolog "
        "epidemiolog inżynier architekt urbanista informatyk programista księgowy kelner "
        "kucharz cukiernik fryzjer krawiec hodowca pszczelarz sadownik młynarz górnik "
        "hutnik stoczniowiec kolejarz maszynista konduktor motorniczy taksówkarz pilot "
        "marynarz bosman szyper latarnik leśnik myśliwy dziadek ojciec syn brat mąż "
        "wdowiec wuj stryj wnuk kuzyn przyjaciel kolega uczestnik organizator "
        "wolontariusz aktywista ekolog kandydat ambasador konsul dyplomata generał "
        "pułkownik major porucznik sierżant oficer żołnierz admirał detektyw śledczy "
        "inspektor komisarz aspirant obrońca pełnomocnik mecenas notariusz komornik "
        "oskarżony poszkodowany pacjent klient pasażer turysta bramkarz napastnik "
        "pomocnik selekcjoner tenisista biegacz pływak lekkoatleta bokser kolarz skoczek "
        "kibic ksiądz wikary zakonnik arcybiskup kardynał papież rabin imam pastor "
        "przedsiębiorca inwestor bankier makler deweloper restaurator hotelarz sklepikarz "
        "dozorca portier lokator najemca więzień kontroler kontrolerzy informator "
        "rozmówca szeregowy wykonawca "
        "rzecznik prezydent minister premier burmistrz szef prezes lekarz nauczyciel "
        "pielęgniarz "
        "naukowiec sąsiad właściciel poseł senator profesor badacz autor aktor pisarz dziennikarz "
        "student uczeń mieszkaniec działacz prawnik adwokat prokurator trener zawodnik kierownik "
        "mężczyzna radny sprzedawca piekarz sołtys wójt ekspert ekonomista analityk biolog emeryt "
        "policjant strażak ratownik rybak rolnik kierowca kapitan komendant biskup proboszcz "
        "wiceminister "
        "wiceprezydent przewodniczący marszałek dyrektor leśniczy",
    ),
    particles=words("de van von al el da di"),
    latter={"ten ostatni": "m", "ta ostatnia": "f", "ten": "m", "ta": "f"},
    pronouns=gendered(female="ona", male="on", neuter="ono", plural="oni one"),
    groups=words(
        "strażaków policjantów lekarzy ekspertów mieszkańców świadków rolników",
        "związkowców ratowników śledczych naukowców kontrolerzy kontrolerów pielęgniarki",
        "pielęgniarek ratownicy naukowcy uczniowie studenci kibice kierowcy turyści",
        "klienci pacjenci rodziców sąsiedzi sąsiadów pracownicy pracowników urzędnicy",
        "urzędników posłowie senatorowie górnicy nauczyciele",
        "mieszkańcy eksperci związkowcy policjanci strażacy lekarze rodzice rolnicy "
        "śledczy ekolodzy policja prokuratura",
    ),
    organisations=words(
        "izba izby izbie sądu urzędu rady ministerstwa prokuratury komenda komendy",
        "policji straży instytutu fundacji stowarzyszenia związku partii spółki firmy",
        "banku szpitala uniwersytetu politechnika politechniki komisji agencji inspekcja",
        "inspekcji trybunał trybunału kuria kurii parafia parafii klub klubu federacji",
        "ministerstwo policja prokuratura urząd rząd partia związek stowarzyszenie rada firma "
        "spółka",
        "agencja sąd uniwersytet szpital komisja fundacja instytut bank sejm senat wojsko straż "
        "onz nato",
        "komitet ratusz kościół federacja inspektorat",
    ),
    documents=words(
        "oświadczeniu oświadczenie liście list raporcie raport wywiadzie wywiad komunikacie "
        "komunikat nocie przemówieniu wpisie wpis artykule artykuł felietonie książce dokument "
        "dokumencie mailu rozmowie piśmie ulotce wyroku"
    ),
    outlets=words(
        "radiem gazetą portalem tygodnikiem dziennikiem telewizją agencją onetem faktem",
        "gazeta gazecie gazety wyborcza wyborczej rzeczpospolita rzeczpospolitej onet onetowi "
        "tvn tvn24",
        "polsat polsatowi pap tvp rmf radiu radio radia zet tygodnik tygodnikowi dziennik "
        "dziennikowi fakt",
        "faktowi polityka newsweek wprost agencja agencji portal portalowi telewizja telewizji "
        "kurier "
        "kurierowi reuters głos głosowi dziennika portalu tygodnika",
    )
    - words("polityka fakt głos głosowi"),
    platforms=words(
        "twitterze x facebooku instagramie tiktoku youtube telegramie linkedinie twitter facebook"
    ),
    kin=gendered(
        female="matka żona córka siostra ciotka babcia wdowa narzeczona mama",
        male="ojciec mąż syn brat wujek dziadek wdowiec narzeczony tata",
    ),
    first_names=gendered(
        female="maja ewelina wiktoria oliwia lena amelia antonina kinga klaudia patrycja "
        "dominika aneta angelika edyta beatrycze bożena celina czesława daria diana eliza "
        "emilia felicja franciszka gabriela genowefa halina honorata ilona ina inga irena "
        "iza izabela jagoda józefa judyta kamila kaja klara kornelia laura leokadia lidia "
        "lilianna liliana lucyna ludmiła łucja malwina mariola marianna martyna marzena "
        "michalina milena mirosława nadia natasza nina olga otylia pola róża sabina "
        "sandra stanisława stefania tamara urszula wanda wiesława violetta wioletta "
        "zuzanna zdzisława żaneta "
        "anna maria katarzyna małgorzata agnieszka barbara ewa krystyna magdalena "
        "elżbieta joanna "
        "aleksandra monika zofia teresa danuta natalia karolina marta beata dorota janina alicja "
        "jadwiga "
        "jolanta iwona grażyna julia paulina justyna renata hanna helena weronika sylwia",
        male="adrian albert aleksander aleksy alfred alojzy antoni arkadiusz bartłomiej "
        "bartosz bogdan bogusław bolesław borys bronisław cezary cyprian dominik emil "
        "eryk eugeniusz fabian feliks filip franciszek fryderyk gabriel gustaw hubert "
        "igor ignacy ireneusz iwo jeremi jeremiasz joachim julian juliusz karol klemens "
        "konrad konstanty kornel krystian ksawery lech leon leonard lucjan ludwik marceli "
        "maksymilian maurycy mieszko mikołaj miłosz nikodem norbert olaf olgierd oskar "
        "patryk rajmund remigiusz rudolf seweryn sylwester szczepan szymon teodor tobiasz "
        "tymon tymoteusz wacław walenty wiktor wincenty wit witold władysław włodzimierz "
        "zenon zygmunt "
        "jan andrzej piotr krzysztof stanisław tomasz paweł józef marcin marek michał "
        "grzegorz jerzy "
        "tadeusz adam łukasz zbigniew ryszard dariusz henryk mariusz kazimierz wojciech robert "
        "mateusz "
        "marian rafał jacek janusz mirosław maciej sławomir jarosław kamil wiesław roman jakub "
        "artur "
        "zdzisław edward mieczysław damian dawid przemysław sebastian czesław leszek daniel "
        "waldemar donald",
    ),
    prepositions=words(
        "w we na do z ze od po przed przez dla o u przy za nad pod między bez według podczas "
        "zdaniem wobec mimo"
    ),
    conjunctions=words("i a oraz ale lub albo że bo gdy kiedy jeśli choć ponieważ więc jak"),
    relatives=words("który która które którzy gdzie"),
    adverbs=words(
        "się też także jeszcze wczoraj dziś dzisiaj później potem nam mu jej im wtedy nie tylko "
        "już "
        "poniedziałek wtorek środę"
    ),
    possessives=words("jego jej ich nasz nasza nasze swój swoja"),
    not_names=words(
        "w we na do z ze od po przed przez dla o u przy za nad pod między bez według podczas "
        "zdaniem i a oraz",
        "ale lub albo że bo gdy kiedy jeśli choć ponieważ więc jak to ten ta te tego tej on ona "
        "ono oni one my",
        "wy ja ty się też także jeszcze wczoraj dziś dzisiaj jutro później potem nie tak już "
        "tylko wszyscy wiele",
        "kilka dwa trzy cztery pięć jego jej ich nasz mieszkańcy eksperci zapytany zapytana co "
        "kto gdzie czy tu",
        "tam teraz każdy nikt może więcej podobnie jednak dlatego pytany pytana",
    ),
    places=words(
        "poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę "
        "polska polsce polski",
        "warszawa warszawie kraków krakowie gdańsk gdańsku łódź wrocław wrocławiu poznań "
        "poznaniu lublin europa",
        "europie niemcy francja rosja ukraina londyn paryż berlin bruksela moskwa usa ameryka",
    ),
    abbreviations=words(
        "dr prof mec inż gen płk mjr kpt por ul al r tys mln mld np itd itp św ks nr godz hab"
    ),
    titled=words(
        "nazywają nazywana nazywany zwanego zwanej zwanym zatytułowanym pod-",
        "tytułem tytule pseudonim pseudonimem ps przydomkiem serialu powieści książce",
        "piosenki albumu płyta płyty spektaklu sztuki wystawy wystawie programu projektu",
        "akcji operacji kampanii statku kuter kutra prom restauracji barze hotelu klubu",
        "zespołu grupy rubryka rubryce",
        "zatytułował zatytułowała zatytułowali zatytułowano nosi",
        "bar restauracja hotel kawiarnia sklep klub teatr grupa filmie pub dokumentalnym zespół",
        "tytułem zatytułowany zatytułowana zatytułowane nazwany nazwana tzw zwany zwana film "
        "filmu książka",
        "książki powieść piosenka album sztuka serial wystawa obraz projekt akcja program gra "
        "wiersz artykuł "
        "hasło hasłem tytuł napisem napis nazwie statek kampania operacja spektakl przydomek",
    ),
    likeness=words("jako"),
    meant=words("słowo słowa słowem termin określenie pojęcie nazwa litera"),
    surname_ends={"ska": "f", "cka": "f", "dzka": "f", "ski": "m", "cki": "m", "dzki": "m"},
    agreeing_ends=(
        "y",
        "i",
        "ny",
        "ski",
        "ska",
        "cka",
        "cki",
        "wy",
        "na",
        "wa",
        "ta",
        "ła",
        "ia",
        "ego",
        "emu",
        "ym",
        "im",
        "ej",
        "ich",
        "ych",
    ),
    case_ends=words("a owi em iem u y i ów om ami ach"),
    inverts=True,
    subject_in_verb=True,
    inflects_names=True,
    dash_speech=True,
    low_opens=False,
    circumstances=words("przed po podczas"),
    reads=frozenset(("czytamy", "można przeczytać", "możemy przeczytać")),
)

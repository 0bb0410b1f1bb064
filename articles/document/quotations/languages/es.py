"""Spanish."""

from articles.document.quotations.languages import Language, gendered, words

TABLE = Language(
    code="es",
    say=words(
        "espetó espeta apuntan contradijo aseveró asevera acusan acusaba acusaron",
        "denuncian deploró deplora desmintió desmiente ratificó ratifica recalcó recalca",
        "argumentaron sostenía sostuvieron deslizó desliza increpó interpeló lanzó lanza",
        "soltó suelta disparó avaló avala pronosticó pronostica ponderó repuso inquirió",
        "interrogó respondía añadía agregaron sostenían auguró augura avanzó avanza",
        "completó corroboró desveló desvela dictaminó discrepó elogió elogia evocó evoca",
        "exhortó exhorta exigen garantizó garantiza ilustró ilustra imploró increpa instó",
        "insta juró jura justificó justifica mantiene mantuvo objetó planteó plantea",
        "preciso presumió proclamó proclama protestó protesta puntualiza quiso rechazó",
        "rechaza recomendó recomienda recriminó reivindicó reprochó reprocha retrucó rogó",
        "saludó señalaban sollozó subrayan tranquilizó aplaudió aplaude arremetió cargó",
        "conminó convino concedió concede afea afeó tranquiliza suplicó vociferó explicar",
        "añadir afirmar asegurar señalar concluir admitir reconocer afirmando asegurando",
        "diciendo añadiendo explicando señalando recordando sonríe sonrió ríe bromean",
        "definía prometen prometía piden denunciaban lamentan reconocen advierten",
        "coinciden resopla rememora rememoró",
        "acusó acusa quejó queja traduce rió dijeron cuestionó cuestiona corrigió corrige decir",
        "dijo dice decía dicen dijeron dicho afirmó afirma afirmaba afirmaron afirman aseguró",
        "asegura aseguraba aseguraron aseguran explicó explica explicaba explicaron explican",
        "señaló señala señalaron señalan indicó indica indicaron añadió añade añadieron agregó",
        "agrega sostuvo sostiene sostienen declaró declara declararon manifestó manifiesta",
        "manifestaron expresó expresa comentó comenta comentaron contó cuenta contaba contaron",
        "relató relata recordó recuerda recordaba respondió responde respondieron contestó "
        "contesta",
        "preguntó pregunta advirtió advierte advirtieron alertó alerta denunció denuncia",
        "denunciaron criticó critica insistió insiste subrayó subraya destacó destaca resaltó",
        "reconoció reconoce admitió admite confesó confiesa lamentó lamenta concluyó concluye",
        "anunció anuncia anunciaron confirmó confirma confirmaron negó niega reiteró reitera",
        "precisó precisa apuntó apunta puntualizó remarcó remarca exigió exige pidió pide pidieron",
        "reclamó reclama prometió promete exclamó exclama gritó grita bromeó bromea susurró opinó",
        "opina opinan considera consideró cree creía piensa pensaba espera esperó celebró celebra",
        "defendió defiende zanjó zanja sentenció sentencia matizó matiza aclaró aclara reveló "
        "revela",
        "enfatizó enfatiza detalló detalla argumentó argumenta replicó replica rebatió ironizó",
        "prosiguió prosigue continuó continúa terció murmuró suspiró razonó resumió resume ",
        "valoró valora arguyó acotó reza rezaba reflexionó vaticinó previno sugirió sugiere ordenó",
    ),
    tell=words("avisa avisaron notificó comunicó", "informó informa informaron avisó"),
    write=words(
        "tuitearon redactó firmó publicaba colgó",
        "escribió escribe escribieron escribía tuiteó tuitea publicó publica publicaron "
        "posteó tituló titula",
    ),
    name=words(
        "calificó califica calificaron llamó llama llamaron describió describe tildó tilda "
        "tachó tacha definió define bautizó habló habla"
    ),
    cite=words("cita citó"),
    nouns=words("declaración comunicado mensaje palabras respuesta frase advertencia pregunta"),
    phrases=(
        "se sumó",
        "se lee en",
        "puede leerse",
        "se puede leer",
        "dejó claro",
        "dejó caer",
        "salió al paso",
        "echó en cara",
        "a su juicio",
        "en su opinión",
        "según sus palabras",
        "en sus palabras",
        "tomó la palabra",
        "quiso dejar claro",
        "dio a conocer",
        "hizo saber",
        "hizo hincapié",
        "puso de manifiesto",
        "ha dicho",
        "ha asegurado",
        "ha explicado",
        "ha señalado",
        "ha afirmado",
        "ha añadido",
        "ha indicado",
        "ha declarado",
        "ha subrayado",
        "ha insistido",
        "ha advertido",
    ),
    according=(
        "según el relato de",
        "según palabras de",
        "a ojos de",
        "en boca de",
        "al decir de",
        "a decir de",
        "en opinión del",
        "a juicio del",
        "en palabras del",
        "de acuerdo al",
        "según",
        "de acuerdo con",
        "a juicio de",
        "en palabras de",
        "en opinión de",
        "para",
        "conforme a",
    ),
    quoted_by=(
        "consultadas por",
        "entrevistados por",
        "citada en",
        "citado en",
        "citadas por",
        "recogida por",
        "recogió",
        "consultados por",
        "difundida por",
        "publicada por",
        "a los micrófonos de",
        "ante los micrófonos de",
        "en declaraciones a",
        "declaraciones a",
        "en entrevista con",
        "en una entrevista con",
        "en una entrevista a",
        "concedida a",
        "concedida al",
        "remitida a",
        "remitido a",
        "dirigida a",
        "dirigido a",
        "enviada a",
        "obtenido por",
        "visto por",
        "reproducido por",
        "citado por",
        "citada por",
        "citados por",
        "recogido por",
        "recogidas por",
        "recogidos por",
        "publicado por",
        "difundido por",
        "consultado por",
        "consultada por",
        "entrevistado por",
        "entrevistada por",
    ),
    within=words("en a al con por mediante vía ante de del"),
    oblique=gendered(female="ella", male="él", plural="ellos ellas"),
    objects=words("le les se nos me lo la"),
    titles=gendered(female="sra señora doña dña srta señorita", male="sr señor don d")
    | dict.fromkeys(
        words(
            "dr dra doctor doctora general coronel comandante capitán teniente "
            "monseñor padre fray sor licenciado lic ing ingeniero"
        ),
        "",
    ),
    roles=dict.fromkeys(
        words(
            "edila exconsejero exsenador exministro exministra exalcalde exalcaldesa",
            "expresidente expresidenta exfutbolista exvolante exjugador exdirector",
            "exgobernador asesor asesora consellera conseller delegado delegada subdelegado",
            "subsecretario subsecretaria viceministro viceministra vicepresidente",
            "vicepresidenta directivo directiva hijo hija nieto nieta hermano hermana viudo",
            "viuda sobrino sobrina compañero compañera colega amigo amiga parroquiano locutor",
            "locutora presentador presentadora cronista crítico crítica editor editora poeta",
            "novelista pintor pintora escultor fotógrafo fotógrafa cineasta guionista músico",
            "pianista compositor violinista cantaor bailarina bailarín torero boxeador",
            "boxeadora tenista nadador nadadora corredor corredora volante defensa",
            "mediocampista arquero árbitro seleccionadora utilero hincha aficionado socio",
            "socia accionista empresario empresaria constructor promotor notario notaria",
            "procurador procuradora magistrado magistrada letrado letrada acusado acusada",
            "imputado imputada procesado preso presa recluso denunciante querellante afectado",
            "afectada damnificado damnificada superviviente sobreviviente herido manifestante",
            "huelguista campesino campesina minero minera indígena cacique sacerdote monja",
            "fraile rabino imán pastor catedrático catedrática rector rectora decano decana",
            "becario alumno alumna opositor opositora militante afiliado concejales diputados",
            "senadores ministros jueces fiscales abogados profesores investigadores",
            "científicos agentes policías soldados sargento cabo almirante comisario",
            "comisaria inspector inspectora subinspector forense perito perita detective",
            "portavoz vocero presidente ministro alcalde juez fiscal testigo testigos fuente "
            "fuentes",
            "responsable jefe jefa gerente periodista economista analista especialista experto",
            "expertos dirigente representante agente policía piloto artista deportista ciclista",
            "futbolista taxista dentista activista sindicalista comerciante estudiante estudiantes",
            "cantante guía intérprete vecinos médicos docentes miembro miembros víctima víctimas",
            "familiares autoridades canciller titular edil líder atleta oficial oficiales vocera",
            "diplomático diplomáticos pariente padres comandante capitán teniente general coronel",
        ),
        "",
    )
    | gendered(
        female="presidenta ministra alcaldesa jueza directora abogada doctora médica enfermera "
        "profesora maestra investigadora científica vecina dueña propietaria fundadora concejala "
        "concejal consejera senadora diputada secretaria gobernadora embajadora escritora autora "
        "actriz historiadora trabajadora empleada encargada coordinadora entrenadora jugadora "
        "candidata agricultora ganadera panadera librera pescadora camarera cocinera ingeniera "
        "arquitecta bióloga geóloga jubilada pasajera clienta mujer señora niña joven madre",
        male="presidente director abogado médico enfermero profesor maestro investigador "
        "científico "
        "vecino dueño propietario fundador consejero senador diputado secretario gobernador "
        "embajador escritor autor actor historiador trabajador empleado encargado coordinador "
        "entrenador jugador candidato agricultor ganadero panadero librero pescador camarero "
        "cocinero ingeniero arquitecto biólogo geólogo jubilado pasajero cliente hombre señor niño "
        "bombero técnico párroco obispo arzobispo delantero portero seleccionador conductor obrero",
    ),
    role_ends=dict.fromkeys(words("ista ólogo óloga dor dora"), ""),
    particles=words("i d d' d’ dels", "de del la las los el y e van von da di al ben"),
    latter={
        "esta última": "f",
        "este último": "m",
        "éste": "m",
        "ésta": "f",
        "este": "m",
        "esta": "f",
        "el aludido": "m",
        "la aludida": "f",
    },
    pronouns=gendered(female="ella", male="él", plural="ellos ellas"),
    groups=words(
        "vecinos sindicatos expertos autoridades investigadores policías bomberos "
        "organizadores ecologistas médicos familiares fiscalía policía"
    ),
    organisations=words(
        "escuela calle plaza avenida puente estadio museo teatro biblioteca barrio",
        "hacienda planta fábrica tienda cooperativa guardería liceo clínica maternidad",
        "iglesia parroquia comité firma consultora constructora editorial cadena",
        "colectivo",
        "ministerio ayuntamiento gobierno partido sindicato asociación consejo empresa compañía",
        "fiscalía policía tribunal agencia federación universidad hospital comisión fundación",
        "instituto banco alcaldía ejército armada cámara congreso senado onu otan club colegio",
        "plataforma generalitat junta diputación cancillería juzgado secretaría guardia",
    ),
    documents=words(
        "diario memorias publicación vídeo video audio hilo oficio resolución acta",
        "demanda querella panfleto cartel folleto",
        "comunicado carta informe entrevista nota declaración documento discurso mensaje correo",
        "artículo editorial libro texto columna escrito tuit boletín blog manifiesto pancarta "
        "sentencia auto conversación",
    ),
    outlets=words(
        "faro línea norte sur eco observador teleandina crónica hoy popular cero europa",
        "ep telemundo univisión rcn",
        "país mundo abc vanguardia periódico diario clarín nación universal reforma milenio "
        "jornada",
        "excélsior tiempo espectador semana mercurio tercera comercio república efe reuters afp",
        "televisa telesur rtve tve ser cope onda radio televisión cadena canal agencia revista "
        "periódico semanario noticias heraldo correo voz gaceta razón confidencial infobae prensa "
        "caracol emisora",
    )
    - words(
        "tiempo semana tercera comercio república ser onda prensa mundo país voz razón correo "
        "nación universal reforma"
    ),
    platforms=words("twitter x facebook instagram tiktok linkedin youtube telegram redes"),
    kin=gendered(
        female="madre esposa hija hermana tía abuela viuda novia sobrina mujer nieta",
        male="padre esposo marido hijo hermano tío abuelo viudo novio sobrino nieto",
    ),
    first_names=gendered(
        female="amparo mireia lourdes aitana luz leticia begoña maite arantxa ainhoa nerea "
        "itziar montserrat montse núria laia carme mercè macarena esperanza remedios "
        "encarnación asunción concepción concha purificación milagros soledad virginia "
        "gloria olga sonia esther noelia miriam tamara vanesa jimena paola juana micaela "
        "luciana florencia agustina martina renata catalina antonia rosario graciela "
        "norma mirta estela alicia blanca elvira emilia amalia felisa julieta paloma "
        "candela vega carla noa lucha guadalupe xóchitl itzel "
        "maría ana carmen josefa isabel laura cristina marta pilar lucía elena sara paula "
        "raquel teresa rosa beatriz silvia patricia andrea alba irene nuria julia claudia sofía "
        "valentina camila gabriela daniela alejandra verónica mónica inés eva rocío lola mercedes "
        "consuelo dolores yolanda susana margarita adriana natalia carolina fernanda ximena",
        male="hernán cristián matías leónidas iván ramiro walter gonzalo rodrigo sebastián "
        "facundo lautaro agustín bautista thiago jordi josep joan pau pere lluís xavier "
        "oriol arnau gerard iker unai aitor mikel ander jon iñaki koldo gorka xabier "
        "eneko asier germán gerardo guillermo gilberto humberto rubén samuel salvador "
        "saúl simón félix fermín fidel federico ernesto esteban eugenio eusebio darío "
        "dámaso damián cristóbal cristian cesar césar ceferino benito benjamín bernardo "
        "bruno camilo adolfo adrián alfonso alfredo amadeo anselmo arturo aurelio "
        "baltasar isidro ismael jaime joaquim leandro leonardo lorenzo lucas marcelo "
        "marcos mariano mauricio maximiliano moisés néstor norberto octavio omar orlando "
        "pascual patricio plácido raimundo reinaldo rigoberto rogelio tristán vicente "
        "wilson yeison jonathan kevin "
        "josé juan antonio manuel francisco luis carlos javier miguel pedro jesús ángel "
        "rafael "
        "fernando pablo sergio alberto jorge alejandro álvaro diego andrés ramón enrique raúl "
        "david daniel ricardo eduardo roberto julio mario gustavo víctor óscar tomás ignacio "
        "gabriel santiago martín felipe hugo emilio joaquín nicolás mateo",
    ),
    indefinite=words("un una unos unas"),
    articles=words("el la los las un una unos unas este esta ese esa"),
    prepositions=words(
        "de del a al en con por para sin sobre entre desde hasta contra hacia ante bajo tras "
        "durante",
        "según mediante",
    ),
    conjunctions=words("y e o u pero que porque si cuando aunque mientras pues sino como ni"),
    relatives=words("quien que cual donde cuyo cuya quienes"),
    adverbs=words(
        "ha han había habían hoy ayer también además luego después ya aún todavía este lunes "
        "martes",
        "miércoles jueves viernes sábado domingo entonces así no se le les nos me lo sólo solo",
    ),
    possessives=words("su sus nuestro nuestra mi mis tu tus"),
    not_names=words(
        "el la los las un una unos unas este esta esto ese esa eso y e o pero que porque si cuando",
        "aunque mientras pues sino como ni de del a al en con por para sin sobre entre desde hasta",
        "contra hacia ante bajo tras durante según mediante él ella ellos ellas yo tú nosotros "
        "su sus",
        "nuestro mi hoy ayer mañana también además luego después ya aún así no sí todo todos toda",
        "todas muchos muchas algunos varios otro otra otros dos tres cuatro cinco diez cien mil",
        "preguntado preguntada consultado consultada lo le les se nos quien quienes cada nada "
        "nadie",
        "allí aquí ahora entonces sólo solo tampoco vecinos expertos fuentes quizá tal",
    ),
    places=words(
        "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio",
        "julio agosto septiembre octubre noviembre diciembre españa madrid barcelona sevilla "
        "valencia",
        "bilbao zaragoza méxico argentina chile colombia perú bolivia venezuela ecuador uruguay",
        "paraguay cuba buenos aires santiago bogotá lima quito europa américa estados unidos "
        "francia",
        "alemania italia portugal londres parís roma bruselas moscú washington norte sur este "
        "oeste",
        "galicia cataluña andalucía asturias",
    ),
    abbreviations=words("sr sra srta dr dra d dña lic ing gral cap ud uds etc av núm pág ee uu"),
    titled=words(
        "autor autora autores",
        "llaman llamaban apodan conocen apodo estreno denominados rotulado consigna óleo",
        "zarzuela tango bolero corrido piloto buque",
        "bar restaurante hotel café tienda club teatro librería grupo centro",
        "titulado titulada titulados llamado llamada llamados llamadas denominado denominada "
        "apodado",
        "apodada bautizado bautizada película libro novela canción disco álbum obra serie "
        "documental",
        "exposición cuadro operación programa proyecto juego poema artículo lema título eslogan",
        "conocido conocida supuesto supuesta autodenominado autodenominada marca barco rótulo "
        "cartel "
        "campaña espectáculo alias etiqueta plan",
    ),
    likeness=words("como de del por"),
    meant=words("palabra palabras término términos expresión nombre letra vocablo"),
    adjective_ends=(
        "al",
        "ales",
        "ico",
        "ica",
        "icos",
        "icas",
        "ano",
        "ana",
        "anos",
        "ense",
        "ario",
        "aria",
        "ivo",
        "iva",
        "oso",
        "osa",
        "ado",
        "ada",
        "eño",
        "eña",
        "ista",
        "istas",
        "és",
    ),
    article_genders={"la": "f", "una": "f", "el": "m", "un": "m"},
    inverts=True,
    subject_in_verb=True,
    dash_speech=True,
    gerund_ends=("ndo",),
    circumstances=words("ante tras durante antes después desde bajo"),
    reads=frozenset(("se lee", "se puede leer", "puede leerse")),
)

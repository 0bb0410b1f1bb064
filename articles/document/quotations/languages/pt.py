"""Portuguese."""

from articles.document.quotations.languages import Language, gendered, words

TABLE = Language(
    code="pt",
    say=words(
        "acusam acusaram brincaram contestou contesta rebate desmentiu desmente",
        "ironizaram relembrou relembra rememora rememorou ralhou berrou sussurrou",
        "suspirou suspira ri riu sorriu sorri enfatizou enfatiza sugeriu sugere propôs",
        "propõe prometeram exigem exigiram pedem criticam criticaram denunciam lamentam",
        "alegou alega argumentam teme temem receia receou vaticinou vaticina arrematou",
        "arremata emendou emenda desafiou desafia reagiu reage repetiu repete repetia",
        "respondem avisaram asseverou assevera atacou ataca apelou apela agradeceu",
        "agradece aplaudiu aplaude cravou decretou definiu desdenhou disparou dispara",
        "encerrou exaltou frisando dizendo acrescentando explicando afirmando garantindo",
        "lembrando sublinhando acrescentar explicar concluir admitir afirmar lembrar",
        "jurou jura ameaçou ameaça filosofou gracejou gaguejou indagou indaga interrogou",
        "interveio intervém murmura notou objetou ordenou ordena pontuou pontua",
        "preveniu proclamou proclama prognosticou recordaram recomendou recomenda recusou",
        "rejeitou rejeita ressalvou ressalva retorquiu replicou replica sentenciou",
        "sintetizou sintetiza sonhou supõe tranquilizou tranquiliza vibrou festejou",
        "acusou acusa queixou queixa queixa-se traduz traduziu corrigiu corrige dizer reclamou "
        "reclama protestou atirou atira",
        "disse diz dizia dizem disseram dito afirmou afirma afirmam afirmaram explicou explica",
        "explicam acrescentou acrescenta declarou declara contou conta contava relatou relata "
        "garantiu",
        "garante sublinhou sublinha salientou salienta frisou frisa destacou destaca ressaltou "
        "ressalta",
        "apontou aponta observou observa lembrou lembra recordou recorda respondeu responde "
        "perguntou",
        "pergunta questionou questiona alertou alerta avisou avisa criticou critica denunciou "
        "denuncia",
        "lamentou lamenta defendeu defende argumentou argumenta concluiu conclui anunciou anuncia",
        "confirmou confirma negou nega reiterou reitera admitiu admite confessou confessa "
        "reconheceu",
        "reconhece insistiu insiste exigiu exige pediu pede pediram prometeu promete exclamou "
        "gritou",
        "brincou brinca ironizou ironiza desabafou desabafa resumiu resume comentou comenta "
        "considerou",
        "considera acredita acreditava pensa espera revelou revela adiantou adianta referiu refere",
        "prosseguiu prossegue continuou continua rebateu retrucou completou completa avaliou "
        "avalia",
        "opinou reforçou reforça sustentou sustenta indicou indica justificou justifica murmurou "
        "detalhou ponderou celebrou comemorou orientou lê-se lia-se assegurou assegura",
    ),
    tell=words("informou informa informaram"),
    write=words("escreveu escreve escreveram escrevia tuitou publicou publica postou posta"),
    name=words(
        "chamou chama classificou classifica descreveu descreve definiu define apelidou "
        "qualificou qualifica falou fala"
    ),
    cite=words("cita citou"),
    nouns=words("declaração comunicado mensagem palavras resposta frase aviso pergunta nota"),
    phrases=(
        "pode ler-se",
        "lê-se em",
        "na sua opinião",
        "em sua opinião",
        "a seu ver",
        "segundo ele próprio",
        "quis deixar claro",
        "tomou a palavra",
        "fez notar",
        "fez questão de",
        "chamou a atenção",
        "deixou claro",
        "fez saber",
        "tinha dito",
    ),
    according=(
        "na opinião do",
        "na opinião da",
        "no entender do",
        "no entender da",
        "nas palavras do",
        "nas palavras da",
        "segundo relato de",
        "segundo palavras de",
        "na voz de",
        "de acordo com o relato de",
        "na avaliação de",
        "na avaliação do",
        "na avaliação da",
        "na visão de",
        "na visão do",
        "na visão da",
        "segundo",
        "de acordo com",
        "para",
        "conforme",
        "nas palavras de",
        "na opinião de",
        "no entender de",
    ),
    quoted_by=(
        "citados por",
        "ouvido por",
        "ouvida por",
        "ouvidos por",
        "ouvida pelo",
        "entrevistado por",
        "entrevistada por",
        "aos microfones da",
        "aos microfones de",
        "em declarações à",
        "em declarações ao",
        "em declarações a",
        "em entrevista à",
        "em entrevista ao",
        "em entrevista a",
        "divulgado por",
        "divulgada por",
        "publicado por",
        "publicada por",
        "consultado por",
        "obtido por",
        "obtida por",
        "enviado à",
        "enviada à",
        "enviado ao",
        "enviada ao",
        "enviada a",
        "citado por",
        "citada por",
        "citados pela",
        "citado pela",
        "citado pelo",
        "citada pela",
        "citada pelo",
        "ouvido pela",
        "ouvida pela",
        "ouvido pelo",
        "divulgado pela",
        "divulgada pela",
        "publicado pelo",
        "publicada pelo",
    ),
    within=words("em no na nos nas num numa ao à aos às a com por pelo pela via através de do da"),
    oblique=gendered(female="ela", male="ele", plural="eles elas"),
    objects=words("lhe lhes se nos me"),
    titles=gendered(female="sra senhora dona d srta", male="sr senhor dom seu")
    | dict.fromkeys(
        words(
            "dr dra doutor doutora prof profa general coronel comandante capitão "
            "tenente padre frei eng engenheiro"
        ),
        "",
    ),
    roles=dict.fromkeys(
        words(
            "neto neta filho filha irmão irmã avô avó tio tia sobrinho sobrinha viúvo viúva",
            "amigo amiga colega companheiro companheira ex-ministro ex-ministra ex-presidente",
            "ex-prefeito ex-prefeita ex-deputado ex-jogador vice-prefeito vice-prefeita vice-",
            "governador subsecretário subsecretária assessor assessora consultor consultora",
            "empresária comerciantes lojista feirante diarista doméstica pedreiro eletricista",
            "encanador garçom garçonete caixa vigilante porteiro zelador camionista",
            "caminhoneiro ferroviário metroviário maquinista comissário marinheiro mestre",
            "mestra guarda bombeira sargento tenente cabo major almirante inspetor inspetora",
            "perito perita magistrado magistrada desembargador desembargadora defensor",
            "defensora réu ré arguido arguida detido detida preso presa vítimas sobrevivente",
            "ferido ferida torcedor torcedora adepto adepta capitã zagueiro lateral meia",
            "atacante avançado guarda-redes médio árbitro árbitra nadador nadadora surfista",
            "ciclista tenista corredor corredora boxeador crítico crítica poeta romancista",
            "pintor pintora escultor escultora fotógrafo fotógrafa cineasta músico música",
            "pianista maestro maestrina compositor compositora cantor cantora fadista",
            "sambista bailarino bailarina curador curadora arqueólogo arqueóloga sismólogo",
            "virologista infectologista epidemiologista pediatra cirurgião cirurgiã psicólogo",
            "psicóloga sociólogo socióloga filósofo filósofa teólogo padre freira frade",
            "rabino pastor pastora reitor reitora aluno aluna catedrático bolseiro lavrador",
            "lavradora sem-terra cacique indígena seringueiro ribeirinho quilombola",
            "garimpeiro mineiro mineira criador criadora vitivinicultor viticultor",
            "pastelzeiro pasteleiro alfaiate costureira cabeleireiro cabeleireira barbeiro",
            "voluntário voluntária manifestante grevista eleitor eleitora deslocado refugiado",
            "refugiada migrante octogenário septuagenário sexagenário octogenária",
            "septuagenária",
            "porta-voz presidente responsável chefe gerente jornalista economista analista",
            "especialista especialistas dirigente representante agente policial piloto artista",
            "taxista motorista ativista sindicalista comerciante estudante estudantes cantante "
            "guia",
            "intérprete fonte fontes testemunha testemunhas membro moradores autoridades docente "
            "líder juiz vítima familiares atleta oficial comandante general coronel capitão "
            "titular "
            "vice-presidente autarca",
        ),
        "",
    )
    | gendered(
        female="ministra prefeita juíza procuradora diretora advogada médica enfermeira professora "
        "pesquisadora investigadora cientista vizinha dona proprietária fundadora vereadora "
        "senadora "
        "deputada secretária governadora embaixadora escritora autora atriz historiadora "
        "trabalhadora "
        "funcionária coordenadora treinadora jogadora candidata agricultora padeira livreira "
        "pescadora cozinheira engenheira arquiteta bióloga geóloga aposentada reformada passageira "
        "cliente mulher senhora moradora moça delegada promotora presidenta",
        male="ministro prefeito procurador diretor advogado médico enfermeiro professor "
        "pesquisador "
        "investigador vizinho dono proprietário fundador vereador senador deputado secretário "
        "governador embaixador escritor autor ator historiador trabalhador funcionário coordenador "
        "treinador jogador candidato agricultor padeiro livreiro pescador cozinheiro engenheiro "
        "arquiteto biólogo geólogo aposentado reformado passageiro homem senhor morador bombeiro "
        "bispo pároco goleiro delegado promotor técnico selecionador empresário",
    ),
    role_ends=dict.fromkeys(words("ista ólogo óloga dor dora"), ""),
    particles=words("de da do das dos e van von di d' d’"),
    latter={"este último": "m", "esta última": "f", "este": "m", "esta": "f"},
    pronouns=gendered(female="ela", male="ele", plural="eles elas"),
    groups=words(
        "moradores sindicatos especialistas autoridades investigadores bombeiros pais "
        "médicos ambientalistas polícia"
    ),
    organisations=words(
        "colégio rua praça avenida ponte estádio museu teatro biblioteca bairro fazenda",
        "usina fábrica loja cooperativa creche liceu clínica maternidade favela igreja",
        "paróquia comitê",
        "ministério câmara governo partido sindicato associação conselho empresa companhia agência",
        "polícia tribunal federação universidade hospital comissão fundação instituto banco "
        "prefeitura",
        "exército senado onu nato otan clube escola secretaria procuradoria autarquia bombeiros",
    ),
    documents=words(
        "acórdão diário memórias publicação vídeo áudio ofício despacho ata queixa",
        "panfleto faixa folheto bilhete postagem",
        "comunicado carta relatório entrevista nota declaração documento discurso mensagem "
        "email e-mail artigo editorial livro texto coluna blog manifesto sentença cartaz",
    ),
    outlets=words(
        "cbn istoé piauí metrópoles valor extra dia zero hora tribuna manhã tv planície",
        "portal",
        "folha estadão globo estado veja época público expresso correio jornal diário observador "
        "lusa",
        "rtp sic tvi antena rádio televisão agência revista g1 uol bbc reuters afp record band "
        "cnn gazeta "
        "tsf renascença semanário emissora notícias",
    )
    - words("estado época público veja correio notícias expresso folha globo"),
    platforms=words("twitter x facebook instagram tiktok linkedin youtube telegram redes"),
    kin=gendered(
        female="mãe esposa filha irmã tia avó viúva namorada sobrinha mulher neta",
        male="pai marido filho irmão tio avô viúvo namorado sobrinho neto",
    ),
    first_names=gendered(
        female="etelvina filipa rosângela anabela albertina alzira amélia antónia aparecida "
        "arminda augusta aurora bárbara benedita bianca carolina carmen celeste celina "
        "clara conceição cristina daniela débora deolinda diana edite elisa elsa elvira "
        "emília ermelinda esperança estela eugénia fátima fabiana flávia glória graça "
        "graciete heloísa iara ilda irene íris isaura ivone jandira joaquina josefa "
        "judite júlia laura leonor liliana lígia lourdes ludmila luana luzia madalena "
        "manuela margarida marisa matilde mercedes michele mónica mônica natália natércia "
        "neide noémia odete olga palmira piedade raimunda raquel regina renata rosário "
        "rute sara sílvia sónia sônia susana tânia tatiana telma teodora vânia vera "
        "verónica viviane yasmin zélia zulmira "
        "maria ana joana mariana beatriz inês sofia rita carla sandra paula helena teresa "
        "isabel "
        "catarina marta cláudia patrícia fernanda juliana camila amanda bruna letícia gabriela "
        "larissa "
        "luciana adriana márcia simone rosa lúcia francisca cecília marina dilma eduarda luísa",
        male="fausto wanderley anísio adalberto adelino adriano afonso agostinho albano "
        "alberto alexandre alfredo álvaro américo aníbal armando arnaldo arlindo baltazar "
        "bartolomeu bernardo caetano caio celso césar cristiano custódio damião danilo "
        "david delfim diego domingos edgar edmundo elias emanuel emílio ernesto estêvão "
        "eugénio everaldo fábio fabrício filipe firmino flávio frederico geraldo gilberto "
        "gilmar gonçalo guilherme heitor hélder hélio hermínio horácio humberto ismael "
        "ivan ivo jaime jair jerónimo joaquim joel jonas júlio juscelino leandro leonardo "
        "leonel lourenço luciano lúcio manoel márcio mário maurício mauro milton moacir "
        "moisés murilo nelson nestor nilton norberto octávio orlando osvaldo otávio "
        "patrício raimundo ramiro raul reinaldo renan renato ronaldo ruben salvador "
        "samuel saul sebastião silas silvestre simão tadeu telmo teodoro thiago tomás "
        "ubirajara valdir valter vinícius virgílio vladimir wagner wellington wesley "
        "xavier zacarias "
        "joão josé antónio antônio manuel francisco luís carlos pedro paulo jorge miguel rui "
        "fernando ricardo nuno tiago bruno andré daniel rafael gabriel lucas mateus felipe gustavo "
        "rodrigo marcelo sérgio roberto eduardo marcos luiz henrique vítor victor artur augusto "
        "duarte diogo hugo vasco",
    ),
    indefinite=words("um uma uns umas"),
    articles=words("o a os as um uma uns umas este esta esse essa"),
    prepositions=words(
        "nesta neste nessa nesse desta deste naquele",
        "de do da dos das em no na nos nas num numa a ao à aos às com por pelo pela pelos pelas "
        "para sem",
        "sobre entre desde até contra após durante segundo perante sob",
    ),
    conjunctions=words("e ou mas que porque se quando embora enquanto pois como nem porém"),
    relatives=words("que quem qual onde cujo cuja"),
    adverbs=words(
        "hoje ontem também ainda depois já além então assim não se lhe nos esta segunda-feira "
        "terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
    ),
    possessives=words("seu sua seus suas nosso nossa meu minha"),
    not_names=words(
        "o a os as um uma este esta isto esse essa isso e ou mas que porque se quando embora "
        "enquanto pois",
        "como nem de do da em no na nos nas num numa ao à com por pelo pela para sem sobre entre "
        "desde até",
        "contra após durante segundo ele ela eles elas eu nós você seu sua nosso hoje ontem "
        "amanhã também",
        "ainda depois já além então assim não sim todo todos muitos alguns vários outro outra "
        "dois três",
        "quatro cinco questionado questionada quem cada nada ninguém aqui ali agora só moradores "
        "já",
    ),
    places=words(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo portugal "
        "brasil",
        "lisboa porto coimbra braga faro rio são paulo brasília bahia salvador recife angola "
        "moçambique",
        "europa espanha frança alemanha londres paris madrid bruxelas estados unidos américa "
        "norte sul",
    )
    - words("são paulo salvador"),
    abbreviations=words("sr sra dr dra prof profa eng av etc pág"),
    titled=words(
        "autor autora",
        "chamam chamavam chamadas conhecidos alcunha apelido alcunhado plano samba fado",
        "navio traineira boate faixa cartaz estágio alerta",
        "bar restaurante hotel café loja clube teatro livraria grupo centro padaria",
        "intitulado intitulada chamado chamada chamados denominado denominada apelidado "
        "apelidada filme",
        "livro romance canção música disco álbum obra série documentário exposição quadro operação",
        "programa projeto jogo poema artigo lema título slogan conhecido conhecida suposto "
        "suposta marca "
        "barco letreiro campanha espetáculo batizado batizada peça",
    ),
    likeness=words("como de do da por"),
    meant=words("palavra palavras termo expressão nome letra"),
    adjective_ends=(
        "al",
        "ais",
        "ico",
        "ica",
        "icos",
        "icas",
        "ano",
        "ana",
        "ense",
        "ário",
        "ária",
        "ivo",
        "iva",
        "oso",
        "osa",
        "ado",
        "ada",
        "ês",
        "esa",
        "ista",
        "istas",
    ),
    article_genders={"a": "f", "uma": "f", "o": "m", "um": "m"},
    inverts=True,
    subject_in_verb=True,
    dash_speech=True,
    gerund_ends=("ndo",),
    circumstances=words("perante diante durante após antes desde"),
    reads=frozenset(("lê-se", "lia-se", "pode ler-se")),
)

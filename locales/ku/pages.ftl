## Rûpelên li kêleka nûçeyan: mijar, nivîskar, arşîv, rastkirin, kunye û tiştên din ên ku redaksiyonek deyndarê xwendevanan e.

## Binê her rûpelê û rêya rûpelekê

foot-menu = Li ser vê malperê
foot-about = Em kî ne
foot-imprint = Kunye
foot-corrections = Rastkirin
foot-archive = Arşîv
foot-topics = Mijar
foot-authors = Nivîskar
foot-feeds = Herikînên nûçeyan
foot-comment-rules = Qaîdeyên şîroveyan
foot-accessibility = Gihîştbarî
foot-lite = Guhertoya sivik, bê wêne
crumbs-label = Hûn li vir in
crumbs-front = Rûpela sereke

## Cihê ku rûpel lê tune ye: ji vir berdewam

ways-sections = Beş
ways-latest = Nûçeyên dawî
ways-archive = Arşîva roj bi roj

## Guhertoya sivik

lite-note = Ev guhertoya sivik e: bê wêne û bê skrîpt.
lite-full = Guhertoya tam
lite-picture = Wêne: { $alt }
lite-picture-unsaid = Li vir wêneyek heye; di guhertoya tam de ye.
lite-comments =
    { $count ->
        [0] Li ser vê nûçeyê şîroveyekê binivîse (guhertoya tam)
        [one] Şîroveyê bixwîne (guhertoya tam)
       *[other] { $count } şîroveyan bixwîne (guhertoya tam)
    }

## Mijar û nivîskar

topics-title = Mijar
topics-description = Mijarên ku { $newsroom } li ser wan nivîsiye, bi rêza alfabeyê.
topics-lead = Mijarên ku herî zêde nûçeyên wan hene, bi rêza alfabeyê.
topics-empty = Hê mijara tu nûçeyê tune ye.
topic-kicker = Mijar
topic-description = { $newsroom }: hemû nûçeyên mijara “{ $topic }”, ên herî nû li pêş.
authors-title = Nivîskar
authors-description = Yên ku li { $newsroom } nûçe îmze kirine, bi rêza alfabeyê.
authors-lead = Yên ku herî zêde nûçe îmze kirine, bi rêza alfabeyê.
authors-empty = Hê tu nûçe nehatiye îmzekirin.
author-kicker = Nivîskar
author-description = { $newsroom }: hemû nûçeyên bi îmzeya { $author }, ên herî nû li pêş.
named-count =
    { $count ->
        [one] Nûçeyek
       *[other] { $count } nûçe
    }
named-latest = Ya dawî: { $date }

## Arşîv

archive-title = Arşîv
archive-description = { $newsroom }: hemû nûçeyên weşandî, roj bi roj.
archive-lead = Hemû rojên ku nûçe tê de hatine weşandin û hejmara wan.
archive-years = Sal
archive-month-empty = Di vê salê de nûçe nehatine weşandin.
archive-day-title = Nûçeyên { $date }
archive-day-description = { $newsroom }: hemû nûçeyên ku di { $date } de hatine weşandin.
archive-day-empty = Di vê rojê de nûçe nehatine weşandin.
archive-earlier = Berê: { $date }
archive-later = Paşê: { $date }

## Rastkirin, û tiştên ku di nûçeyekê de guherîne

corrected-title = Rastkirin û zelalkirin
corrected-description = { $newsroom }: hemû rastkirin, zelalkirin û paşvekişandin, ên herî nû li pêş, bi girêdana nûçeyê re.
corrected-lead = Dema em şaş dibin an ne zelal dinivîsin, em vê dibêjin: di nûçeyê bi xwe de û li vir. Ya ku berê hatibû weşandin di rojnivîska guhertinan a nûçeyê de tê berawirdkirin.
corrected-report = We şaşiyek dît? Ji me re binivîsin:
corrected-report-imprint = We şaşiyek dît? Di kunyeyê de nivîsandî ye ku hûn çawa dikarin bigihîjin me.
corrected-empty = Hê tiştek nehatiye rastkirin.
corrected-older = Rastkirinên kevntir
corrected-newest = Rastkirinên herî nû
log-kind-update = Nûkirin
log-kind-correction = Rastkirin
log-kind-clarification = Zelalkirin
log-kind-retraction = Paşvekişandin
log-title = Çi guherî?
log-description = Hemû guhertoyên weşandî yên “{ $headline }”, bi peyvên derxistî û lêzêdekirî re.
log-lead = Hemû guhertoyên ku xwendevanan dîtine, ya herî nû li pêş. Xetek di ser peyvên derxistî re ye, xetek li bin peyvên lêzêdekirî ye.
log-unchanged = Ev nûçe ji weşana yekem û vir ve neguheriye.
log-first = Weşana yekem
log-version = Guhertoya { $number }
log-removed = hat derxistin:
log-added = hat lêzêdekirin:
log-mark-end = ,
log-headline = Sernav
log-standfirst = Pêşgotin
log-byline = Îmze
log-text = Nivîs
log-same =
    { $count ->
        [one] paragrafek neguheriye
       *[other] { $count } paragraf neguherîne
    }
log-details = Nivîs heman e; wêne an hûrgiliyên din guherîne.
log-earlier-versions =
    { $count ->
        [one] Guhertoyeke kevntir tê parastin û li vir nayê berawirdkirin.
       *[other] { $count } guhertoyên kevntir tên parastin û li vir nayên berawirdkirin.
    }
log-see = Çi guherî?
log-back = Vegere nûçeyê

## Kunye

imprint-title = Kunye
imprint-description = Kî { $newsroom } diweşîne, kî jê berpirsiyar e û çawa tê gihîştin.
imprint-name = Navê weşanê
imprint-site = Malper
imprint-publisher = Weşanger
imprint-owner = Xwedî an nûnerê qanûnî
imprint-editor = Edîtorê berpirsiyar
imprint-address = Navnîşan
imprint-phone = Telefon
imprint-mail = E-peyam
imprint-registered-mail = Navnîşana agahdariyên fermî
imprint-host = Pêşkêşkarê cih
imprint-tax-office = Daîreya bacê
imprint-tax-number = Hejmara bacê
imprint-registration = Qeyd
imprint-empty = Redaksiyonê hê negotiye kî ji vê malperê berpirsiyar e.

## Em kî ne û prensîbên me

about-title = Em kî ne û prensîbên me
about-description = { $newsroom } kî ye, bi çi ve girêdayî ye û xwendevan dikarin çi jê bixwazin.
about-principles = Prensîbên me
about-promises = Tiştên ku hûn dikarin ji me bixwazin
about-sources-heading = Her nûçe çavkaniya xwe dibêje
about-sources = Li bin her nûçeyê nivîsandî ye ku ya kê ye: ya nûçegihanên me, ya ajansekê an belgeyekê; heke hebe bi girêdanê û bi mercên bikaranînê re.
about-corrections-heading = Şaşî li ber çavan tên rastkirin
about-corrections = Tiştek bêdeng nayê guhertin. Rastkirin dibêje çi şaş bû, hem di nûçeyê de hem li rûpeleke cuda disekine, û nivîsa berê peyv bi peyv tê berawirdkirin. Nûçeya vekişandî agahiyekê bi sedema xwe re li dû xwe dihêle.
about-corrections-link = Rastkirin û zelalkirin
about-times-heading = Dem rast in
about-times = Dema weşana yekem qet naguhere. Nûçe tenê dema ku agahiyên wê biguherin wek nûkirî tê binavkirin.
about-reads-heading = Hejmar rast in
about-reads = Xwendin li gorî pênaseyeke vekirî tên jimartin; yên cudakirî jî tên jimartin û nîşandan.
about-reads-link = Xwendin çi ye?
about-comments-heading = Qaîdeyên şîroveyan hene
about-comments = Em şîroveyekê an bi temamî diweşînin an qet; heke neweşînin, em sedemê ji nivîskarê wê re dibêjin.
about-comments-link = Qaîdeyên şîroveyan
about-privacy-heading = Li vir kes we naşopîne
about-privacy = Rûpel ji tu cihekî din tiştekî bar nakin û xwendin cookieyan nahêle. Cookieya vê malperê tenê dema hûn şîroveyan binivîsin an têkevin tê danîn, da ku hûn şîroveyên xwe dîsa bibînin.
about-contact-heading = Çawa bigihîjin me
about-contact = Di kunyeyê de nivîsandî ye ku kî ji vê malperê berpirsiyar e û hûn çawa dikarin bigihîjin me.

## Gihîştbarî

access-title = Gihîştbarî
access-description = { $newsroom } çi dike da ku her kes bikaribe bixwîne, çi hê ne baş e û ji kê re tê gotin.
access-lead = Divê her kes bikaribe vê malperê bixwîne: bi guhdarîkirinê, bi klavyeyê, bi mezinkirinê, bi kontrasta bihêz, bi telefoneke kevn an bi xeteke hêdî.
access-standard-heading = Em li gorî çi ne?
access-standard = Rûpel li gorî Rêbernameya Gihîştbariya Naveroka Webê (WCAG) 2.2, asta AA, hatine çêkirin.
access-do-heading = Wateya wê li vir
access-do-keyboard = Her tişt bi klavyeyê dixebite û her tim diyar e hûn li ku ne. Girêdana yekem a her rûpelê rasterast dibe naverokê.
access-do-script = Xwendin, lêgerîn û şîrovekirin bêyî JavaScriptê çêdibin.
access-do-size = Nivîs heta %400 mezin dibe bêyî ku rûpel bi aliyan ve bişemite û li gorî mezinahiya di geroka we de ye.
access-do-colours = Rengên ronî û tarî li gorî mîhengên amûra we ne; modên kontrasta bihêz û tevgera kêm tên hesibandin.
access-do-language = Her rûpel û her beşa bi zimanekî din dibêje bi kîjan zimanî ye, da ku xwendekarên ekranê wê rast bixwînin.
access-do-lite = Guhertoyeke sivik û bê wêne ya rûpela sereke, beşan û nûçeyan heye; girêdan li binê rûpelê ye.
access-limits-heading = Tiştên ku hê ne baş in
access-limits = Hin wêneyên ajansan bê danasîn tên, û hin tablo û grafîk ên kesên din in û em nikarin biguherînin. Heke hûn rastî yekê bên ji me re bibêjin: em ê danasînê binivîsin.
access-tested-heading = Çawa tê ceribandin?
access-tested = Her guhertoya bernameyê bixweber di gerokê de tê ceribandin: bi qaîdeyên axe û kontrola HTMLê, tenê bi klavyeyê, bêyî JavaScriptê, di %400 de û bi rengên neçarî. Ceribandinên bixweber her tiştî nabînin.
access-contact-heading = Ji me re bibêjin
access-contact = Heke tiştek nahêle hûn bixwînin, ji me re binivîsin; em ê bersivê bidin û rast bikin:
access-contact-imprint = Heke tiştek nahêle hûn bixwînin, ji me re bibêjin; di kunyeyê de nivîsandî ye ku hûn çawa dikarin bigihîjin me.

## Qaîdeyên şîroveyan

house-title = Qaîdeyên şîroveyan
house-description = { $newsroom } ji şîroveyên xwendevanan çi dixwaze, şîrove dibe çi û çi tê parastin.
house-lead = Ev qaîde li bin nûçeyên me derbasdar in (ziman: { $language }). Makîne hinekan bi kar tîne, sedema xwe dibêje û heke bikaribe nivîseke rastkirî pêşkêş dike; biryarê mirov didin.
house-rules-heading = Em çi dixwazin
house-does-return = Heke na, şîrove bi sedema xwe re li we vedigere.
house-does-hold = Heke na, berî weşanê moderatorek lê dinêre.
house-does-suggest = Em pêşniyarekê dikin; hûn dikarin şîroveya xwe wek xwe bişînin.
house-after-heading = Şîrove dibe çi?
house-policy-before = Moderatorek her şîroveyê berî weşanê dixwîne.
house-policy-at-once = Şîrove di cih de tê weşandin, heke qaîdeyek wê ji moderator re nehêle.
house-policy-closed = Niha şîrove girtî ne.
house-whole = Şîrove an bi temamî tê weşandin an qet; em gotinên we naguherînin.
house-told = Heke şîroveya we neyê weşandin, sedem di “Şîroveyên min” de ye.
house-close =
    { $days ->
        [one] Şîroveyên nûçeyekê rojek piştî weşanê tên girtin.
       *[other] Şîroveyên nûçeyekê { $days } roj piştî weşanê tên girtin.
    }
house-reports =
    { $count ->
        [0] Giliya her şîroveyê dikare bê kirin; moderatorek li her giliyê dinêre.
        [one] Giliya her şîroveyê dikare bê kirin. Şîroveya ku gilî lê hatiye kirin heta ku moderator lê binêre tê veşartin.
       *[other] Giliya her şîroveyê dikare bê kirin. Dema { $count } xwendevan wisa bikin, heta ku moderator lê binêre tê veşartin.
    }
house-data-heading = Daneyên we
house-data = Hesab ne hewce ye. Navnîşana e-peyamê ne mecbûrî ye, qet nayê nîşandan û tenê ji bo nivîsandina li ser şîroveya we ye. Cookieyeke vê malperê dihêle hûn şîroveyên xwe dîsa bibînin.
house-data-link = Şîroveyên min bibîne, daxîne an jê bibe

## Lîsteya herikînan

feeds-title = Herikînên nûçeyan
feeds-description = Hemû herikînên { $newsroom }: Atom, RSS û JSON Feed ji bo xwendevanan, ninjs û NewsML-G2 ji bo redaksiyonan.
feeds-lead = Bi xwînerekî herikînan hûn me bêyî hesab û bêyî çavdêriyê dişopînin. Beşekê û formatekê hilbijêrin; her xwîner yekê ji wan fêm dike.
feeds-all = Hemû nûçe
feeds-comments-heading = Şîrove
feeds-comments = Şîroveyên dawî yên xwendevanan
feeds-comments-story = Herikîna şîroveyên her nûçeyê jî heye; girêdan li bin wan e.
feeds-wire-heading = Ji bo redaksiyonan
feeds-wire = Heman nûçe di forma ku makîne dixwînin de. Rastkirin guhertoyên nû ne, vekişandin betalkirin in.
feeds-summary = Tenê ji bo sernav û pêşgotinan { $query } li navnîşana herikînê zêde bikin.
feeds-part = Beşa malperê
feeds-format = Format

## Lêgerîn

find-filters = Lêgerînê teng bike
find-section = Beş
find-any-section = Hemû beş
find-form = Cureyê nûçeyê
find-any-form = Hemû cure
find-form-news = Nûçe
find-form-analysis = Analîz
find-form-interview = Hevpeyvîn
find-form-opinion = Nêrîn
find-form-letter = Nameya xwendevan
find-form-correction = Rastkirin
find-form-obituary = Nekrolojî
find-since = Ji
find-until = Heta
find-sort = Rêzkirin
find-sort-best = Herî guncav
find-sort-newest = Herî nû
find-apply = Bicih bîne
find-reset = Hemû parzûnan rake
find-years = Li gorî salan
find-option = { $name } ({ $count })
find-elsewhere = Bi zimanên din
find-elsewhere-count =
    { $count ->
        [one] { $language }: nûçeyek
       *[other] { $language }: { $count } nûçe
    }
find-none-filtered = Bi van parzûnan tu nûçe nehat dîtin.

## Ji xwendinekê çi dimîne

reads-stays-heading = Çi û çiqas tê parastin?
reads-stays-address = Navnîşana we û navê geroka we: tenê di bîrê de, heta ku serdan tê nivîsandin, çend hezarên saniyeyê.
reads-stays-key = Mifteya veşartî ya rojê: heta ku roj li gorî dema gerdûnî ya hevrêzkirî biqede. Paşê tê jêbirin; kopiyên daneyan qet wê nagirin.
reads-stays-log = Nûçe, kurte û nîvsaeta her serdanê: heta ku ew û yên roja din bên komkirin.
reads-stays-sums = Nûçeyekê ji her polê çend agahdarî wergirtine, û xwendevan ji lêgerokekê, toreke civakî, vê malperê an ji cihekî din hatine: saet bi saet 35 roj, roj bi roj her tim. Ev kom in; tu rêzeke wan ne li ser kesekî ye.
reads-stays-six = Ji navnîşana dirêj (IPv6) tenê nîvê yekem tê hesibandin, ji ber ku yê mayî ya malbatekê ye.
reads-stays-hand = Kes hejmaran bi destan naguherîne; di bernameyê de cihekî wê tune ye.
reads-stays-lite = Di guhertoya sivik de jî barkirina rûpelê bes e.
reads-class-agent = Bot: yên ku dibêjin em bot in an qet xwe nadin nasîn (lêgerok, pêşdîtina girêdanan), rûpelên ku ji berê ve hatine barkirin û agahdariyên ji malperên din.
reads-class-behaviour = Reftar: gerokên ku bernameyek wan dibe, û di nîvsaetê de ji ya ku mirovek vedike bêtir nûçe.
reads-class-data-centre = Navendên daneyan: navnîşanên torên şîrketên hostingê, ku li wir makîne hene û kes naxwîne.
reads-class-burst = Lehî: ji navnîşanekê, li ser nûçeyekê, di nîvsaetekê de pir zêde xwendevanên ku cuda xuya dikin.
reads-class-replay = Kopî an sexte: agahdariyên bê nîşana îmzekirî ya rûpeleke vir, bi ya nûçeyeke din an ya çend roj berê, an jî bi ya ku ji kopiyên şandî bêtir vegeriyaye.
reads-class-unseen = Nedîtî: rûpel di saniyeya xwe ya yekem de ji ekranê çû an qet lê nebû. Tê parastin, lê di nav serdanên cudakirî de nayê nîşandan.
reads-class-repeat = Dubare: heman xwendevan, heman nûçe, heman nîvsaet careke din. Ew xwendina ku berê hatiye jimartin e.
reads-token = Her rûpel nîşaneke îmzekirî hildigire ku tenê ji bo wê nûçeyê û rojekê derbasdar e. Ew ji bo her kesê ku rûpel di heman nîvsaetê de jê re tê şandin yek e û li ser we tiştekî nabêje.

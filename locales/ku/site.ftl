## Tiştên ku xwendevan dibîne: her peyva rûpelê ya ku ne ya nûçeyê bi xwe ye.

language-name = Kurdî
open-graph-locale = ku_TR
time-of-day = { $hour }:{ $minute }
date-and-time = { $date }, { $time }
comma = ,

## Çarçove

skip-to-content = Derbasî naverokê bibe
menu-sections = Beş
menu-languages = Ziman
search = Lêgerîn
search-label = Di nûçeyan de bigere
search-button = Bigere
foot-reads = Xwendin çawa tên jimartin?
to-front = Vegere rûpela sereke

## Rûpela sereke û beş

front-title = Nûçeyên rojê
front-description = { $newsroom }: nûçeyên rojê, beş bi beş û bi çavkaniya her nûçeyê re.
front-latest = Nûçeyên dawî
front-empty = Hê tiştek nehatiye weşandin. Nûçeya yekem wê li vir be.
section-description = { $newsroom }, beşa { $section }: nûçeyên herî nû, bi çavkanî û dema weşanê re.
section-empty = Di vê beşê de hê nûçe tune ne.
section-older = Nûçeyên kevntir
section-newest = Nûçeyên herî nû
section-older-heading = Nûçeyên kevntir

## Lêgerîn

search-title = Lêgerîn: “{ $query }”
search-description = Di arşîva { $newsroom } de bigerin: sernav û nivîsên hemû nûçeyên weşandî.
search-hint = Di sernav û nivîsan de tê gerîn. Cudahiya tîpên mezin û biçûk û ya nîşanan tune ye.
search-count =
    { $count ->
        [one] Nûçeyek hat dîtin
       *[other] { $count } nûçe hatin dîtin
    }
search-none = Tu nûçe li lêgerîna we nayê.
search-none-hint = Li rastnivîsê binêrin an bi kêmtir peyvan bigerin.
search-more = Encamên din

## Nûçe

preview-banner = Pêşdîtin: vê rûpelê tenê edîtor dibînin. Piştî weşanê xwendevan wê nûçeyê wisa bibînin.
byline-label = Nivîskar:
published = Weşan:
updated = Nûkirin:
zone = (UTC{ $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }, { $day } –
dateline-place-day-agency = { $place }, { $day } ({ $agency }) –
corrections-heading = Rastkirin
source-heading = Çavkanî
source-terms = Mercên bikaranînê
chain-heading = Rêça nûçeyê
more-heading = Nûçeyên din ji beşa { $section }
embed-leads-to = Girêdan
table-label = Tablo
reads-count =
    { $count ->
        [0] Hê nehatiye xwendin
        [one] Carekê hat xwendin
       *[other] { $count } caran hat xwendin
    }
reads-aside =
    { $count ->
        [one] Serdanek cuda hat girtin
       *[other] { $count } serdan cuda hatin girtin
    }
reads-how = Em çawa dijmêrin?

## Şîrove

comments-heading =
    { $count ->
        [0] Şîrove
        [one] Şîroveyek
       *[other] { $count } şîrove
    }
comments-none = Hê şîrove tune ne. Ya yekem hûn dikarin binivîsin.
comments-none-closed = Kesî li ser vê nûçeyê şîrove nenivîsiye.
comments-closed = Şîrove girtî ne.
comments-older = Şîroveyên kevntir
comments-newest = Şîroveyên herî nû
comment-permalink = Girêdana vê şîroveyê
comment-answer = Bersivê bide
comment-answer-aria = Bersivê bide: { $name }
comment-write = Şîroveyekê binivîsin
comment-answer-to = Bersiv ji bo { $name }
comment-answer-cancel = Dev ji bersivê berde
comment-name = Navê we
comment-address = Navnîşana e-peyamê (ne mecbûrî ye)
comment-address-hint = Nayê weşandin; tenê ji bo ku em li ser şîroveya we ji we re binivîsin.
comment-text = Şîroveya we
comment-send = Şîroveyê bişîne
comment-trap = Vê qadê vala bihêlin
comment-waiting = Spas. Şîroveya we gihîşt; piştî ku moderator erê bike wê li vir xuya bibe.
comment-shown = Spas. Şîroveya we hat weşandin.
comment-flooded = Di demeke kurt de gelek şîrove hatin şandin. Nivîsa we li jêr e; ji kerema xwe hinekî din dîsa biceribînin.
comment-closed-now = Ev nûçe êdî şîroveyan wernagire. Nivîsa we li jêr e, heke bixwazin kopî bikin.
comment-faulty = Şîroveya we nehat şandin:
comment-fault-name-missing = Navê xwe binivîsin.
comment-fault-name-long = Navê we dikare herî zêde 60 tîp be.
comment-fault-address-wrong = Navnîşana e-peyamê kêm an şaş xuya dike; rast bikin an vala bihêlin.
comment-fault-text-missing = Şîroveya xwe binivîsin.
comment-fault-text-long = Şîroveya we dikare herî zêde 5.000 tîp be.
comment-fault-parent-gone = Şîroveya ku we bersiv dida êdî nayê nîşandan. Hûn dikarin nivîsa xwe wek şîroveyeke cuda bişînin.
comments-jump = Şîrove binivîse
comments-sort = Şîroveyan rêz bike
comments-sort-newest = Herî nû
comments-sort-oldest = Herî kevn
comments-sort-answered = Herî zêde bersiv
comments-next = Şîroveyên din
comments-answers-earlier = Bersivên berê
comments-answers-more = Bersivên din
comments-first = Vegere şîroveyên pêşîn
comments-feed = Van şîroveyan bişopîne (Atom)
comments-mine = Şîroveyên min
comments-open-until = Şîrove heta { $date } vekirî ne.
comments-closed-since = Şîroveyên vê nûçeyê di { $date } de hatin girtin.
comment-yours = Ya we
comment-state-pending = Li benda erêkirinê ye
comment-state-approved = Hatiye weşandin
comment-state-rejected = Nehat weşandin
comment-state-removed = Hat jêbirin
comment-pending-note = Vê şîroveyê niha tenê hûn dibînin. Piştî ku moderator erê bike wê xuya bibe.
comment-held-note = Pêşî moderatorek wê lê binêre, ji ber ku:
comment-hidden-reason = Çend xwendevanan gilî jê kiriye.
comment-rejected-note = Moderator ev şîrove neweşand. Sedem:
comment-gone = Ev şîrove hat jêbirin.
comment-withdraw = Paşve bikişîne
comment-delete = Jê bibe
comment-withdraw-aria = Paşve bikişîne: şîroveya we ya { $date }
comment-delete-aria = Jê bibe: şîroveya we ya { $date }
comment-report = Gilî bike
comment-report-aria = Gilî bike: şîroveya { $name }
comment-waiting-why = Spas, şîroveya we gihîşt. Berî weşanê moderatorek wê lê binêre, ji ber ku:
comment-waiting-see = Şîroveya min nîşan bide
comment-moved-on = Şîroveya xwe binivîsin
comment-as-it-is = Çawa ku min nivîsiye bişîne
comment-banned = Hûn heta { $date } nikarin li vir şîroveyan binivîsin.
comment-banned-for-good = Hûn êdî nikarin li vir şîroveyan binivîsin.
comment-repeat = We ev şîrove berê şandibû; cara duyem nehat şandin.
comment-working = Tê kontrolkirin…
comment-fault-name-mixed = Navê xwe bi yek alfabeyê binivîsin; tîpên alfabeyên cuda di peyvekê de dikarin xwendevanan bixapînin.
comment-fault-name-staff = Ev nav dikare wek navê yekî ji redaksiyonê bê zanîn. Ji kerema xwe navekî din hilbijêrin an tiştekî lê zêde bikin.
comment-fault-name-alike = Ev nav ji navê xwendevanekî din ê vê nîqaşê zor tê cudakirin. Ji kerema xwe biguherînin an tiştekî lê zêde bikin.
rule-haste = Şîroveyan ji forma li ser rûpelê bişînin.
rule-haste-reason = Pir bi lez an ji formeke ku demeke dirêj vekirî mabû hat şandin.
rule-haste-name = Pir bi lez an forma kevn
rule-rush = Dema gelek şîrove tên, hin ji wan li benda moderator dimînin.
rule-rush-reason = Niha gelek şîrove tên.
rule-rush-name = Lehiya şîroveyan

## Giliya li ser şîroveyekê

report-title = Gilî li ser şîroveyekê
report-description = Şîroveyeke ku qaîdeyan dişikîne ji moderatorên { $newsroom } re bibêjin.
report-lead = Hûn giliya vê şîroveya { $name } dikin:
report-why = Pirsgirêka wê çi ye?
report-why-insult = Heqaretê li kesekî dike an gefan lê dixwe
report-why-hate = Nefretê belav dike an cudakariyê dike
report-why-spam = Reklam an spam e
report-why-private = Agahiyên taybet eşkere dike
report-why-false = Agahiyên derewîn belav dike
report-why-other = Sedemeke din
report-note = Tiştê ku divê moderator bizane (ne mecbûrî ye)
report-send = Giliyê bişîne
report-back = Vegere şîroveyê
report-thanks-title = Spas ji bo giliya we
report-thanks = Moderatorek wê li vê şîroveyê binêre. Hûn dikarin carekê giliya şîroveyekê bikin; yên din nayên jimartin.
report-choose = Sedemekê hilbijêrin.
report-flooded = We di demeke kurt de gelek gilî şandin. Ji kerema xwe hinekî din dîsa biceribînin.

## Şîroveyên min û têketin

mine-title = Şîroveyên min
mine-description = Şîroveyên ku we li { $newsroom } nivîsîne û rewşa wan.
mine-known = Ev şîroveyên ku ji vê gerokê hatine nivîsandin in.
mine-known-as = Hûn bi { $address } têketî ne; ev hemû şîroveyên we ne.
mine-unknown = Di vê gerokê de şîroveyên we tune ne.
mine-unknown-sign-in = Heke we berê bi e-peyamê têketibe, hûn dikarin bi heman navnîşanê dîsa têkevin.
mine-empty = We hê şîrove nenivîsiye.
mine-on = Nûçe: { $headline }
mine-answer = Bersiva şîroveyekê
mine-older = Şîroveyên kevntir
mine-export = Hemû şîroveyên min daxîne (JSON)
mine-delete-all = Hemû şîroveyên min jê bibe
mine-tools = Daneyên we
mine-done = Şîroveya we hat jêbirin.
mine-done-all = Hemû şîroveyên we hatin jêbirin.
mine-sign-in = Bi e-peyamê têkeve
mine-sign-in-why = Dema hûn têkevin, hûn dikarin şîroveyên xwe ji her gerokê bibînin û birêve bibin.
mine-sign-out = Derkeve
mine-sign-out-why = Ev gerok we ji bîr dike. Şîroveyên we dimînin.
delete-title = Ev şîrove bê jêbirin?
delete-all-title = Hemû şîroveyên we bên jêbirin?
delete-description = Jêbirina nivîsên xwe piştrast bikin.
delete-text = Nivîs hem li vir hem li redaksiyonê bi temamî tê jêbirin. Heke bersiv hebin, cihê wê di nîqaşê de vala dimîne.
delete-all-text = Nivîsên hemû şîroveyên we hem li vir hem li redaksiyonê bi temamî tên jêbirin. Cihê yên ku bersiv girtine vala dimîne.
delete-confirm = Bi temamî jê bibe
delete-cancel = Bila bimîne
delete-all-cancel = Bila bimînin
sign-in-title = Têketina bi e-peyamê
sign-in-description = Xwendevanên { $newsroom } bi girêdaneke ku bi e-peyamê tê têdikevin; şîfre tune ye.
sign-in-lead = Em ê girêdanekê ji we re bişînin da ku hûn têkevin. Şîfreyeke ku bê bîr tune ye, û hûn dikarin bêyî têketinê jî şîroveyan binivîsin.
sign-in-address = Navnîşana e-peyama we
sign-in-send = Girêdanê bişîne
sign-in-sent-title = Li qutiya xwe ya peyaman binêrin
sign-in-sent = Heke ew navnîşan e-peyaman werdigire, girêdanek di rê de ye. Carekê û 30 deqîqeyan derbasdar e. Hûn dikarin vê rûpelê bigirin.
sign-in-wrong = Navnîşana e-peyamê kêm an şaş xuya dike.
sign-in-flooded = Di demeke kurt de gelek girêdan hatin xwestin. Ji kerema xwe hinekî din dîsa biceribînin.
sign-in-use-title = Têketin
sign-in-use = Gaveke dawî: em piştrast dibin ku girêdanê hûn vedikin, ne bernameya we ya e-peyamê.
sign-in-use-button = Têkeve
sign-in-stale-title = Ev girêdan êdî ne derbasdar e
sign-in-stale = Girêdanek carekê û 30 deqîqeyan derbasdar e. Hûn dikarin yeke nû bixwazin.
sign-in-again = Girêdaneke nû bixwaze
sign-in-mail-subject = Girêdana we ya têketina { $newsroom }
sign-in-mail =
    Silav,

    girêdana we ya têketina { $newsroom }:

    { $link }

    Carekê û 30 deqîqeyan derbasdar e. Heke we nexwestibe, hewce nake hûn tiştekî bikin; bêyî wê kes nikare têkeve.

## Herikînên şîroveyan

comments-feed-title = Şîrove – { $newsroom }
comments-feed-story-title = Şîroveyên li ser “{ $headline }”
comments-feed-description = Şîroveyên herî nû yên xwendevanên { $newsroom }
comments-feed-entry = { $name } li ser “{ $headline }”

## Xwendin çi ye

reads-title = Xwendin çi ye û çawa tê jimartin?
reads-description = Pênaseya vekirî ya hejmara li bin nûçeyên { $newsroom }: kî tê jimartin, kî nayê jimartin û çi nayê parastin.
reads-lead = Xwendin ew e ku xwendevanek di nav nîvsaetekê de nûçeyekê vedike û dibîne.
reads-once-heading = Nûkirina rûpelê hejmarê zêde nake
reads-once = Nîvsaet li serê saetê û li nîvê wê, li gorî dema gerdûnî ya hevrêzkirî (UTC) dest pê dikin. Xwendevan di heman nîvsaetê de çend caran veke jî carekê tê jimartin; di ya paşê de dibe xwendineke nû. Rûpel piştî ku saniyeyekê li ber çavan be tê jimartin; heke JavaScript girtî be, barkirina wê bes e.
reads-who-heading = Xwendevan çawa ji hev tên cudakirin?
reads-who = Ji navnîşana IPyê û navê ku gerok li xwe dike, bi mifteyeke veşartî, kurteyeke ku nayê vegerandin tê çêkirin. Mifte her roj (UTC) tê tunekirin; roja din kes nayê naskirin. Navnîşan bi xwe nayê parastin û cookie nayên bikaranîn.
reads-aside-heading = Her agahdarî tenê di polekê de ye
reads-aside-text = Her rûpel xwe agahdar dike. Agahdarî an xwendin e, an jî dikeve tenê yek ji polên jêrîn; xwendin û pol bi hev re hemû agahdarî ne, tiştek bêdeng nayê avêtin. Li kêleka xwendinan em nîşan didin çend serdan wek bot, reftar, navendên daneyan, lehî û kopî cuda hatine girtin.
reads-limits-heading = Tiştê ku hejmar nizane
reads-limits = Du kesên li heman torê û bi heman gerokê dikarin wek yekî xuya bikin; kesê ku bi telefon û komputerê dixwîne wek du kesan. Nûçeya ku hema piştî serê saetê an nîvê wê dîsa vebe, du caran tê jimartin.
reads-kept-heading = Ya hatiye jimartin winda nabe
reads-kept = Serdan piştî ku li ser dîskê hat nivîsandin tê pejirandin. Server di wê kêliyê de raweste jî, tê jimartin.

## Cihê ku rûpel lê tune ye

not-found-title = Rûpelek bi vê navnîşanê tune ye
not-found-description = Rûpel nehat dîtin. Dibe ku navnîşan şaş hatibe nivîsandin an girêdan kevn bûbe; lêgerînê biceribînin.
not-found-text = Dibe ku navnîşan şaş hatibe nivîsandin an girêdan kevn bûbe. Hûn dikarin li vir li nûçeyê bigerin:
gone-title = Ev nûçe hat vekişandin
gone-description = Nûçeya li vê navnîşanê hat vekişandin. Ev rûpel dibêje kê û kengî vekişandiye.
gone-by-newsroom = Redaksiyona me ev nûçe vekişand.
gone-by-agency = { $agency } ev nûçe vekişand.
gone-reason = Sedem:
gone-when = Vekişandin:
error-title = Rûpel nayê nîşandan
error-description = Dema rûpel dihat amadekirin, li cem me çewtiyek çêbû. Ji kerema xwe hinekî din dîsa biceribînin.
error-text = Li cem me çewtiyek çêbû. Ji kerema xwe hinekî din dîsa biceribînin. Heke hûn ji me re binivîsin, vê hejmarê bibêjin:

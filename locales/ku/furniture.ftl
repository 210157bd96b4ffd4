## Derdora nûçeyê: cure, dîrok, çavkanî, mijar; li rûpela sereke yên herî zêde xwendî.

form-news = Nûçe
form-analysis = Analîz
form-interview = Hevpeyvîn
form-opinion = Nêrîn
form-letter = Nameya xwendevan
form-correction = Rastkirin
form-obituary = Nekrolojî
minutes-to-read =
    { $count ->
        [one] { $count } deqîqe xwendin
       *[other] { $count } deqîqe xwendin
    }
byline-opinion = Nivîskar:
change-first = Weşana yekem
change-update = Nûkirin
change-correction = Rastkirin
change-clarification = Zelalkirin
change-retraction = Paşvekişandin
notice-correction = Ev nûçe hat rastkirin:
notice-clarification = Ev nûçe hat zelalkirin:
notice-retraction = Ev nûçe hat paşvekişandin
notice-retraction-text = Em êdî li pişt vê nûçeyê nasekinin. Nivîsa wê ji bo qeydê wek xwe hat hiştin.
history-heading = Dîroka weşanê
history-changes = Guhertoyan peyv bi peyv berawird bike
sources-links = Belge û girêdanên di nivîsê de
sources-document = belge
topics-heading = Mijar
editions-heading = Ev nûçe bi zimanên din
related-heading = Zêdetir li ser { $topic }
chain-here = Nûçeya ku hûn dixwînin
share = Parve bike
share-mail = Bi e-peyamê bişîne
share-address = Navnîşan ji bo kopîkirinê
share-copy = Navnîşanê kopî bike
share-copied = Navnîşan hat kopîkirin
most-read-heading = Di 24 saetên dawî de yên herî zêde xwendî
components-title = Parçeyên rûpelê
components-lead = Parçeyên ku ev tema rûpelên xwe ji wan çêdike, di hemû rewşan de. Ji bo kesên ku li ser temayekê dixebitin.
components-colours = Reng
components-type = Tîp
components-sample = Çûkê şîn û gîhayê hişk li ber xanîyê kevn ê gundê me bûn
components-cards = Kartên nûçeyan
components-story = Parçeyên nûçeyekê
components-comments = Şîrove
components-forms = Form û bişkok
components-lists = Lîste û rûpelên vala
print-current = Nûçe di rewşa xwe ya dawî de, bi rastkirin û şîroveyan:

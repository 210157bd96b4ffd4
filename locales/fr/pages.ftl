## Les pages à côté des articles : sujets, auteurs, archives, rectificatifs, mentions légales et tout ce qu’une rédaction doit à ses lecteurs.

## Le pied de page et le chemin vers une page

foot-menu = À propos de ce site
foot-about = Qui sommes-nous
foot-imprint = Mentions légales
foot-corrections = Rectificatifs
foot-archive = Archives
foot-topics = Sujets
foot-authors = Auteurs
foot-feeds = Flux d’actualité
foot-comment-rules = Règles des commentaires
foot-accessibility = Accessibilité
foot-lite = Version légère, sans images
crumbs-label = Vous êtes ici
crumbs-front = À la une

## Quand il n’y a pas de page : par où continuer

ways-sections = Les rubriques
ways-latest = Derniers articles
ways-archive = Les archives, jour après jour

## La version légère

lite-note = Voici la version légère : ni images, ni scripts.
lite-full = Version complète
lite-picture = Image : { $alt }
lite-picture-unsaid = Il y a ici une image ; elle figure dans la version complète.
lite-comments =
    { $count ->
        [0] Commenter cet article (version complète)
        [one] Lire le commentaire (version complète)
       *[other] Lire les { $count } commentaires (version complète)
    }

## Sujets et auteurs

topics-title = Sujets
topics-description = Les sujets traités par { $newsroom }, par ordre alphabétique.
topics-lead = Les sujets les plus traités, par ordre alphabétique.
topics-empty = Aucun article n’a encore de sujet.
topic-kicker = Sujet
topic-description = { $newsroom } : tous les articles sur le sujet « { $topic } », du plus récent au plus ancien.
authors-title = Auteurs
authors-description = Celles et ceux qui ont signé des articles dans { $newsroom }, par ordre alphabétique.
authors-lead = Celles et ceux qui ont signé le plus d’articles, par ordre alphabétique.
authors-empty = Aucun article n’est encore signé.
author-kicker = Auteur
author-description = { $newsroom } : tous les articles de { $author }, du plus récent au plus ancien.
named-count =
    { $count ->
        [one] Un article
       *[other] { $count } articles
    }
named-latest = Dernier article : { $date }

## Les archives

archive-title = Archives
archive-description = { $newsroom } : tous les articles publiés, jour après jour.
archive-lead = Tous les jours où des articles ont paru, avec leur nombre.
archive-years = Années
archive-month-empty = Aucun article n’a paru cette année-là.
archive-day-title = Articles du { $date }
archive-day-description = { $newsroom } : tous les articles parus le { $date }.
archive-day-empty = Aucun article n’a paru ce jour-là.
archive-earlier = Avant : { $date }
archive-later = Après : { $date }

## Rectificatifs et modifications d’un article

corrected-title = Rectificatifs et précisions
corrected-description = { $newsroom } : tous les rectificatifs, précisions et retraits, du plus récent au plus ancien, avec un lien vers l’article.
corrected-lead = Quand nous nous trompons ou manquons de clarté, nous le disons : dans l’article lui-même et ici. L’historique de l’article permet de comparer avec ce qui avait paru.
corrected-report = Vous avez relevé une erreur ? Écrivez-nous :
corrected-report-imprint = Vous avez relevé une erreur ? Nos coordonnées figurent dans les mentions légales.
corrected-empty = Rien n’a encore été corrigé.
corrected-older = Rectificatifs plus anciens
corrected-newest = Rectificatifs les plus récents
log-kind-update = Mise à jour
log-kind-correction = Rectificatif
log-kind-clarification = Précision
log-kind-retraction = Retrait
log-title = Ce qui a changé
log-description = Toutes les versions publiées de « { $headline } », avec les mots retirés et ajoutés.
log-lead = Toutes les versions que les lecteurs ont vues, de la plus récente à la plus ancienne. Les mots retirés sont barrés, les mots ajoutés sont soulignés.
log-unchanged = Cet article n’a pas changé depuis sa première publication.
log-first = Première publication
log-version = Version { $number }
log-removed = retiré :
log-added = ajouté :
log-mark-end = ,
log-headline = Titre
log-standfirst = Chapô
log-byline = Signature
log-text = Texte
log-same =
    { $count ->
        [one] un paragraphe inchangé
       *[other] { $count } paragraphes inchangés
    }
log-details = Le texte est le même ; des images ou d’autres détails ont changé.
log-earlier-versions =
    { $count ->
        [one] Une version plus ancienne est conservée et n’est pas comparée ici.
       *[other] { $count } versions plus anciennes sont conservées et ne sont pas comparées ici.
    }
log-see = Ce qui a changé
log-back = Retour à l’article

## Mentions légales

imprint-title = Mentions légales
imprint-description = Qui édite { $newsroom }, qui en répond et comment les joindre.
imprint-name = Publication
imprint-site = Site
imprint-publisher = Éditeur
imprint-owner = Propriétaire ou représentant légal
imprint-editor = Directeur de la publication
imprint-address = Adresse
imprint-phone = Téléphone
imprint-mail = Courriel
imprint-registered-mail = Courrier électronique recommandé
imprint-host = Hébergeur
imprint-tax-office = Centre des impôts
imprint-tax-number = Numéro fiscal
imprint-registration = Immatriculation
imprint-empty = La rédaction n’a pas encore indiqué qui répond de ce site.

## Qui nous sommes et nos principes

about-title = Qui nous sommes et nos principes
about-description = Qui est { $newsroom }, à quoi la rédaction s’engage et ce que les lecteurs peuvent en exiger.
about-principles = Nos principes
about-promises = Ce que vous pouvez exiger de nous
about-sources-heading = Chaque article indique sa source
about-sources = Sous chaque article figure son origine : notre propre enquête, une agence ou un document, avec un lien s’il en existe un et les conditions d’utilisation.
about-corrections-heading = Les erreurs se corrigent en public
about-corrections = Rien n’est modifié en silence. Un rectificatif dit ce qui était faux, figure dans l’article et sur une page à part, et le texte antérieur se compare mot à mot. Un article retiré laisse un avis qui en donne le motif.
about-corrections-link = Rectificatifs et précisions
about-times-heading = Les heures sont exactes
about-times = L’heure de première publication ne change jamais. Un article n’est dit mis à jour que si les faits ont changé.
about-reads-heading = Les chiffres sont honnêtes
about-reads = Les lectures sont comptées selon une définition publique ; ce qui est mis à part est compté et affiché aussi.
about-reads-link = Qu’est-ce qu’une lecture ?
about-comments-heading = Les commentaires ont des règles
about-comments = Nous publions un commentaire en entier ou pas du tout et, dans ce cas, nous disons pourquoi à son auteur.
about-comments-link = Règles des commentaires
about-privacy-heading = Ici, personne ne vous suit
about-privacy = Les pages ne chargent rien d’ailleurs, et la lecture ne dépose aucun cookie. Un cookie de ce site n’est déposé que si vous commentez ou vous connectez, pour que vous retrouviez vos commentaires.
about-contact-heading = Nous joindre
about-contact = Les mentions légales disent qui répond de ce site et comment nous joindre.

## Accessibilité

access-title = Accessibilité
access-description = Ce que fait { $newsroom } pour que chacun puisse lire, ce qui n’est pas encore satisfaisant et à qui le dire.
access-lead = Chacun doit pouvoir lire ce site : à l’oreille, au clavier, agrandi, en fort contraste, sur un vieux téléphone ou une connexion lente.
access-standard-heading = Notre référence
access-standard = Les pages suivent les règles pour l’accessibilité des contenus web (WCAG) 2.2, niveau AA.
access-do-heading = Ce que cela signifie ici
access-do-keyboard = Tout fonctionne au clavier et l’on voit toujours où l’on est. Le premier lien de chaque page mène droit au contenu.
access-do-script = Lire, chercher et commenter se font sans JavaScript.
access-do-size = Le texte s’agrandit jusqu’à 400 % sans défilement latéral et suit la taille réglée dans votre navigateur.
access-do-colours = Les couleurs claires et sombres suivent le réglage de votre appareil ; les modes à fort contraste et la réduction des animations sont respectés.
access-do-language = Chaque page, et chaque passage dans une autre langue, indique sa langue afin que les lecteurs d’écran la prononcent correctement.
access-do-lite = La une, les rubriques et les articles existent en version légère, sans images ; le lien est au pied de la page.
access-limits-heading = Ce qui n’est pas encore satisfaisant
access-limits = Certaines photos d’agence arrivent sans description, et certains tableaux et graphiques, faits par d’autres, ne peuvent être modifiés par nous. Signalez-les-nous : nous les décrirons.
access-tested-heading = Comment c’est vérifié
access-tested = Chaque version du logiciel est testée automatiquement dans un navigateur : avec les règles d’axe et un vérificateur HTML, au clavier seul, sans JavaScript, à 400 % et en couleurs forcées. Les tests automatiques ne trouvent pas tout.
access-contact-heading = Dites-le-nous
access-contact = Si quelque chose vous empêche de lire, écrivez-nous ; nous répondrons et corrigerons :
access-contact-imprint = Si quelque chose vous empêche de lire, dites-le-nous ; nos coordonnées figurent dans les mentions légales.

## Règles des commentaires

house-title = Règles des commentaires
house-description = Ce que { $newsroom } demande aux commentaires, ce qu’ils deviennent et ce qui est conservé.
house-lead = Ces règles valent sous nos articles (langue : { $language }). Une machine en applique certaines, s’explique et propose si possible un texte corrigé ; ce sont des personnes qui décident.
house-rules-heading = Ce que nous demandons
house-does-return = Sinon, le commentaire vous revient avec le motif.
house-does-hold = Sinon, la modération le lit avant qu’il ne paraisse.
house-does-suggest = Nous vous faisons une proposition ; vous pouvez envoyer votre commentaire tel quel.
house-after-heading = Ce que devient un commentaire
house-policy-before = La modération lit chaque commentaire avant qu’il ne paraisse.
house-policy-at-once = Un commentaire paraît aussitôt, sauf si une règle le retient pour la modération.
house-policy-closed = Les commentaires sont fermés pour le moment.
house-whole = Un commentaire est publié en entier ou pas du tout ; nous ne changeons jamais vos mots.
house-told = Si votre commentaire n’est pas publié, le motif figure dans « Mes commentaires ».
house-close =
    { $days ->
        [one] Les commentaires d’un article ferment un jour après sa publication.
       *[other] Les commentaires d’un article ferment { $days } jours après sa publication.
    }
house-reports =
    { $count ->
        [0] Tout commentaire peut être signalé ; la modération examine chaque signalement.
        [one] Tout commentaire peut être signalé. Un commentaire signalé est masqué jusqu’à ce que la modération l’ait lu.
       *[other] Tout commentaire peut être signalé. Quand { $count } lecteurs l’ont fait, il est masqué jusqu’à ce que la modération l’ait lu.
    }
house-data-heading = Vos données
house-data = Aucun compte n’est nécessaire. L’adresse électronique est facultative, n’est jamais affichée et ne sert qu’à vous écrire au sujet de votre commentaire. Un cookie de ce site vous permet de retrouver vos commentaires.
house-data-link = Voir, télécharger ou supprimer mes commentaires

## La liste des flux

feeds-title = Flux d’actualité
feeds-description = Tous les flux de { $newsroom } : Atom, RSS et JSON Feed pour les lecteurs, ninjs et NewsML-G2 pour les rédactions.
feeds-lead = Avec un lecteur de flux, vous nous suivez sans compte et sans que personne ne vous observe. Choisissez une rubrique et un format ; tout lecteur en comprend au moins un.
feeds-all = Tous les articles
feeds-comments-heading = Commentaires
feeds-comments = Les derniers commentaires des lecteurs
feeds-comments-story = Les commentaires de chaque article ont aussi leur flux ; le lien se trouve en dessous.
feeds-wire-heading = Pour les rédactions
feeds-wire = Les mêmes articles sous forme de fil lisible par machine. Les rectificatifs sont de nouvelles versions, les retraits des annulations.
feeds-summary = Ajoutez { $query } à l’adresse d’un flux pour n’obtenir que les titres et les chapôs.
feeds-part = Partie du site
feeds-format = Formats

## Recherche

find-filters = Affiner la recherche
find-section = Rubrique
find-any-section = Toutes les rubriques
find-form = Genre
find-any-form = Tous les genres
find-form-news = Actualité
find-form-analysis = Analyse
find-form-interview = Entretien
find-form-opinion = Opinion
find-form-letter = Courrier des lecteurs
find-form-correction = Rectificatif
find-form-obituary = Nécrologie
find-since = Du
find-until = Au
find-sort = Trier par
find-sort-best = Pertinence
find-sort-newest = Plus récents d’abord
find-apply = Appliquer
find-reset = Retirer tous les filtres
find-years = Par année
find-option = { $name } ({ $count })
find-elsewhere = Dans d’autres langues
find-elsewhere-count =
    { $count ->
        [one] { $language } : un article
       *[other] { $language } : { $count } articles
    }
find-none-filtered = Aucun article ne correspond à votre recherche avec ces filtres.

## Ce qui reste d’une lecture

reads-stays-heading = Ce qui est conservé, et combien de temps
reads-stays-address = Votre adresse et le nom de votre navigateur : seulement en mémoire, le temps d’écrire la visite, quelques millièmes de seconde.
reads-stays-key = La clé secrète du jour : jusqu’à la fin du jour en temps universel coordonné. Elle est alors supprimée ; les copies des données ne la contiennent jamais.
reads-stays-log = L’article, l’empreinte et la demi-heure de chaque visite : jusqu’à ce qu’ils soient additionnés, ainsi que ceux du lendemain.
reads-stays-sums = Le nombre de signalements de chaque catégorie pour un article, et si ses lecteurs venaient d’un moteur de recherche, d’un réseau social, de ce site ou d’ailleurs : par heure pendant 35 jours, par jour sans limite. Ce sont des sommes ; aucune ligne ne concerne une personne.
reads-stays-six = D’une adresse longue (IPv6), seule la première moitié entre en compte, car le reste appartient à tout un foyer.
reads-stays-hand = Personne ne modifie un chiffre à la main ; rien dans le logiciel ne le permet.
reads-stays-lite = Dans la version légère aussi, il suffit que la page soit chargée.
reads-class-agent = Robots : les visiteurs qui se déclarent tels ou ne disent rien d’eux-mêmes (moteurs de recherche, aperçus de liens), les pages préchargées et les signalements venus d’autres sites.
reads-class-behaviour = Comportement : les navigateurs pilotés par un programme, et plus d’articles en une demi-heure qu’une personne n’en ouvre.
reads-class-data-centre = Centres de données : les adresses des réseaux d’hébergeurs, où se trouvent des machines et où personne ne lit.
reads-class-burst = Afflux : trop de lecteurs d’apparence différente à une même adresse, sur un même article, en une demi-heure.
reads-class-replay = Copiés ou falsifiés : les signalements sans la marque signée d’une page d’ici, avec celle d’un autre article ou vieille de plusieurs jours, ou avec une marque revenue plus souvent que la page n’a été envoyée.
reads-class-unseen = Non vues : la page a quitté l’écran dans sa première seconde ou n’y est jamais apparue. Conservées, mais pas comprises dans les visites mises à part affichées.
reads-class-repeat = Répétitions : le même lecteur, le même article, la même demi-heure. C’est la lecture déjà comptée.
reads-token = Chaque page porte une marque signée, valable pour cet article et pour un jour. Elle est la même pour tous ceux qui reçoivent la page dans la même demi-heure et ne dit rien de vous.

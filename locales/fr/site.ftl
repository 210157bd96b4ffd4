## Ce que voient les lecteurs : tous les mots d’une page qui ne sont pas ceux de l’article.

language-name = Français
open-graph-locale = fr_FR
time-of-day = { $hour }h{ $minute }
date-and-time = { $date } à { $time }
comma = ,

## Le cadre

skip-to-content = Aller au contenu
menu-sections = Rubriques
menu-languages = Langues
search = Recherche
search-label = Rechercher dans l’actualité
search-button = Rechercher
foot-reads = Comment sont comptées les lectures ?
to-front = Retour à la une

## La une et les rubriques

front-title = L’actualité en continu
front-description = { $newsroom } : l’actualité du jour, rubrique par rubrique, avec la source de chaque article.
front-latest = Dernières nouvelles
front-empty = Rien n’a encore été publié. Le premier article paraîtra ici.
section-description = { $newsroom }, rubrique { $section } : les derniers articles, leurs sources et leurs heures de publication.
section-empty = Il n’y a pas encore d’article dans cette rubrique.
section-older = Articles plus anciens
section-newest = Articles les plus récents
section-older-heading = Articles plus anciens

## Recherche

search-title = Recherche : « { $query } »
search-description = Rechercher dans les archives de { $newsroom } : titres et textes de tous les articles publiés.
search-hint = La recherche porte sur les titres et les textes, sans tenir compte des accents ni des majuscules.
search-count =
    { $count ->
        [0] Aucun article trouvé
        [one] Un article trouvé
       *[other] { $count } articles trouvés
    }
search-none = Aucun article ne correspond à votre recherche.
search-none-hint = Vérifiez l’orthographe ou essayez avec moins de mots.
search-more = Autres résultats

## L’article

preview-banner = Aperçu : seule la rédaction voit cette page. Les lecteurs verront l’article ainsi une fois publié.
byline-label = Par
published = Publié le :
updated = Mis à jour le :
zone = (UTC{ $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }, le { $day } –
dateline-place-day-agency = { $place }, le { $day } ({ $agency }) –
corrections-heading = Rectificatifs
source-heading = Source
source-terms = Conditions d’utilisation
chain-heading = Le fil de l’affaire
more-heading = Plus d’articles de la rubrique { $section }
embed-leads-to = Lien
table-label = Tableau
reads-count =
    { $count ->
        [0] Pas encore lu
        [one] Lu une fois
       *[other] Lu { $count } fois
    }
reads-aside =
    { $count ->
        [one] Une visite mise à part
       *[other] { $count } visites mises à part
    }
reads-how = Notre méthode de comptage

## Commentaires

comments-heading =
    { $count ->
        [0] Commentaires
        [one] Un commentaire
       *[other] { $count } commentaires
    }
comments-none = Pas encore de commentaire. Soyez le premier à réagir.
comments-none-closed = Personne n’a commenté cet article.
comments-closed = Les commentaires sont fermés.
comments-older = Commentaires plus anciens
comments-newest = Commentaires les plus récents
comment-permalink = Lien vers ce commentaire
comment-answer = Répondre
comment-answer-aria = Répondre à { $name }
comment-write = Écrire un commentaire
comment-answer-to = Réponse à { $name }
comment-answer-cancel = Annuler la réponse
comment-name = Votre nom
comment-address = Votre adresse électronique (facultatif)
comment-address-hint = Elle n’est pas publiée et ne sert qu’à vous écrire au sujet de votre commentaire.
comment-text = Votre commentaire
comment-send = Envoyer le commentaire
comment-trap = Laissez ce champ vide
comment-waiting = Merci. Votre commentaire est bien arrivé ; il paraîtra ici une fois validé par la modération.
comment-shown = Merci. Votre commentaire est publié.
comment-flooded = Trop de commentaires ont été envoyés en peu de temps. Votre texte est conservé ci-dessous ; réessayez dans un instant.
comment-closed-now = Cet article n’accepte plus de commentaires. Votre texte figure ci-dessous si vous souhaitez le copier.
comment-faulty = Votre commentaire n’a pas pu être envoyé :
comment-fault-name-missing = Indiquez votre nom.
comment-fault-name-long = Votre nom ne peut pas dépasser 60 caractères.
comment-fault-address-wrong = L’adresse électronique semble incomplète ou erronée ; corrigez-la ou laissez le champ vide.
comment-fault-text-missing = Écrivez votre commentaire.
comment-fault-text-long = Votre commentaire ne peut pas dépasser 5 000 caractères.
comment-fault-parent-gone = Le commentaire auquel vous répondiez n’est plus affiché. Vous pouvez envoyer votre texte comme un nouveau commentaire.
comments-jump = Écrire un commentaire
comments-sort = Trier les commentaires
comments-sort-newest = Les plus récents
comments-sort-oldest = Les plus anciens
comments-sort-answered = Les plus discutés
comments-next = Commentaires suivants
comments-answers-earlier = Réponses précédentes
comments-answers-more = Autres réponses
comments-first = Retour aux premiers commentaires
comments-feed = Suivre ces commentaires (Atom)
comments-mine = Mes commentaires
comments-open-until = Les commentaires sont ouverts jusqu’au { $date }.
comments-closed-since = Les commentaires de cet article sont fermés depuis le { $date }.
comment-yours = De vous
comment-state-pending = En attente de validation
comment-state-approved = Publié
comment-state-rejected = Non publié
comment-state-removed = Supprimé
comment-pending-note = Vous êtes pour l’instant seul à voir ce commentaire. Il paraîtra une fois validé par la modération.
comment-held-note = La modération le lira d’abord, car :
comment-hidden-reason = Plusieurs lecteurs l’ont signalé.
comment-rejected-note = La modération n’a pas publié ce commentaire. Motif :
comment-gone = Ce commentaire a été supprimé.
comment-withdraw = Retirer
comment-delete = Supprimer
comment-withdraw-aria = Retirer votre commentaire du { $date }
comment-delete-aria = Supprimer votre commentaire du { $date }
comment-report = Signaler
comment-report-aria = Signaler le commentaire de { $name }
comment-waiting-why = Merci, votre commentaire est bien arrivé. La modération le lira avant qu’il ne paraisse, car :
comment-waiting-see = Voir mon commentaire
comment-moved-on = Écrire votre propre commentaire
comment-as-it-is = L’envoyer tel quel
comment-banned = Vous ne pouvez pas commenter ici jusqu’au { $date }.
comment-banned-for-good = Vous ne pouvez plus commenter ici.
comment-repeat = Vous avez déjà envoyé ce commentaire ; il n’a pas été envoyé une seconde fois.
comment-working = Vérification…
comment-fault-name-mixed = Écrivez votre nom dans un seul alphabet : mêler plusieurs alphabets dans un mot peut tromper les lecteurs.
comment-fault-name-staff = Ce nom pourrait passer pour celui de la rédaction. Choisissez-en un autre ou complétez-le.
comment-fault-name-alike = Ce nom se distingue à peine de celui d’un autre lecteur de cette discussion. Changez-le ou complétez-le.
rule-haste = Envoyez vos commentaires depuis le formulaire de la page.
rule-haste-reason = Il a été envoyé anormalement vite, ou depuis un formulaire ouvert depuis très longtemps.
rule-haste-name = Envoi trop rapide ou formulaire trop ancien
rule-rush = Quand les commentaires affluent, certains attendent la modération.
rule-rush-reason = De très nombreux commentaires arrivent en ce moment.
rule-rush-name = Afflux de commentaires

## Signaler un commentaire

report-title = Signaler un commentaire
report-description = Signalez à la modération de { $newsroom } un commentaire contraire aux règles.
report-lead = Vous signalez ce commentaire de { $name } :
report-why = Quel est le problème ?
report-why-insult = Il insulte ou menace quelqu’un
report-why-hate = Il incite à la haine ou discrimine
report-why-spam = C’est de la publicité ou du spam
report-why-private = Il révèle des informations privées
report-why-false = Il diffuse de fausses informations
report-why-other = Autre chose
report-note = Une précision pour la modération (facultatif)
report-send = Envoyer le signalement
report-back = Retour au commentaire
report-thanks-title = Merci pour votre signalement
report-thanks = La modération va examiner ce commentaire. Un même commentaire ne se signale qu’une fois ; vos autres signalements ne comptent pas.
report-choose = Choisissez un motif.
report-flooded = Vous avez envoyé plusieurs signalements en peu de temps. Réessayez dans un instant.

## Mes commentaires et la connexion

mine-title = Mes commentaires
mine-description = Les commentaires que vous avez écrits sur { $newsroom } et ce qu’ils sont devenus.
mine-known = Voici les commentaires écrits depuis ce navigateur.
mine-known-as = Vous êtes connecté avec l’adresse { $address } ; voici tous vos commentaires.
mine-unknown = Ce navigateur ne contient aucun commentaire de vous.
mine-unknown-sign-in = Si vous vous êtes déjà connecté par courriel, vous pouvez le refaire avec la même adresse.
mine-empty = Vous n’avez pas encore écrit de commentaire.
mine-on = Article : { $headline }
mine-answer = En réponse à un commentaire
mine-older = Commentaires plus anciens
mine-export = Télécharger tous mes commentaires (JSON)
mine-delete-all = Supprimer tous mes commentaires
mine-tools = Vos données
mine-done = Votre commentaire a été supprimé.
mine-done-all = Tous vos commentaires ont été supprimés.
mine-sign-in = Se connecter par courriel
mine-sign-in-why = Une fois connecté, vous retrouvez et gérez vos commentaires depuis n’importe quel navigateur.
mine-sign-out = Se déconnecter
mine-sign-out-why = Ce navigateur vous oublie. Vos commentaires restent.
delete-title = Supprimer ce commentaire ?
delete-all-title = Supprimer tous vos commentaires ?
delete-description = Confirmez la suppression de ce que vous avez écrit.
delete-text = Le texte disparaîtra définitivement, ici comme à la rédaction. S’il a reçu des réponses, sa place dans la discussion restera vide.
delete-all-text = Les textes de tous vos commentaires disparaîtront définitivement, ici comme à la rédaction. La place de ceux qui ont reçu des réponses restera vide.
delete-confirm = Supprimer définitivement
delete-cancel = Le conserver
delete-all-cancel = Les conserver
sign-in-title = Connexion par courriel
sign-in-description = Les lecteurs de { $newsroom } se connectent avec un lien reçu par courriel, sans mot de passe.
sign-in-lead = Nous vous enverrons un lien de connexion. Aucun mot de passe à retenir, et vous pouvez aussi commenter sans vous connecter.
sign-in-address = Votre adresse électronique
sign-in-send = Recevoir le lien
sign-in-sent-title = Consultez votre messagerie
sign-in-sent = Si cette adresse reçoit du courrier, un lien est en route. Il est valable une fois, pendant 30 minutes. Vous pouvez fermer cette page.
sign-in-wrong = L’adresse électronique semble incomplète ou erronée.
sign-in-flooded = Trop de liens ont été demandés en peu de temps. Réessayez dans un instant.
sign-in-use-title = Connexion
sign-in-use = Dernière étape : nous vérifions que c’est bien vous, et non votre logiciel de messagerie, qui ouvrez le lien.
sign-in-use-button = Me connecter
sign-in-stale-title = Ce lien n’est plus valable
sign-in-stale = Un lien est valable une fois, pendant 30 minutes. Vous pouvez en demander un autre.
sign-in-again = Demander un nouveau lien
sign-in-mail-subject = Votre lien de connexion à { $newsroom }
sign-in-mail =
    Bonjour,

    voici votre lien de connexion à { $newsroom } :

    { $link }

    Il est valable une fois, pendant 30 minutes. Si vous ne l’avez pas demandé, ne faites rien : sans lui, personne ne peut se connecter.

## Flux de commentaires

comments-feed-title = Commentaires – { $newsroom }
comments-feed-story-title = Commentaires sur « { $headline } »
comments-feed-description = Les derniers commentaires des lecteurs de { $newsroom }
comments-feed-entry = { $name } sur « { $headline } »

## Ce qu’est une lecture

reads-title = Qu’est-ce qu’une lecture ?
reads-description = La définition publique du compteur affiché sous les articles de { $newsroom } : qui est compté, qui ne l’est pas, ce qui n’est pas conservé.
reads-lead = Une lecture, c’est un lecteur qui ouvre et voit un article au cours d’une même demi-heure.
reads-once-heading = Recharger la page n’ajoute rien
reads-once = Les demi-heures commencent à l’heure pile et à la demie, en temps universel coordonné (UTC). Un lecteur qui ouvre plusieurs fois le même article dans une demi-heure compte une fois ; s’il y revient dans une autre, c’est une nouvelle lecture. Une page compte après une seconde d’affichage ; sans JavaScript, il suffit qu’elle soit chargée.
reads-who-heading = Comment distinguons-nous les lecteurs ?
reads-who = À partir de l’adresse IP et du nom que se donne le navigateur, une clé secrète produit une empreinte irréversible. La clé est détruite chaque jour (UTC) : personne n’est reconnu le lendemain. L’adresse elle-même n’est pas conservée, et il n’y a pas de cookie.
reads-aside-heading = Chaque signalement relève d’une seule catégorie
reads-aside-text = Chaque page se signale. Un signalement est une lecture ou relève d’une seule des catégories ci-dessous ; lectures et catégories réunies forment tous les signalements, rien n’est écarté en silence. À côté des lectures, nous indiquons combien de visites ont été mises à part : robots, comportements, centres de données, afflux et copies.
reads-limits-heading = Ce que le compteur ignore
reads-limits = Deux personnes sur un même réseau avec le même navigateur peuvent passer pour une seule ; une personne qui lit sur son téléphone et son ordinateur passe pour deux. Un article rouvert juste après l’heure ou la demie compte deux fois.
reads-kept-heading = Ce qui est compté n’est pas perdu
reads-kept = Une visite n’est confirmée qu’une fois écrite sur le disque. Même si le serveur s’arrête à cet instant, elle compte.

## Quand il n’y a pas de page

not-found-title = Cette page n’existe pas
not-found-description = La page est introuvable. L’adresse est peut-être mal saisie ou le lien périmé ; essayez une recherche.
not-found-text = L’adresse est peut-être mal saisie ou le lien périmé. Vous pouvez chercher l’article ici :
gone-title = Cet article a été retiré
gone-description = L’article publié à cette adresse a été retiré. Cette page indique par qui et quand.
gone-by-newsroom = Notre rédaction a retiré cet article.
gone-by-agency = { $agency } a retiré cet article.
gone-reason = Motif :
gone-when = Retiré le :
error-title = La page ne peut pas s’afficher
error-description = Une erreur est survenue de notre côté pendant la préparation de la page. Réessayez dans un instant.
error-text = Une erreur est survenue de notre côté. Réessayez dans un instant. Si vous nous écrivez, indiquez ce numéro :

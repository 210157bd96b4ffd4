## Ce qui entoure un article : son genre, son histoire, ses sources, ses sujets ; à la une, les plus lus.

form-news = Actualité
form-analysis = Analyse
form-interview = Entretien
form-opinion = Opinion
form-letter = Courrier des lecteurs
form-correction = Rectificatif
form-obituary = Nécrologie
minutes-to-read =
    { $count ->
        [one] { $count } minute de lecture
       *[other] { $count } minutes de lecture
    }
byline-opinion = Par
change-first = Première publication
change-update = Mise à jour
change-correction = Rectificatif
change-clarification = Précision
change-retraction = Retrait
notice-correction = Cet article a été corrigé :
notice-clarification = Cet article a été précisé :
notice-retraction = Cet article a été désavoué
notice-retraction-text = Nous ne répondons plus de cet article. Son texte est laissé en l’état, pour mémoire.
history-heading = Historique de publication
history-changes = Comparer les versions, mot à mot
sources-links = Documents et liens cités dans le texte
sources-document = document
topics-heading = Sujets
editions-heading = Cet article dans d’autres langues
related-heading = À propos de : { $topic }
chain-here = L’article que vous lisez
share = Partager
share-mail = Envoyer par courriel
share-address = Adresse à copier
share-copy = Copier l’adresse
share-copied = Adresse copiée
most-read-heading = Les plus lus des dernières 24 heures
components-title = Éléments de la page
components-lead = Les éléments dont ce thème fait ses pages, dans tous leurs états. Pour qui travaille sur un thème.
components-colours = Couleurs
components-type = Caractères
components-sample = Portez ce vieux whisky au juge blond qui fume
components-cards = Vignettes d’articles
components-story = Éléments d’un article
components-comments = Commentaires
components-forms = Formulaires et boutons
components-lists = Listes et pages vides
print-current = L’article à jour, avec ses rectificatifs et ses commentaires :

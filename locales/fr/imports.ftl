# Les mots pour ce qui vient d’un autre système.
import-nameless = Anonyme
import-spam = Signalé comme spam sur l’ancien site

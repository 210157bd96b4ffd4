# Wörter für das, was aus einem anderen System kommt.
import-nameless = Unbekannt
import-spam = Am alten Ort als Spam markiert

# Kleinigkeiten der Sprache selbst.

quotation = „{ $text }“

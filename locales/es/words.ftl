# Detalles del propio idioma.

quotation = «{ $text }»

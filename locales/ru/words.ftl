# Мелочи самого языка.

quotation = «{ $text }»

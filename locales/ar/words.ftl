# تفاصيل تخص اللغة نفسها.

quotation = «{ $text }»

# Dilin özünə aid xırdalıqlar.

quotation = “{ $text }”

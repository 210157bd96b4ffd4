# Dilin kendisiyle ilgili küçük şeyler.

quotation = “{ $text }”

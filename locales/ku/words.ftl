# Hûrgiliyên zimên bi xwe.

quotation = “{ $text }”

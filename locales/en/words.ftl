# Small things about the language itself.

quotation = “{ $text }”

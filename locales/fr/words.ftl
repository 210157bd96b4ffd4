# De petites choses propres à la langue.

quotation = « { $text } »

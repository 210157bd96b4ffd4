# The rules for comments: what stands above the form, and what is said when a comment comes back.
rules-heading = Before you write
rule-letters = Write Turkish with its own letters: ç, ğ, ı, ö, ş, ü.
rule-capitals = Please don’t write in capitals; it reads like shouting.
rules-returned = Your comment has not been sent yet.
rule-letters-reason = Your comment is in Turkish, but without the letters of Turkish.
rule-capitals-reason = Most of your comment is in capitals.
rules-words = Have a look at the marked words:
rules-suggestion = Did you mean this?
rules-accept = Send it as corrected
rules-edit = I’ll correct it myself

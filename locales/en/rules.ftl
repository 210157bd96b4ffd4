# The rules for comments: what stands above the form, and what is said when a comment comes back.
rules-heading = Before you write
rule-letters = Write Turkish with its own letters: ç, ğ, ı, ö, ş, ü.
rule-capitals = Please don’t write in capitals; it comes across as shouting.
rules-returned = Your comment has not been sent yet.
rule-letters-reason = Your comment is in Turkish but lacks its Turkish letters.
rule-capitals-reason = Most of your comment is in capitals.
rules-words = Please check the marked words:
rules-suggestion = Did you mean this?
rules-accept = Send the corrected version
rules-edit = I’ll edit it myself

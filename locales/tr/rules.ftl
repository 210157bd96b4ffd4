# Yorum kuralları: formun üstünde duranlar ve bir yorum geri geldiğinde söylenenler.
rules-heading = Yorum yazarken
rule-letters = Türkçeyi kendi harfleriyle yazın: ç, ğ, ı, ö, ş, ü.
rule-capitals = Baştan sona büyük harfle yazmayın; okuyana bağırmak gibi gelir.
rules-returned = Yorumunuz henüz gönderilmedi.
rule-letters-reason = Yorumunuzda Türkçe harfler eksik.
rule-capitals-reason = Yorumunuzun çoğu büyük harflerle yazılmış.
rules-words = Lütfen işaretli sözcüklere bakın:
rules-suggestion = Şunu mu demek istediniz?
rules-accept = Düzeltilmiş hâlini gönder
rules-edit = Kendim düzelteyim

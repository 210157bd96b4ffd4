# Başqa sistemdən gələnlər üçün sözlər.
import-nameless = Bir oxucu
import-spam = Köhnə saytda spam kimi işarələnib

# Başka bir sistemden gelenler için sözler.
import-nameless = Bir okur
import-spam = Eski sitede istenmeyen ileti olarak işaretlenmiş

# Palabras para lo que viene de otro sistema.
import-nameless = Anónimo
import-spam = Marcado como correo basura en el sitio anterior

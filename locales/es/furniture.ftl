## Lo que rodea una noticia: su género, su historia, sus fuentes, sus temas; en la portada, lo más leído.

form-news = Noticia
form-analysis = Análisis
form-interview = Entrevista
form-opinion = Opinión
form-letter = Carta al director
form-correction = Corrección
form-obituary = Obituario
minutes-to-read =
    { $count ->
        [one] { $count } minuto de lectura
       *[other] { $count } minutos de lectura
    }
byline-opinion = Por
change-first = Primera publicación
change-update = Actualización
change-correction = Corrección
change-clarification = Aclaración
change-retraction = Retractación
notice-correction = Esta noticia se ha corregido:
notice-clarification = Esta noticia lleva una aclaración:
notice-retraction = Nos retractamos de esta noticia
notice-retraction-text = Ya no respaldamos esta noticia. El texto se conserva como estaba, para que conste.
history-heading = Historial de publicación
history-changes = Comparar las versiones, palabra por palabra
sources-links = Documentos y enlaces del texto
sources-document = documento
topics-heading = Temas
editions-heading = Esta noticia en otros idiomas
related-heading = Más sobre { $topic }
chain-here = La noticia que está leyendo
share = Compartir
share-mail = Enviar por correo electrónico
share-address = Dirección para copiar
share-copy = Copiar la dirección
share-copied = Dirección copiada
most-read-heading = Lo más leído de las últimas 24 horas
components-title = Piezas de la página
components-lead = Las piezas con las que este tema compone sus páginas, en todos sus estados. Para quien trabaja en un tema.
components-colours = Colores
components-type = Letra
components-sample = El veloz murciélago hindú comía feliz cardillo y kiwi
components-cards = Fichas de noticias
components-story = Piezas de una noticia
components-comments = Comentarios
components-forms = Formularios y botones
components-lists = Listas y páginas vacías
print-current = La noticia actualizada, con sus correcciones y comentarios:

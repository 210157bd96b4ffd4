## Páginas junto a las noticias: temas, autores, hemeroteca, fe de errores, aviso legal y lo demás que una redacción debe a sus lectores.

## El pie de cada página y el camino hasta ella

foot-menu = Sobre este sitio
foot-about = Quiénes somos
foot-imprint = Aviso legal
foot-corrections = Fe de errores
foot-archive = Hemeroteca
foot-topics = Temas
foot-authors = Autores
foot-feeds = Canales de noticias
foot-comment-rules = Normas de los comentarios
foot-accessibility = Accesibilidad
foot-lite = Versión ligera, sin imágenes
crumbs-label = Está usted aquí
crumbs-front = Portada

## Donde no hay página: por dónde seguir

ways-sections = Las secciones
ways-latest = Últimas noticias
ways-archive = Hemeroteca, día a día

## La versión ligera

lite-note = Esta es la versión ligera: sin imágenes y sin scripts.
lite-full = Versión completa
lite-picture = Imagen: { $alt }
lite-picture-unsaid = Aquí hay una imagen; está en la versión completa.
lite-comments =
    { $count ->
        [0] Comentar esta noticia (versión completa)
        [one] Leer el comentario (versión completa)
       *[other] Leer { $count } comentarios (versión completa)
    }

## Temas y autores

topics-title = Temas
topics-description = Los temas sobre los que ha escrito { $newsroom }, por orden alfabético.
topics-lead = Los temas con más noticias, por orden alfabético.
topics-empty = Ninguna noticia tiene tema todavía.
topic-kicker = Tema
topic-description = { $newsroom }: todas las noticias sobre el tema «{ $topic }», las más recientes primero.
authors-title = Autores
authors-description = Quienes han firmado noticias en { $newsroom }, por orden alfabético.
authors-lead = Quienes han firmado más noticias, por orden alfabético.
authors-empty = Ninguna noticia está firmada todavía.
author-kicker = Autor
author-description = { $newsroom }: todas las noticias firmadas por { $author }, las más recientes primero.
named-count =
    { $count ->
        [one] Una noticia
       *[other] { $count } noticias
    }
named-latest = La última: { $date }

## La hemeroteca

archive-title = Hemeroteca
archive-description = { $newsroom }: todas las noticias publicadas, día a día.
archive-lead = Todos los días en que se publicaron noticias y cuántas fueron.
archive-years = Años
archive-month-empty = En este año no se publicaron noticias.
archive-day-title = Noticias del { $date }
archive-day-description = { $newsroom }: todas las noticias publicadas el { $date }.
archive-day-empty = Ese día no se publicaron noticias.
archive-earlier = Antes: { $date }
archive-later = Después: { $date }

## Correcciones, y lo que ha cambiado en una noticia

corrected-title = Correcciones y aclaraciones
corrected-description = { $newsroom }: todas las correcciones, aclaraciones y rectificaciones, las más recientes primero, con enlace a la noticia.
corrected-lead = Cuando nos equivocamos o no somos claros, lo decimos: en la propia noticia y aquí. Lo que se publicó antes puede compararse en el historial de cambios de la noticia.
corrected-report = ¿Ha visto un error? Escríbanos:
corrected-report-imprint = ¿Ha visto un error? En el aviso legal figura cómo localizarnos.
corrected-empty = Todavía no se ha corregido nada.
corrected-older = Correcciones anteriores
corrected-newest = Correcciones más recientes
log-kind-update = Actualización
log-kind-correction = Corrección
log-kind-clarification = Aclaración
log-kind-retraction = Retractación
log-title = Qué ha cambiado
log-description = Todas las versiones publicadas de «{ $headline }», con las palabras suprimidas y añadidas.
log-lead = Todas las versiones que han visto los lectores, la más reciente primero. Las palabras suprimidas aparecen tachadas y las añadidas, subrayadas.
log-unchanged = Esta noticia no ha cambiado desde que se publicó.
log-first = Primera publicación
log-version = Versión { $number }
log-removed = suprimido:
log-added = añadido:
log-mark-end = ,
log-headline = Titular
log-standfirst = Entradilla
log-byline = Firma
log-text = Texto
log-same =
    { $count ->
        [one] un párrafo sin cambios
       *[other] { $count } párrafos sin cambios
    }
log-details = El texto es el mismo; han cambiado imágenes u otros detalles.
log-earlier-versions =
    { $count ->
        [one] Se conserva una versión anterior que no se compara aquí.
       *[other] Se conservan { $count } versiones anteriores que no se comparan aquí.
    }
log-see = Qué ha cambiado
log-back = Volver a la noticia

## Aviso legal

imprint-title = Aviso legal
imprint-description = Quién publica { $newsroom }, quién responde de ello y cómo localizarlo.
imprint-name = Publicación
imprint-site = Sitio web
imprint-publisher = Editor
imprint-owner = Titular o representante legal
imprint-editor = Director responsable
imprint-address = Dirección
imprint-phone = Teléfono
imprint-mail = Correo electrónico
imprint-registered-mail = Notificaciones electrónicas
imprint-host = Proveedor de alojamiento
imprint-tax-office = Oficina tributaria
imprint-tax-number = Número de identificación fiscal
imprint-registration = Registro
imprint-empty = La redacción no ha indicado todavía quién responde de este sitio.

## Quiénes somos y nuestros principios

about-title = Quiénes somos y nuestros principios
about-description = Quién es { $newsroom }, a qué se compromete y qué pueden exigirle los lectores.
about-principles = Nuestros principios
about-promises = Lo que puede exigirnos
about-sources-heading = Cada noticia dice cuál es su fuente
about-sources = Debajo de cada noticia figura de quién es: información propia, una agencia o un documento, con enlace si lo hay y las condiciones de uso.
about-corrections-heading = Los errores se corrigen en público
about-corrections = Nada se cambia en silencio. Una corrección dice qué estaba mal, figura en la noticia y en una página aparte, y el texto anterior puede compararse palabra por palabra. Una noticia retirada deja un aviso con el motivo.
about-corrections-link = Correcciones y aclaraciones
about-times-heading = Las horas son exactas
about-times = La hora de la primera publicación nunca cambia. Una noticia se da por actualizada solo cuando han cambiado los hechos.
about-reads-heading = Las cifras son honestas
about-reads = Las lecturas se cuentan según una definición pública; lo que se aparta también se cuenta y se muestra.
about-reads-link = ¿Qué es una lectura?
about-comments-heading = Los comentarios tienen normas
about-comments = Publicamos un comentario entero o no lo publicamos, y en ese caso decimos a su autor por qué.
about-comments-link = Normas de los comentarios
about-privacy-heading = Aquí nadie le sigue
about-privacy = Las páginas no cargan nada de terceros y leer no deja ninguna cookie. Solo si comenta o entra se guarda una cookie de este sitio, para que pueda volver a encontrar sus comentarios.
about-contact-heading = Cómo localizarnos
about-contact = En el aviso legal figura quién responde de este sitio y cómo localizarnos.

## Accesibilidad

access-title = Accesibilidad
access-description = Qué hace { $newsroom } para que todo el mundo pueda leerlo, qué no está bien todavía y a quién decírselo.
access-lead = Todo el mundo debe poder leer este sitio: de oído, con el teclado, ampliado, con mucho contraste, en un teléfono viejo o con una conexión lenta.
access-standard-heading = A qué nos atenemos
access-standard = Las páginas siguen las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, nivel AA.
access-do-heading = Qué significa aquí
access-do-keyboard = Todo funciona con el teclado y siempre se ve dónde se está. El primer enlace de cada página lleva directamente al contenido.
access-do-script = Se puede leer, buscar y comentar sin JavaScript.
access-do-size = El texto se amplía hasta el 400 % sin desplazarse a los lados y respeta el tamaño elegido en su navegador.
access-do-colours = Los colores claros y oscuros siguen el ajuste de su dispositivo; se respetan los modos de alto contraste y el movimiento reducido.
access-do-language = Cada página, y cada fragmento en otro idioma, indica su idioma para que los lectores de pantalla lo pronuncien bien.
access-do-lite = La portada, las secciones y las noticias tienen una versión ligera sin imágenes; el enlace está al pie de la página.
access-limits-heading = Lo que no está bien todavía
access-limits = Algunas imágenes de agencia llegan sin descripción, y algunas tablas y gráficos son de otros y no podemos cambiarlos. Díganos dónde los encuentra y los describiremos.
access-tested-heading = Cómo se comprueba
access-tested = Cada versión del programa se prueba automáticamente en un navegador: con las reglas de axe y un verificador de HTML, solo con el teclado, sin JavaScript, al 400 % y con colores forzados. Las pruebas automáticas no lo encuentran todo.
access-contact-heading = Díganoslo
access-contact = Si algo le impide leer, escríbanos; le responderemos y lo arreglaremos:
access-contact-imprint = Si algo le impide leer, díganoslo; en el aviso legal figura cómo localizarnos.

## Normas de los comentarios

house-title = Normas de los comentarios
house-description = Qué pide { $newsroom } a los comentarios de los lectores, qué es de ellos y qué se guarda.
house-lead = Estas normas valen en nuestras noticias (idioma: { $language }). Una máquina aplica algunas, se explica y ofrece un texto corregido cuando puede; deciden personas.
house-rules-heading = Lo que pedimos
house-does-return = Si no, el comentario vuelve a usted con el motivo.
house-does-hold = Si no, un moderador lo lee antes de que aparezca.
house-does-suggest = Le hacemos una propuesta; puede enviar el comentario tal como está.
house-after-heading = Qué es de un comentario
house-policy-before = Un moderador lee cada comentario antes de que aparezca.
house-policy-at-once = Un comentario aparece enseguida, salvo que una norma lo retenga para un moderador.
house-policy-closed = Los comentarios están cerrados por ahora.
house-whole = Un comentario se publica entero o no se publica; nunca cambiamos sus palabras.
house-told = Si su comentario no se publica, el motivo figura en «Mis comentarios».
house-close =
    { $days ->
        [one] Los comentarios de una noticia se cierran un día después de publicarse.
       *[other] Los comentarios de una noticia se cierran { $days } días después de publicarse.
    }
house-reports =
    { $count ->
        [0] Cualquier comentario se puede denunciar; un moderador revisa cada denuncia.
        [one] Cualquier comentario se puede denunciar. El comentario denunciado se oculta hasta que lo revisa un moderador.
       *[other] Cualquier comentario se puede denunciar. Cuando lo han hecho { $count } lectores, se oculta hasta que lo revisa un moderador.
    }
house-data-heading = Sus datos
house-data = No necesita cuenta. El correo electrónico es opcional, no se muestra nunca y solo sirve para escribirle sobre su comentario. Una cookie de este sitio le permite volver a encontrar sus comentarios.
house-data-link = Ver, descargar o borrar mis comentarios

## La lista de canales

feeds-title = Canales de noticias
feeds-description = Todos los canales de { $newsroom }: Atom, RSS y JSON Feed para lectores; ninjs y NewsML-G2 para redacciones.
feeds-lead = Con un lector de canales puede seguirnos sin cuenta y sin que nadie le observe. Elija una sección y un formato; cualquier lector entiende alguno.
feeds-all = Todas las noticias
feeds-comments-heading = Comentarios
feeds-comments = Los últimos comentarios de los lectores
feeds-comments-story = Los comentarios de cada noticia tienen también su canal; el enlace está debajo de ellos.
feeds-wire-heading = Para redacciones
feeds-wire = Las mismas noticias como servicio legible por máquinas. Las correcciones son versiones nuevas; las retiradas, anulaciones.
feeds-summary = Añada { $query } a la dirección de un canal para recibir solo titulares y entradillas.
feeds-part = Parte del sitio
feeds-format = Formatos

## Búsqueda

find-filters = Acotar la búsqueda
find-section = Sección
find-any-section = Todas las secciones
find-form = Género
find-any-form = Todos los géneros
find-form-news = Noticia
find-form-analysis = Análisis
find-form-interview = Entrevista
find-form-opinion = Opinión
find-form-letter = Carta al director
find-form-correction = Corrección
find-form-obituary = Obituario
find-since = Desde
find-until = Hasta
find-sort = Ordenar por
find-sort-best = Relevancia
find-sort-newest = Más recientes
find-apply = Aplicar
find-reset = Quitar todos los filtros
find-years = Por año
find-option = { $name } ({ $count })
find-elsewhere = En otros idiomas
find-elsewhere-count =
    { $count ->
        [one] { $language }: una noticia
       *[other] { $language }: { $count } noticias
    }
find-none-filtered = Ninguna noticia coincide con su búsqueda y estos filtros.

## Lo que queda de una lectura

reads-stays-heading = Qué se guarda y durante cuánto tiempo
reads-stays-address = Su dirección y el nombre de su navegador: solo en la memoria, hasta que se anota la visita, unas milésimas de segundo.
reads-stays-key = La clave secreta del día: hasta que termina el día según el tiempo universal coordinado. Después se borra; las copias de los datos nunca la contienen.
reads-stays-log = La noticia, el resumen y la media hora de cada visita: hasta que se suman, y también los del día siguiente.
reads-stays-sums = Cuántos avisos de cada clase tuvo una noticia y si sus lectores venían de un buscador, de una red social, de este sitio o de otra parte: por horas durante 35 días, por días para siempre. Son sumas; ninguna línea se refiere a una persona.
reads-stays-six = De una dirección larga (IPv6) solo cuenta la primera mitad, porque el resto pertenece a toda una casa.
reads-stays-hand = Nadie cambia una cifra a mano; en el programa no hay dónde hacerlo.
reads-stays-lite = También en la versión ligera basta con que se cargue la página.
reads-class-agent = Robots: los visitantes que dicen serlo o no dicen nada de sí mismos (buscadores, vistas previas de enlaces), las páginas cargadas por adelantado y los avisos de otros sitios.
reads-class-behaviour = Comportamiento: navegadores manejados por un programa, y más noticias en media hora de las que abre una persona.
reads-class-data-centre = Centros de datos: direcciones de redes de empresas de alojamiento, donde hay máquinas y nadie lee.
reads-class-burst = Aglomeraciones: demasiados lectores aparentemente distintos en una misma dirección, en una misma noticia y media hora.
reads-class-replay = Copiados o falsos: avisos sin la marca firmada de una página de aquí, con la de otra noticia o de hace días, o con una que volvió más veces que copias de la página salieron.
reads-class-unseen = No vistas: la página salió de la pantalla en su primer segundo o nunca estuvo en ella. Se guardan, pero no se muestran entre las visitas contadas aparte.
reads-class-repeat = Repeticiones: el mismo lector, la misma noticia y la misma media hora otra vez. Es la lectura que ya se contó.
reads-token = Cada página lleva una marca firmada que vale para esa noticia y durante un día. Es la misma para todos los que reciben la página en la misma media hora y no dice nada de usted.

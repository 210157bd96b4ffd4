## Lo que ven los lectores: todas las palabras de una página que no son de la propia noticia.

language-name = Español
open-graph-locale = es_ES
time-of-day = { $hour }:{ $minute }
date-and-time = { $date }, { $time }
comma = ,

## El marco

skip-to-content = Ir al contenido
menu-sections = Secciones
menu-languages = Idiomas
search = Búsqueda
search-label = Buscar en las noticias
search-button = Buscar
foot-reads = ¿Cómo se cuentan las lecturas?
to-front = Volver a la portada

## Portada y secciones

front-title = Últimas noticias
front-description = { $newsroom }: las noticias del día, sección por sección y con la fuente de cada una.
front-latest = Lo último
front-empty = Todavía no se ha publicado nada. La primera noticia aparecerá aquí.
section-description = { $newsroom }, sección { $section }: las últimas noticias, con sus fuentes y su hora de publicación.
section-empty = Todavía no hay noticias en esta sección.
section-older = Noticias anteriores
section-newest = Noticias más recientes
section-older-heading = Noticias anteriores

## Búsqueda

search-title = Búsqueda de «{ $query }»
search-description = Buscar en la hemeroteca de { $newsroom }: titulares y textos de todas las noticias publicadas.
search-hint = Se busca en los titulares y en los textos, sin distinguir acentos ni mayúsculas.
search-count =
    { $count ->
        [one] Se ha encontrado una noticia
       *[other] Se han encontrado { $count } noticias
    }
search-none = Ninguna noticia coincide con su búsqueda.
search-none-hint = Revise la ortografía o pruebe con menos palabras.
search-more = Más resultados

## La noticia

preview-banner = Vista previa: solo la redacción ve esta página. Así verán los lectores la noticia cuando se publique.
byline-label = Por
published = Publicado:
updated = Actualizado:
zone = (UTC{ $zone })
dateline-place = { $place } –
dateline-place-agency = { $place } ({ $agency }) –
dateline-place-day = { $place }, { $day } –
dateline-place-day-agency = { $place }, { $day } ({ $agency }) –
corrections-heading = Fe de errores
source-heading = Fuente
source-terms = Condiciones de uso
chain-heading = Cronología de la noticia
more-heading = Más en { $section }
embed-leads-to = Enlace
table-label = Tabla
reads-count =
    { $count ->
        [0] Sin lecturas todavía
        [one] Leída una vez
       *[other] Leída { $count } veces
    }
reads-aside =
    { $count ->
        [one] Una visita contada aparte
       *[other] { $count } visitas contadas aparte
    }
reads-how = Cómo contamos

## Comentarios

comments-heading =
    { $count ->
        [0] Comentarios
        [one] Un comentario
       *[other] { $count } comentarios
    }
comments-none = Aún no hay comentarios. El suyo puede ser el primero.
comments-none-closed = Nadie ha comentado esta noticia.
comments-closed = Los comentarios están cerrados.
comments-older = Comentarios anteriores
comments-newest = Comentarios más recientes
comment-permalink = Enlace a este comentario
comment-answer = Responder
comment-answer-aria = Responder a { $name }
comment-write = Escribir un comentario
comment-answer-to = Respuesta a { $name }
comment-answer-cancel = Cancelar la respuesta
comment-name = Su nombre
comment-address = Su correo electrónico (opcional)
comment-address-hint = No se publica; solo sirve para escribirle sobre su comentario.
comment-text = Su comentario
comment-send = Enviar el comentario
comment-trap = Deje este campo vacío
comment-waiting = Gracias. Hemos recibido su comentario; aparecerá aquí cuando un moderador lo apruebe.
comment-shown = Gracias. Su comentario está publicado.
comment-flooded = Se han enviado demasiados comentarios en poco tiempo. Su texto sigue abajo; vuelva a intentarlo dentro de un momento.
comment-closed-now = Esta noticia ya no admite comentarios. Su texto sigue abajo por si quiere copiarlo.
comment-faulty = No se ha podido enviar su comentario:
comment-fault-name-missing = Escriba su nombre.
comment-fault-name-long = El nombre puede tener 60 caracteres como máximo.
comment-fault-address-wrong = El correo electrónico parece incompleto o erróneo; corríjalo o déjelo en blanco.
comment-fault-text-missing = Escriba su comentario.
comment-fault-text-long = El comentario puede tener 5000 caracteres como máximo.
comment-fault-parent-gone = El comentario al que respondía ya no se muestra. Puede enviar su texto como comentario aparte.
comments-jump = Escribir un comentario
comments-sort = Ordenar los comentarios
comments-sort-newest = Más recientes
comments-sort-oldest = Más antiguos
comments-sort-answered = Más respondidos
comments-next = Más comentarios
comments-answers-earlier = Respuestas anteriores
comments-answers-more = Más respuestas
comments-first = Volver a los primeros comentarios
comments-feed = Seguir estos comentarios (Atom)
comments-mine = Mis comentarios
comments-open-until = Se admiten comentarios hasta el { $date }.
comments-closed-since = Los comentarios de esta noticia se cerraron el { $date }.
comment-yours = Suyo
comment-state-pending = Pendiente de aprobación
comment-state-approved = Publicado
comment-state-rejected = No publicado
comment-state-removed = Borrado
comment-pending-note = Por ahora solo usted ve este comentario. Aparecerá cuando un moderador lo apruebe.
comment-held-note = Antes lo leerá un moderador, porque:
comment-hidden-reason = Varios lectores lo han denunciado.
comment-rejected-note = Un moderador no ha publicado este comentario. Motivo:
comment-gone = Este comentario se ha borrado.
comment-withdraw = Retirar
comment-delete = Borrar
comment-withdraw-aria = Retirar su comentario del { $date }
comment-delete-aria = Borrar su comentario del { $date }
comment-report = Denunciar
comment-report-aria = Denunciar el comentario de { $name }
comment-waiting-why = Gracias, hemos recibido su comentario. Un moderador lo leerá antes de publicarlo, porque:
comment-waiting-see = Ver mi comentario
comment-moved-on = Escriba su propio comentario
comment-as-it-is = Enviarlo tal como está
comment-banned = No puede comentar aquí hasta el { $date }.
comment-banned-for-good = Ya no puede comentar aquí.
comment-repeat = Ya había enviado este comentario; no se ha enviado otra vez.
comment-working = Comprobando…
comment-fault-name-mixed = Escriba su nombre en un solo alfabeto; mezclar alfabetos en una palabra puede confundir a los lectores.
comment-fault-name-staff = Este nombre podría tomarse por el de la redacción. Elija otro o añádale algo.
comment-fault-name-alike = Este nombre apenas se distingue del de otro lector de esta conversación. Cámbielo o añádale algo.
rule-haste = Envíe los comentarios desde el formulario de la página.
rule-haste-reason = Se envió con una rapidez inusual o desde un formulario abierto desde hacía mucho tiempo.
rule-haste-name = Envío demasiado rápido o formulario antiguo
rule-rush = Cuando llegan muchísimos comentarios, algunos esperan a un moderador.
rule-rush-reason = En este momento están llegando muchísimos comentarios.
rule-rush-name = Avalancha de comentarios

## Denunciar un comentario

report-title = Denunciar un comentario
report-description = Avise a los moderadores de { $newsroom } de un comentario que incumple las normas.
report-lead = Va a denunciar este comentario de { $name }:
report-why = ¿Qué problema tiene?
report-why-insult = Insulta o amenaza a alguien
report-why-hate = Incita al odio o discrimina
report-why-spam = Es publicidad o correo basura
report-why-private = Revela datos privados
report-why-false = Difunde información falsa
report-why-other = Otro motivo
report-note = Algo que el moderador deba saber (opcional)
report-send = Enviar la denuncia
report-back = Volver al comentario
report-thanks-title = Gracias por avisar
report-thanks = Un moderador revisará este comentario. Cada comentario se puede denunciar una vez; las siguientes denuncias suyas no cuentan.
report-choose = Elija un motivo.
report-flooded = Ha enviado varias denuncias en poco tiempo. Vuelva a intentarlo dentro de un momento.

## Mis comentarios y acceso

mine-title = Mis comentarios
mine-description = Los comentarios que ha escrito en { $newsroom } y qué ha sido de ellos.
mine-known = Estos son los comentarios escritos en este navegador.
mine-known-as = Ha entrado como { $address }; estos son todos sus comentarios.
mine-unknown = En este navegador no hay comentarios suyos.
mine-unknown-sign-in = Si ya había entrado por correo electrónico, puede volver a hacerlo con la misma dirección.
mine-empty = Todavía no ha escrito ningún comentario.
mine-on = Noticia: { $headline }
mine-answer = En respuesta a un comentario
mine-older = Comentarios anteriores
mine-export = Descargar todos mis comentarios (JSON)
mine-delete-all = Borrar todos mis comentarios
mine-tools = Sus datos
mine-done = Su comentario se ha borrado.
mine-done-all = Todos sus comentarios se han borrado.
mine-sign-in = Entrar por correo electrónico
mine-sign-in-why = Al entrar puede ver y gestionar sus comentarios desde cualquier navegador.
mine-sign-out = Salir
mine-sign-out-why = Este navegador le olvida. Sus comentarios permanecen.
delete-title = ¿Borrar este comentario?
delete-all-title = ¿Borrar todos sus comentarios?
delete-description = Confirme que quiere borrar lo que ha escrito.
delete-text = El texto desaparecerá para siempre, aquí y en la redacción. Si tiene respuestas, su lugar en la conversación quedará vacío.
delete-all-text = Los textos de todos sus comentarios desaparecerán para siempre, aquí y en la redacción. Donde haya respuestas, su lugar quedará vacío.
delete-confirm = Borrar para siempre
delete-cancel = Conservarlo
delete-all-cancel = Conservarlos
sign-in-title = Entrar por correo electrónico
sign-in-description = Los lectores de { $newsroom } entran con un enlace que reciben por correo electrónico; no hay contraseña.
sign-in-lead = Le enviaremos un enlace para entrar. No hay contraseña que recordar y también puede comentar sin entrar.
sign-in-address = Su correo electrónico
sign-in-send = Enviarme el enlace
sign-in-sent-title = Mire su buzón
sign-in-sent = Si esa dirección recibe correo, el enlace está en camino. Sirve una sola vez durante 30 minutos. Puede cerrar esta página.
sign-in-wrong = El correo electrónico parece incompleto o erróneo.
sign-in-flooded = Se han pedido demasiados enlaces en poco tiempo. Vuelva a intentarlo dentro de un momento.
sign-in-use-title = Entrar
sign-in-use = Un paso más: así sabemos que el enlace lo abre usted y no su programa de correo.
sign-in-use-button = Entrar
sign-in-stale-title = Este enlace ya no sirve
sign-in-stale = Cada enlace sirve una sola vez durante 30 minutos. Puede pedir otro.
sign-in-again = Pedir otro enlace
sign-in-mail-subject = Su enlace para entrar en { $newsroom }
sign-in-mail =
    Hola:

    con este enlace puede entrar en { $newsroom }:

    { $link }

    Sirve una sola vez durante 30 minutos. Si no lo ha pedido, no haga nada: nadie puede entrar sin él.

## Canales de comentarios

comments-feed-title = Comentarios – { $newsroom }
comments-feed-story-title = Comentarios sobre «{ $headline }»
comments-feed-description = Los últimos comentarios de los lectores de { $newsroom }
comments-feed-entry = { $name } sobre «{ $headline }»

## Qué es una lectura

reads-title = ¿Qué es una lectura?
reads-description = La definición pública del contador que aparece bajo las noticias de { $newsroom }: a quién se cuenta, a quién no y qué no se guarda.
reads-lead = Una lectura es un lector que abre y ve una noticia dentro de un mismo intervalo de media hora.
reads-once-heading = Recargar no suma
reads-once = Los intervalos empiezan a las horas en punto y a las medias, según el tiempo universal coordinado (UTC). Por muchas veces que un lector abra la misma noticia en un intervalo, cuenta una vez; si la abre en otro posterior, es una lectura nueva. La página cuenta cuando ha estado visible un segundo; sin JavaScript basta con que se cargue.
reads-who-heading = Cómo distinguimos a los lectores
reads-who = Con la dirección IP, el nombre que se da el navegador y una clave secreta se obtiene un resumen que no puede revertirse. La clave se destruye cada día (UTC), de modo que al día siguiente no se reconoce a nadie. La dirección no se guarda y no hay cookies.
reads-aside-heading = Cada aviso pertenece a una sola clase
reads-aside-text = Cada página avisa de sí misma. Un aviso es una lectura o pertenece a una sola de las clases siguientes; lecturas y clases juntas son todos los avisos, nada se descarta en silencio. Junto a las lecturas mostramos cuántas visitas se contaron aparte por ser robots, comportamientos, centros de datos, aglomeraciones o copias.
reads-limits-heading = Lo que el contador no sabe
reads-limits = Dos personas en la misma red con el mismo navegador pueden parecer una; quien lee en el teléfono y en el ordenador parece dos. Una noticia que se vuelve a abrir justo después de la hora o de la media cuenta dos veces.
reads-kept-heading = Lo contado no se pierde
reads-kept = Una visita se confirma cuando está escrita en el disco. Aunque el servidor se detenga en ese instante, cuenta.

## Donde no hay página

not-found-title = Esta página no existe
not-found-description = No se ha encontrado la página. Puede que la dirección esté mal escrita o que el enlace haya caducado; pruebe a buscar.
not-found-text = Puede que la dirección esté mal escrita o que el enlace haya caducado. Puede buscar la noticia aquí:
gone-title = Esta noticia se ha retirado
gone-description = La noticia que había en esta dirección se ha retirado. En esta página consta quién la retiró y cuándo.
gone-by-newsroom = Nuestra redacción ha retirado esta noticia.
gone-by-agency = { $agency } ha retirado esta noticia.
gone-reason = Motivo:
gone-when = Retirada:
error-title = No se puede mostrar la página
error-description = Se ha producido un error nuestro al preparar la página. Vuelva a intentarlo dentro de un momento.
error-text = Se ha producido un error nuestro. Vuelva a intentarlo dentro de un momento. Si nos escribe, indique este número:

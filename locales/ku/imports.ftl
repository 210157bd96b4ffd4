# Peyvên ji bo tiştên ku ji sîstemeke din tên.
import-nameless = Xwendevanek
import-spam = Li cihê berê wek spam hatibû nîşankirin

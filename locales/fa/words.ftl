# ریزه‌کاری‌های خود زبان.

quotation = «{ $text }»

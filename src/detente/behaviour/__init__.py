"""How parties act: one model of answers, used to learn from them and to play talks."""

"""Where each dossier is, how long each step took, what is late and with whom: for those who follow acts from afar."""

"""An invented council: the words of its papers, how they are laid out, and the truth about them."""

"""Words in, words out: the command line; never imports Textual."""

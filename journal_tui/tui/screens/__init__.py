"""The screens: each calls services and hands values to its widgets."""

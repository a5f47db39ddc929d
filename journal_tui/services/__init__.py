"""The verbs: what a user can do, one small module per capability, over a store and a clock."""

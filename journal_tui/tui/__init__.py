"""The terminal app: screens that call services, widgets that show a value and post a message."""

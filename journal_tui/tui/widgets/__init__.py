"""The widgets: each shows a value and posts a message; none holds a service."""

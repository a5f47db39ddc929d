"""Text that has broken programs: markup, wide and joined letters, other directions, length, line ends."""

HURTS = {
    "closing markup": "[/",
    "markup tag": "[bold]plain[/bold] [name] [/name]",
    "emoji": "\N{WAVING HAND SIGN}\U0001f3fd\N{ZERO WIDTH JOINER} \U0001f469‍\U0001f4bb \U0001f1f3\U0001f1f1",
    "chinese, japanese, korean": "王小明说得对 ありがとう 고마워요",
    "combining": "Zoe\N{COMBINING DIAERESIS} e\N{COMBINING ACUTE ACCENT}" + "a\N{COMBINING RING ABOVE}" * 20,
    "right to left": "שלום רב, مرحبا بك",
    "quotes and slashes": "\\n \"quoted\" 'single' `tick` $HOME %s {0} <b>",
    "line separators": "one\N{LINE SEPARATOR}two\N{NEXT LINE}three",
    "control letters": "bell \a escape \x1b[31mred\x1b[0m nul \0 end",
    "byte order mark": "\N{ZERO WIDTH NO-BREAK SPACE}marked",
    "json look-alike": '},"_check":{"1":{"schema":9}}}',
    "conflict marks": "<<<<<<< ours\n=======\n>>>>>>> theirs",
    "long": "word " * 2000,
    "one long word": "x" * 10_000,
    "windows line ends": "first\r\nsecond\rthird",
}
"""What hurts about a text, and the text."""

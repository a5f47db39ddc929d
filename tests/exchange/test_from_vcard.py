"""vCards of every version: a letter, a date or a card that is odd costs only itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.errors import Refused
from journal_tui.domain.records import ImportantDate
from journal_tui.exchange.from_vcard import read, recognises
from journal_tui.exchange.vcard_lines import Cards
from tests.exchange.parcels import parcel, parcel_of

if TYPE_CHECKING:
    from journal_tui.domain.arrivals import Newcomer

OLD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\n"
    b"N;CHARSET=windows-1252:M\xfcller;Zo\xeb\r\n"
    b"EMAIL;PREF;INTERNET:zoe@x.example\r\nTEL;WORK;FAX:1\r\nTEL;CELL:0171 23\r\n"
    b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:first=0D=0Ase=\r\n"
    b"cond =C3=BC=\r\n\r\n"
    b"PHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQEB\r\n AAAA\r\n\r\n"
    b"AGENT:\r\nBEGIN:VCARD\r\nFN:Their Agent\r\nEND:VCARD\r\n"
    b"TITLE;QUOTED-PRINTABLE:D=E9l=E9gu=E9\r\n"
    b"BDAY:1980-03-22\r\nEND:VCARD\r\n"
)


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


def only(data: bytes | str) -> Newcomer:
    [newcomer] = read(parcel(data)).people
    return newcomer


def test_an_old_card_has_its_letters_whatever_they_were_written_in() -> None:
    found = read(parcel(OLD))
    [zoe] = found.people
    assert (zoe.name, zoe.emails, zoe.phones) == ("Zoë Müller", ("zoe@x.example",), ("0171 23",))
    assert zoe.about == "first\r\nsecond ü"
    assert (zoe.org, zoe.dates) == ("Délégué", (ImportantDate("birthday", 3, 22, 1980),))
    assert found.guessed == ["1 value is not UTF-8 and did not say what else; read as Windows-1252."]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16", "utf-8-sig", "utf-32"])
def test_a_card_is_read_in_any_encoding_and_a_fold_may_cut_a_letter_in_two(encoding: str) -> None:
    text = card("FN:Ana Öztürk", "NOTE:one\\, two\\;", " three\\nfour \\\\ C:\\x", "UID:urn:uuid:AB")
    ana = only(text.encode(encoding))
    assert (ana.name, ana.about) == ("Ana Öztürk", "one, two;three\nfour \\ C:\\x")
    cut = card("FN:Ana Öztürk", "UID:ab").encode().replace("Ö".encode(), b"\xc3\r\n \x96")
    assert only(cut).name == "Ana Öztürk"
    assert only(cut).key == ana.key


def test_what_is_missing_costs_nothing_and_a_card_without_a_name_is_told() -> None:
    text = (
        "noise\nbegin:vcard\nN:Lund;Bo;Emil,Q;Dr.;\nrubbish without a colon\nBEGIN:VCARD\nFN:\n"
        "NICKNAME:Cy\nEND:VCARD\nEND:VCARD\n\nBEGIN:VCARD\nEMAIL:who@x.example\nEND:VCARD\n"
        "BEGIN:VCARD\nORG:Northwind;Design\nEND:VCARD\nBEGIN:VCARD\nTEL:1\n"
    )
    found = read(parcel(text))
    assert [each.name for each in found.people] == ["Bo Emil Q Lund", "Cy", "Northwind"]
    assert found.skipped == [
        Skipped("card 3", "it has no name, only who@x.example"),
        Skipped("card 5", "it has no name"),
    ]
    assert len({each.key for each in found.people}) == 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BDAY:19710311", (3, 11, 1971)),
        ("BDAY;VALUE=date:1971-03-11", (3, 11, 1971)),
        ("BDAY:1971-03-11T23:00:00Z", (3, 11, 1971)),
        ("BDAY:--0311", (3, 11, None)),
        ("BDAY:--04-16", (4, 16, None)),
        ("BDAY:--0229", (2, 29, None)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-11", (3, 11, None)),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-11", (3, 11, None)),
        ("BDAY:0000-03-11", (3, 11, None)),
    ],
)
def test_birthdays_in_every_form_have_their_month_and_day(
    line: str, expected: tuple[int, int, int | None]
) -> None:
    assert only(card("FN:Ana", line)).dates == (ImportantDate("birthday", *expected),)


@pytest.mark.parametrize("value", ["circa 1800", "x", "20010229", "1971", "---11", "1971-13-01", "11.03."])
def test_what_is_no_day_is_kept_in_words_and_told(value: str) -> None:
    found = read(parcel(card("FN:Ana", "NOTE:tall", f"BDAY;VALUE=text:{value}")))
    assert (found.people[0].dates, found.people[0].about) == ((), f"tall\nBirthday: {value}")
    assert [skipped.where for skipped in found.skipped] == ["card 1"]


def test_two_birthdays_and_other_dates_are_all_kept() -> None:
    ana = only(
        card(
            "FN:Ana",
            "BDAY:--0909",
            "BDAY:19410909",
            "BDAY:--0311",
            "ANNIVERSARY:20090808T1430-0500",
            "item1.X-ABDATE;type=pref:2015-05-01",
            "item1.X-ABLabel:_$!<Anniversary>!$_",
            "ITEM2.X-ABDATE:19710312",
            "item2.X-ABLabel:spouse's birthday",
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2019-07-01;0;Started;;",
        )
    )
    assert ana.dates == (
        ImportantDate("birthday", 9, 9, 1941),
        ImportantDate("anniversary", 8, 8, 2009),
        ImportantDate("anniversary", 5, 1, 2015),
        ImportantDate("spouse's birthday", 3, 12, 1971),
        ImportantDate("started", 7, 1, 2019),
    )
    assert ana.about == "Another birthday: --0311"


def test_ways_to_reach_somebody_come_as_people_write_them_the_preferred_first() -> None:
    ana = only(
        card(
            "FN:Ana",
            "EMAIL;TYPE=HOME:a@home.example",
            "EMAIL;TYPE=WORK,pref:mailto:a@work.example",
            "EMAIL:no address",
            'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-656-9254;ext=102',
            "item3.URL:http\\://north.example/a\\,b",
            "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/ana",
            "CATEGORIES:My Contacts,Mentor",
            "ORG:Northwind;Design;",
            "TITLE:Lead",
        )
    )
    assert ana.emails == ("a@work.example", "a@home.example")
    assert ana.phones == ("+1-418-656-9254 ext. 102",)
    assert ana.urls == ("http://north.example/a,b", "https://www.linkedin.com/in/ana")
    assert (ana.role, ana.org) == ("mentor", "Lead, Northwind, Design")


def test_a_large_photo_takes_no_longer_than_its_bytes() -> None:
    lines = "\r\n".join(" " + "A" * 74 for _ in range(100_000))
    data = card("FN:Ana", "PHOTO;ENCODING=b:", lines).encode()
    start = time.process_time()
    assert next(iter(Cards(data))).first("FN")
    assert time.process_time() - start < 5, "the square of its lines would be minutes"


def test_cards_are_recognised_alone_and_in_a_folder_and_anything_else_is_refused() -> None:
    text = card("FN:Ana").encode()
    assert recognises(parcel(text.decode().encode("utf-16-le")))
    folder = parcel_of({"a.vcf": text, "b.VCF": text.replace(b"Ana", b"Bo")}, "folder")
    assert recognises(folder)
    assert [each.number for each in read(folder).people] == [1, 2]
    assert not recognises(parcel_of({"a.vcf": text, "b.md": b""}))
    assert not recognises(parcel("BEGIN:VCALENDAR"))
    with pytest.raises(Refused, match="holds no vCard"):
        read(parcel("BEGIN:VCALENDAR\nEND:VCALENDAR\n"))

"""Which addresses are fetched at all, in every form in which one may be written."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from dateline.errors import AddressRefused
from dateline.gather.networks import find_network
from dateline.gather.targets import Target, join_target, read_target

LOOPBACK = [
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://2130706433/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0X7F.1/",
    "http://127.0.0.1.:80/",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://%31%32%37.0.0.1/",
    "http://0.0.0.0/",
    "http://0/",
    "http://[::1]/",
    "http://[::]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[2002:7f00:1::]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::7f00:1]/",
    "http://[::1%25lo]/",
    "http://lantern.example@127.0.0.1/",
    "http://127.0.0.1@lantern.example/",
    "http://127.0.0.1\\@lantern.example/",
    "http://127.0.0.1\\.lantern.example/",
    "http://lantern.example.127.0.0.1.0x7f/",
]
REFUSED = [
    "http://10.0.0.1/",
    "http://172.16.3.4/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://224.0.0.1/",
    "http://233.252.0.1/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[2001::1]/",
    "http://[4000::1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[2002:a9fe:a9fe::]/",
    "http://[::ffff:10.0.0.1]/",
]
NO_ADDRESSES = [
    "",
    " ",
    "lantern.example",
    "www.lantern.example/a",
    "//lantern.example/a",
    "http:/lantern.example",
    "http:lantern.example",
    "http:///a",
    "http://",
    "http://./",
    "http://a..example/",
    "http://lantern example/",
    "http://lantern.example:port/",
    "http://lantern.example:99999/",
    "http://lantern.example:0/",
    "http://lantern.example:22/",
    "http://lantern.example:8080/",
    "http://reader:secret@lantern.example/",
    "http://reader@lantern.example/",
    "file:///etc/passwd",
    "ftp://lantern.example/a",
    "gopher://lantern.example/",
    "data:text/html,<p>x",
    "javascript:alert(1)",
    "ws://lantern.example/",
    "http://lantern\0.example/",
    "http://lantern.example/\nHost: other.example",
    "http://☃.example/",
    "http://[::1/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    "http://lantern.example/" + "a" * 5_000,
    "\ud800",
    "http://\ud800.example/",
]


@pytest.mark.parametrize("address", LOOPBACK + REFUSED + NO_ADDRESSES)
def test_address_is_refused_with_a_sentence(address: str) -> None:
    with pytest.raises(AddressRefused) as raised:
        read_target(address)
    assert raised.value.cause.endswith(".")
    assert raised.value.remedy
    assert raised.value.cause.isprintable()
    assert len(raised.value.cause) < 400


def test_the_sentence_says_what_the_network_is() -> None:
    with pytest.raises(AddressRefused, match=r"this very machine.*--allow-private"):
        read_target("http://127.0.0.1/")
    with pytest.raises(AddressRefused, match="metadata"):
        read_target("http://169.254.169.254/")


def test_a_plain_address_is_taken_apart() -> None:
    found = read_target("https://Lantern.Example/News/Ferry?id=7#top")
    assert found == Target(
        "https://lantern.example/News/Ferry?id=7", "https", "lantern.example", 443, "/News/Ferry?id=7"
    )
    assert found.origin == "https://lantern.example"
    assert found.netloc == "lantern.example"


def test_a_trailing_dot_and_a_plain_port_make_no_difference() -> None:
    assert read_target("http://lantern.example.:80/a") == read_target("http://lantern.example/a")


def test_a_page_without_a_path_is_the_root() -> None:
    assert read_target("http://lantern.example").url == "http://lantern.example/"
    assert read_target("http://lantern.example?a=b").path == "/?a=b"


def test_names_beyond_ascii_are_encoded() -> None:
    assert read_target("https://bücher.example/ä").url == "https://xn--bcher-kva.example/%C3%A4"


def test_https_on_port_80_is_kept_apart() -> None:
    assert read_target("https://lantern.example:80/").netloc == "lantern.example:80"


@pytest.mark.parametrize("address", ["http://11.22.33.44/", "http://[2a00::1]/"])
def test_public_numbers_are_no_refusal(address: str) -> None:
    assert read_target(address).url == address


def test_private_numbers_and_ports_may_be_allowed() -> None:
    assert read_target("http://127.0.0.1:8080/", allow_private=True).netloc == "127.0.0.1:8080"


@pytest.mark.parametrize("address", ["http://2130706433/", "file:///a", "http://a:b@lantern.example/"])
def test_odd_forms_are_refused_even_where_private_ones_are_allowed(address: str) -> None:
    with pytest.raises(AddressRefused):
        read_target(address, allow_private=True)


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://lantern.example/b"),
        ("b?c#d", "https://lantern.example/a/b?c"),
        ("//harbour.example/b", "https://harbour.example/b"),
        ("http://harbour.example", "http://harbour.example/"),
        ("?page=2", "https://lantern.example/a/x?page=2"),
        ("/grün", "https://lantern.example/gr%C3%BCn"),
    ],
)
def test_redirects_are_joined(location: str, url: str) -> None:
    assert join_target(read_target("https://lantern.example/a/x"), location).url == url


@pytest.mark.parametrize(
    "location",
    [*LOOPBACK[:10], "file:///etc/passwd", "//127.0.0.1/", "http://[", "\x01", "javascript:a"],
)
def test_redirects_are_checked_like_any_address(location: str) -> None:
    with pytest.raises(AddressRefused):
        join_target(read_target("https://lantern.example/"), location)


@pytest.mark.parametrize("number", ["11.22.33.44", "2a00::1", "::ffff:11.22.33.44", "64:ff9b::b16:212c"])
def test_public_numbers_have_no_network(number: str) -> None:
    assert find_network(ip_address(number)) is None

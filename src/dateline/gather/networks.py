"""The networks that nothing is ever fetched from: this machine, the house, the cloud's own services.

After the special-purpose address registries of the IANA. An address that carries another one inside
(mapped, 6to4, NAT64) is judged by the one it carries.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

    Address = IPv4Address | IPv6Address

NAMES: Final = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "a private network",
    "100.64.0.0/10": "a network shared behind a provider",
    "127.0.0.0/8": "this very machine",
    "168.63.129.16/32": "a cloud's own services",
    "169.254.0.0/16": "the local link, where clouds keep their metadata",
    "172.16.0.0/12": "a private network",
    "192.0.0.0/24": "a network for protocols",
    "192.0.2.0/24": "a network for documentation",
    "192.88.99.0/24": "a relay between protocols",
    "192.168.0.0/16": "a private network",
    "198.18.0.0/15": "a network for measuring",
    "198.51.100.0/24": "a network for documentation",
    "203.0.113.0/24": "a network for documentation",
    "224.0.0.0/4": "a group of machines (multicast)",
    "240.0.0.0/4": "a reserved network",
    "::/96": "a reserved network",
    "64:ff9b:1::/48": "a private relay between protocols",
    "100::/64": "a network that leads nowhere",
    "2001::/23": "a network for protocols",
    "2001:db8::/32": "a network for documentation",
    "3fff::/20": "a network for documentation",
    "5f00::/16": "a network for routing",
    "fc00::/7": "a private network",
    "fe80::/10": "the local link",
    "fec0::/10": "a private network",
    "ff00::/8": "a group of machines (multicast)",
}
NETWORKS: Final = tuple((ip_network(network), name) for network, name in NAMES.items())
HERE: Final = {IPv6Address("::"): "this network", IPv6Address("::1"): "this very machine"}
NAT64: Final = ip_network("64:ff9b::/96")
GLOBAL_UNICAST: Final = ip_network("2000::/3")


def find_network(address: Address) -> str | None:
    """Return what the network of an address is, where nothing is fetched from it; else None."""
    inner = find_inner(address)
    if inner is not None:
        return find_network(inner)
    if isinstance(address, IPv6Address) and address in HERE:
        return HERE[address]
    for network, name in NETWORKS:
        if holds(network, address):
            return name
    return None if is_public(address) else "a reserved network"


def holds(network: IPv4Network | IPv6Network, address: Address) -> bool:
    """Tell whether an address of the same version lies in a network."""
    return network.version == address.version and address in network


def find_inner(address: Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address carries, where it carries one."""
    if isinstance(address, IPv4Address):
        return None
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the open internet, as far as Python knows."""
    odd = address.is_multicast or address.is_reserved or address.is_unspecified
    if isinstance(address, IPv6Address) and address not in GLOBAL_UNICAST:
        return False
    return address.is_global and not odd

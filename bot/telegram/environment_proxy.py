"""The proxy that the environment names (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`); parts of the world need one."""

from functools import cache
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


def environment_proxy(url: str) -> str | None:
    """The proxy for `url`, asked once for each server: aiohttp's `trust_env` takes a thread for each request."""
    parts = urlsplit(url)
    return _proxy(parts.scheme, parts.hostname or "")


@cache
def _proxy(scheme: str, host: str) -> str | None:
    if proxy_bypass(host):
        return None
    proxies = getproxies()
    return proxies.get(scheme) or proxies.get("all")

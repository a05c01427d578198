"""setWebhook and its kin."""

import re
from urllib.parse import urlsplit

from sandbox.botapi.call import Call
from sandbox.errors import bad_request
from sandbox.loopback import is_loopback
from sandbox.shapes import Json

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(call: Call) -> bool:
    """Any port of loopback by http, besides what Telegram takes. Raises BotApiError."""
    url, secret = call.get("url"), call.get("secret_token")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _check_url(url)
    world, hook = call.world, call.world.webhook
    hook.url, hook.secret = url, secret
    hook.max_connections = min(max(call.get("max_connections", 40), 1), 100)
    hook.last_error = hook.last_error_date = None
    _adopt(call)
    world.updates.poller += 1
    world.updates.added.fire()
    world.show_bot()
    return True


def _check_url(url: str) -> None:
    """The sandbox calls nobody outside of this machine."""
    if not url:
        return
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad_request("bad webhook: invalid webhook URL specified")
    if not is_loopback(url):
        raise bad_request("bad webhook: the sandbox pushes to loopback only")


def _adopt(call: Call) -> None:
    if "allowed_updates" in call.params:
        call.world.updates.allowed = call.get("allowed_updates") or None
    if call.get("drop_pending_updates"):
        call.world.updates.pending.clear()


def delete_webhook(call: Call) -> bool:
    call.world.webhook.url = ""
    _adopt(call)
    call.world.updates.added.fire()
    call.world.show_bot()
    return True


def get_webhook_info(call: Call) -> Json:
    queue = call.world.updates
    return call.world.webhook.info(len(queue.pending), queue.allowed)

"""Words that take back what was begun, and say nothing else: "算了", "cancel it please"."""

import re

from tickets.triage.normal import normalise

LONGEST = 40
"""Characters beyond which a message says more than that."""

_TAKEN_BACK = (
    "算了|算啦|算数|算喇|取消(?:报修|报事|投诉|工单|申请|订单|这个|这条|它|掉)?|撤销|撤回|撤单|作废|放弃",
    "(?:先|暂时|现在)?不(?:用|必|需要|想)(?:报修|报|来|修|管|派人|弄|麻烦|处理|去)?",
    "(?:先)?不(?:报修|报|修|要|弄|搞|提交|发|申请|投诉)了|别(?:报修|报|来|修)了",
    "(?:先)?唔(?:使|洗|用)(?:报|修|嚟|来|整|搞|理|麻烦)?|唔(?:报|修|要|整|搞)(?:喇|啦|了|住)|唔好(?:报|修|嚟|来|整)",
    "(?:没|冇)(?:事|问题)(?:了|啦|喇)|误报|发错(?:了|咗)?|当我没(?:说|讲)(?:过)?|当我冇讲(?:过)?",
    "(?:修|整|弄|搞|处理)返?(?:好|掂|定)(?:了|咗|返)|解决(?:了|咗)|(?:已经|已|自己|现在)好了",
    "never ?mind|nvm|cancel(?: (?:it|that|this|(?:the|my) (?:request|report|ticket|repair)))?|no need(?: any ?more)?",
    "forget(?: about)? (?:it|that|this)|no longer needed|not needed(?: any ?more| now)?|drop (?:it|that)",
    "ignore (?:it|that|this|my (?:last )?message)|don't bother|withdraw(?: it| that)?|stop|false alarm|wrong chat",
    "(?:it was )?sent by mistake|(?:i )?changed my mind|leave it|(?:it's |it is |all |already )?(?:fixed|solved)",
    "(?:it's |it is |all )+(?:ok|okay|fine|good) now|(?:i|we)(?:'ve| have)? (?:fixed|sorted|solved) it(?: myself)?",
)
_AROUND = (
    "那就|那|还是|要不|我们|我|请|麻烦你们|麻烦了|麻烦|帮我|先|就|已经|自己|哦|噢|嗯|唉|哎|好吧|行吧|不好意思|抱歉|对不起",
    "打扰了|辛苦了|师傅|谢谢(?:你们|你|您|师傅)?|多谢(?:晒)?|唔该(?:晒)?|唔好意思|了|吧|啦|喇|啊|呀|哈|咯|罢|嘅|住",
    r"(?:please|pls|thanks|thank you|thank u|thx|ty|sorry|oh|ok|okay|actually|well|just|then|so|now|no|for now)\b",
)
_GAP = r"[\s,，.。!！?？;；~、…\-]"
_WHOLE = re.compile(
    rf"(?:{_GAP}|{'|'.join(_AROUND)})*(?:{'|'.join(_TAKEN_BACK)})(?:{_GAP}|{'|'.join((*_TAKEN_BACK, *_AROUND))})*"
)


def withdraws(text: str) -> bool:
    """Whether the whole message takes back what was begun; words that say more than that are a matter of their own."""
    words = normalise(text)
    return len(words) <= LONGEST and _WHOLE.fullmatch(words) is not None

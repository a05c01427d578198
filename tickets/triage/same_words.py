"""Words of one meaning, taken for one where examples are learnt and heard: what one office tells teaches another.

Cantonese and Taiwan's words are read as those of the mainland, English ones without their endings. Only examples hear
it so: the office's own words are matched as they are written.
"""

import re

from tickets.triage.normal import normalise

# fmt: off
_CHINESE = """
在: 喺|在这里: 喺度|的: 嘅|别: 唔好|麻烦: 唔该|不用: 唔使|不见: 唔见|不知道: 唔知|不: 唔|没有: 冇|是不是: 系咪
一直: 系咁|了: 咗|也是: 都系|他们: 佢哋|我们: 我哋|你们: 你哋|别人: 人哋|他: 佢|谁: 边个 边位|来: 嚟|下来: 落嚟
回来: 返嚟|东西: 啲嘢 嘢|这么多: 咁多|这么: 咁|这样: 噉|这些: 呢啲|那些: 嗰啲|些: 啲|那里: 嗰度|那边: 嗰边|那: 嗰
这里: 呢度|这边: 呢边|哪里: 边度|为什么: 点解|怎么办: 点算|怎么: 点样|什么: 乜嘢 咩 乜|什么时候: 几时|现在: 而家 依家
刚刚: 啱啱|刚才: 头先 啱先|昨天: 琴日 寻日|明天: 听日|早上: 朝早|晚上: 夜晚|整天: 成日|整晚: 成晚|整条: 成条
整个: 成个|整间: 成间|整栋: 成座 成栋|一点: 少少|还有: 仲有|还: 仲|被人: 俾人 畀人|给: 俾 畀|马上: 即刻|就是: 即系
幸好: 好彩|好像: 好似|全湿: 湿晒|完: 晒|看: 睇|找: 揾 搵|拿: 攞 揸 拎|扔: 掟|睡觉: 瞓觉|睡: 瞓|吃: 食|喝: 饮|站: 企
掉下: 跌落|掉: 跌|关: 闩|盖: 冚|回: 返|下楼: 落街|动: 郁|喊: 嗌|哭: 喊|谈: 倾|塌: 冧|喷: 标|涌: 谷|睁: 擘|洞: 窿
缝: 罅|收拾: 执|擦: 抹|吵: 嘈|吵闹: 墟冚|脏: 污糟|生气: 嬲|害怕: 惊|累: 攰|漂亮: 靓|便宜: 平|厉害: 叻|对: 啱|按: 揿
淹: 浸|有空: 得闲|上班: 返工|谢谢: 多谢 感恩|水管: 水喉|管子: 喉管|煤气管: 煤气喉|空调: 冷气|冰箱: 雪柜|插座: 插苏
插线板: 拖板 延长线|马桶: 坐厕|电梯: 升降机 𨋢|水泥: 石屎|钥匙: 锁匙|门把手: 门柄|天花: 天花板|水槽: 锌盘
灯泡: 灯胆 灯膽|开关: 掣 灯掣|总闸: 总掣|跳闸: 跳掣|配电箱: 电箱 配电盘|水箱: 水塔|卫生间: 厕所 洗手间 浴室
煤气: 瓦斯 石油气|门禁卡: 磁扣|塑料: 塑胶|视频: 影片|信号: 讯号|车库: 车房|停车: 泊车|停: 泊|自行车: 单车 脚踏车
摩托车: 机车 电单车|公交车: 巴士|装修: 装潢|小孩: 细路仔 细路 小朋友 bb|女儿: 囡 阿女|儿子: 阿仔 个仔
奶奶: 阿嬷 阿嫲 阿婆 婆婆 老太太|爷爷: 阿伯 阿公 阿爷|爸爸: 老豆 阿爸 老窦|妈妈: 阿妈|丈夫: 老公|妻子: 老婆 太太
年轻人: 后生仔 后生|保姆: 工人姐姐|家里: 屋企|隔壁: 隔离 隔篱|保安: 看更 保全 警卫|物业: 管理处 管理室 管理员
业委会: 管委会 法团|小区: 屋苑 社区|大楼: 大厦|大厅: 大堂|师傅: 师父|警察: 差人|救护车: 白车|着火: 火烛|入室盗窃: 爆格
多少钱: 几钱|多少: 几多
"""
_ENGLISH = """
mum: mom mother mama mummy mam mommy ma|dad: father daddy papa pa
gran: grandma granny nan nana grandmother grandad granddad grandpa grandfather
child: kid children toddler boy girl daughter son baby infant lad lass grandson granddaughter
wife: husband partner hubby missus spouse|neighbour: neighbor|flat: apartment unit condo place home house
lift: elevator|tap: faucet|toilet: loo wc lavatory bathroom washroom|hall: hallway corridor landing lobby foyer
garage: carpark basement|scared: frightened terrified afraid frightening scary
guard: security concierge porter doorman watchman|staff: officer receptionist manager office management
stink: reek smell stench whiff pong odour odor smelt|wet: soaked soaking drenched soggy sodden
pour: gush spray squirt spurt cascade stream|flood: floodwater|burst: exploded|rise: rising risen
fall: fell fallen drop tumble|hang: hung dangle|shake: sway wobble wobbly swing|smoke: fumes haze smoulder
fire: flame ablaze blaze alight burn burnt|spark: crackle pop sizzle fizz
shock: zap tingle tingly jolt buzz electrocuted|hot: scorching|stuck: trapped jammed wedged
faint: collapse unconscious|dizzy: woozy lightheaded giddy nauseous sick queasy headache
breathe: breath breathless gasp wheeze|hit: punch beat slap kick|knife: machete blade hammer crowbar
scream: shout yell shriek|thief: burglar robber intruder|blood: bleed bloody|please: pls plz kindly
thanks: thank thx ta cheers|repair: fix mend|broken: broke busted bust knackered kaput
dirty: filthy grubby mucky grimy|noise: noisy loud racket din|car: van vehicle truck lorry|dog: puppy|cat: kitten
rubbish: trash garbage litter|bin: dustbin|rude: impolite insolent surly|cost: price charge fee|pay: paid
book: reserve reservation|clean: wash scrub wipe mop|install: fit mount|move: shift|carpet: rug|plug: socket outlet
fuse: fusebox breaker mcb|roof: rooftop|aircon: ac airconditioner|wire: cable
"""
# fmt: on


def _read(table: str) -> dict[str, str]:
    lines = (one.split(":") for one in normalise(table).replace("\n", "|").split("|") if one.strip())
    return {word: head.strip() for head, words in lines for word in words.split()}


_MEANS = _read(_CHINESE)
_SAID = re.compile(
    f"(?=[{''.join(sorted({word[0] for word in _MEANS}))}])(?:{'|'.join(sorted(_MEANS, key=len, reverse=True))})"
)
_WORD = re.compile(r"[a-z']+")
_ENDINGS = ("'s", "ing", "ed", "es", "s", "e")
_SHORTEST = 3


def plain(text: str) -> str:
    """A normalised text in the commonest words of their meaning."""
    return _WORD.sub(lambda word: stem(word[0]), _SAID.sub(lambda said: _MEANS[said[0]], text))


def stem(word: str) -> str:
    """An English word without its ending, or the commonest of those that mean the same."""
    short = _shortened(word)
    return _STEMS.get(short, short)


def _shortened(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            short = word[: -len(ending)]
            return short[:-1] if ending in ("ing", "ed") and short[-1] == short[-2] and short[-1] not in "sl" else short
    return word


_STEMS = {_shortened(word): _shortened(head) for word, head in _read(_ENGLISH).items()}

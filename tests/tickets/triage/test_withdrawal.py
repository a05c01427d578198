"""Which words take back what was begun, and which say more than that."""

from __future__ import annotations

import pytest

from tickets.triage.withdrawal import withdraws

HANS = "算了 取消 不用了 不报了 算了吧 取消报修 撤销 不要了 不需要了 没事了 已经修好了 自己好了 还是算了吧 别来了"
HANT = "不報了 沒事了 算了罷 取消報修 唔使喇 唔報喇 唔使嚟 冇事喇 整返好咗 搞掂咗"
ENGLISH = ["never mind", "Never mind, thanks!", "Cancel it please", "forget it", "no need", "it’s all good now", "nvm"]
POLITE = ["算了，不修了谢谢", "好吧，不用了。", "不用了，谢谢师傅", "唔使喇，唔該", "Sorry, wrong chat"]

MORE = ["取消装修押金怎么办", "我要取消停车月卡", "不用水的时候也漏", "修好了又坏了", "没事了吗", "不修了吗", "没水了"]
MORE += ["算了一下物业费多收了", "算了我还是报吧", "stop the noise upstairs", "leave it open", "it's broken now"]
ANSWERS = ["不是", "不对", "好的", "好了", "谢谢", "ok", "no", "fine", "3-2-1201", ""]


@pytest.mark.parametrize("text", [*HANS.split(), *HANT.split(), *ENGLISH, *POLITE])
def test_what_was_begun_is_taken_back(text: str) -> None:
    assert withdraws(text)


@pytest.mark.parametrize("text", [*MORE, *ANSWERS])
def test_what_says_more_or_something_else_takes_nothing_back(text: str) -> None:
    assert not withdraws(text)


@pytest.mark.parametrize("text", ["算了" * 30, "先" * 39 + "x", ", " * 400])
def test_long_words_take_no_time_and_nothing_back(text: str) -> None:
    assert not withdraws(text)

"""Messages that want something of a ticket that is there already, one a line."""

WANTED: dict[str, str] = {
    "when_coming": """
多久
how long?
到底来不来
are you coming or not
什么时候来
师傅什么时候到？
师傅到哪了
几点能修
仲有幾耐
幾時嚟
何時會到
when is he coming?
什么时候来修
师傅几点到
请问师傅什么时候能来
你们什么时候派人来
还要多久
还要等多久
大概几点到？
师傅大概还要多久
师傅啥时候来啊
今天能来吗
今天会来修吗
明天能来吗
师傅在哪了
人呢？
出发了吗
到了没
师傅什么时候来修空调
空调什么时候能修好
什么时候能修好我家的水龙头
几点上门
何时上门
维修师傅几点过来
请问大概什么时候可以过来处理
师傅到哪里了？谢谢
什么时候可以修
多久能到
多久可以修好
師傅幾時到
師傅幾點嚟呀
幾時可以整好
大概幾點到呀唔該
仲要等幾耐
師傅去到邊呀
請問師傅何時會到
什麼時候會來修
還要等多久
水電師傅幾點到
師傅什麼時候過來
今天會來嗎
師傅到哪了
請問大概幾點會到
幾多點嚟
when will someone come
When is the technician coming?
what time will he be here
how long will it take to get here
how much longer?
ETA?
when are you coming to fix the tap
when will it be fixed
Where is the plumber?
is he on his way?
how soon can you send someone
When can somebody come and look at it
any idea when he will be here
when will he arrive
what time are you coming today
when will the repairman come
where is he
""",
    "any_news": """
有冇人呀
有没有人
anybody there?
听到了吗
有消息吗
有进展吗
进度怎么样了
怎么样了
处理得怎么样了
修好了吗？
修好没
有结果了吗
安排了吗
派人了吗
有消息未
有冇消息呀
有冇人跟進
進度如何
請問進度如何
請問處理得怎麼樣了
處理了嗎
搞掂未呀
安排咗未
谁来修
我的报修怎么样了
我的单子有进展吗
any news?
any update?
any updates on my request
what's the status
what's happening
Is it fixed yet?
has anyone been assigned?
who is coming
any progress on my repair?
heard anything?
is someone coming today?
""",
    "chase": """
怎么还没来
怎么没人来
还没到
还没人来修
等了半天了，怎么还没来
等了两个小时了
等了两个小时了师傅到哪了
催一下
麻烦催一下师傅
快点来
麻烦快点
抓紧
尽快
师傅还没来
为什么还没来
一直没人来
没人联系我
都等了三天了还没人来修
還沒來
怎麼還沒來
師傅怎麼還沒到
點解仲未嚟
等咗好耐喇
仲未有人嚟
等咗兩個鐘都未嚟
冇人嚟呀
快啲啦唔該
催下師傅
請盡快
still waiting
I'm still waiting
Still waiting for the technician
nobody came
no one has come yet
he hasn't come yet
why is nobody here yet
been waiting for two hours
please hurry up
follow up please
nobody showed up
still no one here
haven't heard anything
""",
    "no_longer_needed": """
算了
取消
不用了
不报了
算了吧
取消报修
撤销
不要了
不需要了
没事了
还是算了吧
别来了
不報了
沒事了
算了罷
取消報修
唔使喇
唔報喇
唔使嚟
冇事喇
never mind
Never mind, thanks!
Cancel it please
forget it
no need
nvm
算了，不修了谢谢
好吧，不用了。
不用了，谢谢师傅
唔使喇，唔該
Sorry, wrong chat
算了不用来了，我儿子换好灯泡了
算了不用来了我儿子换好灯泡了
不用来了，我找外面的人修了
不用派人来了
师傅不用来了
唔使嚟喇，整返好咗
唔使嚟喇，我老公整返好咗
it's fixed now, no need to send anyone
No need to come, my husband fixed it
please cancel my request
we don't need the plumber any more
不用来了，谢谢
算了，等太久了
取消吧，我今天不在家
不用修了，自己好了
灯不用修了
please don't send anyone
cancel the repair please, it is working again
don't bother, found someone else
""",
    "solved": """
已经修好了
自己好了
整返好咗
搞掂咗
it’s all good now
已经好了
修好了
弄好了，谢谢
解决了
我自己修好了
不漏了
恢复正常了
已經好了
自己好返咗
it's fixed now
it is working now
all good now thanks
I fixed it myself
problem solved
灯泡我换好了
有水了，谢谢
""",
    "came_back": """
又坏了
还是漏
又漏了
it's back
又嚟喇
still leaking after he left
空调又不制冷了
水龙头又漏了
厨房水管又漏水了
师傅走了又漏了
没修好
根本没修好
昨天修的又坏了
还是老样子
又壞咗
仲係漏
都係漏
又唔凍喇
冷氣又唔凍
還是一樣漏水
又漏水了
修好了又坏了
同样的问题又来了
broken again
It's leaking again
still not working
same problem again
the tap is dripping again
not fixed
still no hot water
又坏了，昨天才修的
又跳闸了
又堵了，马桶的水下不去
又漏了，水都流到插座上了
""",
    "change_posts": """
remove 李敏 from the front desk
把李敏从前台去掉
add Zhang as head
任命张三为主管
Please make Chen the supervisor
撤销李敏的管理员权限
""",
    "compensation": """
谁赔
家里地板全泡了，谁赔？
半夜等了十五分钟都没人接单，家里地板全泡了，谁赔？
我要求赔偿损失
who pays for my floor?
I want compensation for the carpet
地板浸晒，邊個賠
""",
}

"""Messages that tell of a matter, ask something else or say nothing, one a line."""

MATTERS = """
thanks for fixing it so quickly
谢谢你们这么快来
有没有人管一下楼道漏水
how long is the pool open
多久换一次滤芯
什么时候来水
什么时候来电
什么时候有热水
什么时候来暖气
几点停水
停电到几点
when is the pool open
水管又坏了 3-2-1201 而且卧室也漏
取消装修押金怎么办
我要取消停车月卡
不用水的时候也漏
没事了吗
不修了吗
没水了
算了一下物业费多收了
算了我还是报吧
stop the noise upstairs
leave it open
it's broken now
不是
不对
好的
好了
谢谢
ok
no
fine
3-2-1201
你好
师傅
电梯
困住了
厨房的
味道很大
什么时候开门
物业几点上班
垃圾车几点来
快递什么时候到
电费什么时候交
健身房几点关门
幾點開門
幾時有水
幾時收管理費
何時停水
泳池幾點開
班車幾點到
when does the gym open
what time does the office close
how long will the water be off
when will the water come back
when is the rubbish collected
where is the gym
where is my parcel
when is the bus coming
厨房水管爆了
客厅灯不亮
马桶堵了
空调不制冷
水龙头滴水
水龙头漏水
漏水
漏气
停电了
门锁坏了
电梯坏了
漏水漏到楼下
楼上漏水到我家
有人困在电梯里
wifi坏了
灯坏了
空调坏了什么时候能来修
师傅态度很差
师傅乱收费
师傅什么时候来都行
我要投诉师傅没来
昨天修的水管今天爆了
楼上又在吵
隔壁又在装修
还是楼上的噪音
又停水了整栋楼
又有人乱停车
the neighbours are at it again with the music
dogs barking again at night
my tap is leaking
the lift is broken
no water
no water in the whole building
smell of gas
please send a plumber, the sink is blocked
the toilet is overflowing
can you fix the intercom
I need a plumber tomorrow morning
please fix the light in the corridor
when can I book the tennis court
how do I pay the fee
what is the number of the office
thanks for coming
Thank you, very good service
the technician was rude
the technician forgot his bag
他把工具落我家了
他说还要换零件，要多少钱
师傅说明天再来一趟，不用了的旧管子能带走吗
不用洗衣液味道也很大
不需要物业费发票了吗
取消明天的停水通知
没事做的保安一直玩手机
我想取消地库车位租约
取消订阅
卫生间又开始有臭味，另外客厅灯也坏了
又坏了一个灯
灯又坏了，另外水龙头也滴水
两天前报的修，今天天花板掉下来了
什么时候来人检查烟感
什么时候来抄表
几时来收垃圾
what about the deposit
status of my parking application
update my phone number
前台的灯坏了
前台电话没人接
the front desk is rude
保安主管电话多少
3栋2单元
不是802，是902
一楼大厅灯又不亮了，还有二楼
"""

"""What looks like a place and is none: dates, times, money, telephones, codes, bays, shops, floors."""

NO_PLACES = """
    厨房的
    味道很大
    孩子一个人锁里面了
    2026/12/25
    25.12.2026
    2026.12.01
    12/25报修
    6.2.2026
    192.168.1.101
    版本6.2.901
    version 6.2.901
    firmware 1.2.301
    ¥1,203
    HK$1,860
    $860
    1203元
    1,203块
    收费1201.50
    120/80
    血压130/85
    24/7
    50/50
    1/2
    3.5米
    3.14
    12.5
    2306度
    温度26C
    set to 24C
    24-26C
    26.5C
    138-1234-5678
    138 1234 5678
    13812345678
    138****5678
    138xxxx2291
    0755-12345678
    010-8234567
    9123 4567
    5123 4567
    6123 4567
    call 2101 2104
    电话2101 2104
    020 7946 0958
    07700 900123
    0912-345-678
    0912 345 678
    02-2345-6789
    +852 5123 4567
    +86 138 1234 5678
    400-820-8820
    WhatsApp 6201 1203
    10:30到12:05
    8点30分
    1830-1930停水
    0900 to 1230
    at 1130
    since 0830
    晚上2030
    since 2019
    sticker says 2021
    from 1030 to 1200
    显示E101
    error E3-101
    错误码 E5-102
    报错 1201
    故障代码205
    fault code 301
    Err-302
    KFR-35GW
    型号A1203
    model B404
    MX-502
    502胶水
    301医院
    WD-40
    COVID-19
    iPhone 15
    5G信号
    PM2.5
    3D打印
    DN50的管
    车位B2-36被占
    B2-36车位
    车位号1201
    车位是B1-045
    地库C区112
    我的车位是214
    bay 214
    parking lot 305
    parking space B2-112
    My bay is 214
    P2-118车位
    248号车位
    地下车库B区36号
    负二层C区118号车位
    负一楼
    负一楼漏水
    -1楼
    地下一层
    G/F
    M/F
    LG2
    LG/F
    B1层
    UG/F
    12号商铺漏水
    底商A12停电
    shop 12 has no power
    shop 5, G/F
    底商105
    等了3天
    一二三楼都停了
    七零八落
    八零后
    九零后
    五零二胶
    一心一意
    三天两头
    十分
    百分之二十
    三室两厅
    两室一厅
    一梯两户
    3天2夜
    第一次
    一个单元门
    一座山
    几号楼
    哪栋
    这栋楼
    整栋楼
    两栋楼之间
    每栋楼
    工单1203
    ticket 1203
    order no. 1203
    快递单号 1203
    密码1234
    test test 123
    220 or 110
    380伏
    call 999
    打110
    12345热线
    满1200减50
    at seven oh clock
    oh no
    zero water
    one of us
    in the building a man
    flat tyre
    flat battery
    room temperature
    unit price
    level crossing
    block the drain
    block a drain
    tower of bricks
    wing mirror
    left wing
    phase 2 power is missing
    swing
    二十期分期
    分三期付款
    第12期物业费
    小区里
    社区
    车区
    浦东区
    东区
"""

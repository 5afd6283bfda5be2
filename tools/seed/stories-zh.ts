/** What customers complain of in Chinese, as in `stories-en.ts`. */
export const CHINESE: Record<string, readonly (readonly [title: string, description: string])[]> = {
  'product/performance': [
    ['{product}每晚断线', '自{date}起每天断线{times}次，每次持续几分钟，重启无效。'],
    ['{product}掉电太快', '购买{days}天，早上充满，中午就没电，使用很少。'],
    ['{product}速度达不到承诺', '不同日期测速{times}次，始终不到合同速率的一半，客户有截图。'],
  ],
  'product/safety': [
    ['{product}充电时发烫有异味', '{date}充电时外壳烫手并有焦味，客户立即拔掉电源，已拍照。'],
    ['{product}边缘锋利划伤孩子', '购买{days}天，孩子手指被边框划伤，客户要求尽快回收。'],
  ],
  'product/material': [
    ['{product}外壳开裂', '没有摔过也没有受压，裂缝从螺丝处开始，{days}天来越裂越大。'],
    ['{product}配件脱胶', '正常使用{days}天后接缝脱开，客户认为是做工问题。'],
  ],
  'product/description': [
    ['新机{product}疑为二手', '收到时封条已拆，开机要求输入从未设置过的密码。'],
    ['{product}与页面描述不符', '{date}商品页写明的功能，收到的型号没有。'],
  ],
  'service/pre_sale': [
    ['办理{product}时说可随时退订', '{date}门店口头承诺随时可退，合同却写明二十四个月。'],
    ['门店承诺的优惠没有兑现', '办理{product}时承诺减免{amount}元，账单仍按原价收取。'],
  ],
  'service/in_sale': [
    ['办理{product}手续繁琐', '同样的信息填了{times}次，在门店等了一个多小时。'],
    ['订单{order}支付后仍显示未付款', '已扣款{amount}元，{days}天过去订单仍显示未付款。'],
  ],
  'service/after_sale': [
    ['{product}维修迟迟没有结果', '{date}送修，客户问了{times}次，每次答复的日期都不一样。'],
    ['约好上门却没有人来', '约定{date}上门，客户特意请假在家，没有人来也没有电话。'],
    ['{product}修完故障依旧', '维修用了{days}天，取回后故障和送修前完全一样。'],
  ],
  'service/delay': [
    ['各部门互相推诿', '为{order}打了{times}次电话，每次都说是别的部门负责。'],
    ['快递{order}迟到{days}天', '自{date}起物流信息没有更新，客服只说在途中。'],
    ['显示已签收但没有收到', '{order}显示{date}已签收，邻居和驿站都没有，没有签收照片。'],
  ],
  'service/attitude': [
    ['客服中途挂断电话', '{date}咨询{product}，问到第二个问题时电话被挂断，客户要求听录音。'],
    ['柜台人员态度生硬', '客户询问{product}的收费，被告知自己看墙上的公告。'],
  ],
  'communication/jargon': [
    ['通知看不懂', '{date}关于{product}的通知全是术语，最后要收{amount}元，没人能解释。'],
    ['{product}账单看不明白', '账单有七行代码，客户问了{times}次第四行是什么费用。'],
  ],
  'communication/tone': [
    ['在线客服阴阳怪气', '{date}在线咨询{order}，最后一句话让客户觉得被嘲笑，有截图。'],
    ['电话里被客服吼', '客户追问少到账的{amount}元，客服提高音量，客户要求主管回电。'],
  ],
  'communication/empathy': [
    ['家人去世后仍收到模板回复', '为已故家人销户，{times}次收到要求本人签字的模板回复。'],
    ['没有人认真听', '客户讲了{product}停用{days}天的经过，对方只推荐新套餐。'],
  ],
  'communication/wrong_information': [
    ['说{product}免费，次月却扣费', '{date}热线答复免费，次月扣费{amount}元，客户有通话记录。'],
    ['两名客服对{order}说法不一', '一人说{days}天内退款，另一人说不能退款。'],
  ],
  'process/returns': [
    ['订单{order}退款没有到账', '{date}退回，仓库已签收，{amount}元至今没有到账。'],
    ['{product}退货被拒', '购买{days}天未拆封，以缺少回执单为由拒收，箱内本来就没有回执单。'],
  ],
  'process/membership': [
    ['积分到期没有提醒', '{date}有{points}积分过期，之前没有任何短信或推送。'],
    ['金卡等级被误降', '订单{order}没有计入，等级下降，损失优惠约{amount}元。'],
  ],
  'process/complaint_process': [
    ['应用里找不到投诉入口', '客户找了{times}个晚上，提交时页面报错。'],
    ['{date}的投诉没有编号', '当时说已记录，现在谁也查不到，又要从头说一遍。'],
  ],
  'process/billing': [
    ['{product}重复扣费', '{date}及两天后各扣{amount}元，应用里只有一张账单。'],
    ['账单出现未告知的费用{amount}元', '{date}账单新增一项费用，热线只说是调整。'],
    ['退订后仍被扣费', '{product}退订已{days}天，又扣了{amount}元。'],
  ],
};

/** The complaints of the demonstration, with when they came in. */
export const COMPLAINTS = [
  [
    '2026-11-16T09:12',
    'Charged twice for November',
    'phone',
    'process/billing',
    'general',
    'CU-1001',
    'Mobile plan M',
    'resolution',
    'Second debit of 39.00 back, and a check that December is charged once',
    'Two debits of 39.00 on the 3rd and the 5th. The app shows one bill. Called last week, was told to wait, got no reference.',
  ],
  [
    '2026-11-16T10:40',
    '宽带三次报修仍未修好',
    'app',
    'service/delay',
    'complex',
    'CU-1002',
    '家庭宽带 500M',
    'resolution',
    '本周内修好并减免当月费用',
    '本月第三次报修同一故障，每晚八点后断网。前两次师傅上门都说是小区设备问题，之后没有人联系客户。',
  ],
  [
    '2026-11-16T14:05',
    'Power bank swelled while charging',
    'web',
    'product/safety',
    'urgent',
    'CU-1003',
    'Power bank 20K',
    'compensation',
    'Refund of 169 and collection of the device',
    'The case bulged after two hours on the charger and was too hot to hold. Customer unplugged it and left it on the balcony. Photos sent.',
  ],
  [
    '2026-11-17T08:55',
    '理财产品赎回被收手续费',
    'store',
    'communication/wrong_information',
    'complex',
    'CU-1004',
    '稳健理财 90 天',
    'compensation',
    '退还手续费 320 元并书面说明',
    '购买时经办人说随时可取不收费，赎回时扣了 320 元。客户 68 岁，合同上的费用说明字很小，当时没有讲解。',
  ],
  [
    '2026-11-17T11:20',
    'Courier says delivered, nothing arrived',
    'phone',
    'service/after_sale',
    'general',
    'CU-1005',
    'Express parcel',
    'resolution',
    'Find the parcel or send it again',
    'Tracking says handed over on Monday at 10:02. Customer was at work, neighbours have nothing, no photo of the door.',
  ],
  [
    '2026-11-17T16:30',
    '客服态度生硬，多次打断客户',
    'phone',
    'service/attitude',
    'general',
    'CU-1006',
    '信用卡',
    'comfort',
    '希望得到道歉',
    '客户咨询年费时被打断三次，最后一句是“规定就是这样”。客户要求听录音并由主管回电。',
  ],
  [
    '2026-11-18T09:15',
    'Refund promised for Friday did not come',
    'email',
    'process/returns',
    'general',
    'CU-1001',
    'Mobile plan M',
    'resolution',
    'The refund today',
    'Same customer as on Monday. Was promised the 39.00 for Friday, nothing on the account, and the hotline could not see the promise.',
  ],
  [
    '2026-11-18T13:45',
    '退货运费说法前后不一',
    'app',
    'communication/wrong_information',
    'general',
    'CU-1007',
    '蓝牙耳机',
    'resolution',
    '退还运费 12 元',
    '商品页写七天无理由退货包运费，客服说只包首次。客户已垫付 12 元，有聊天截图。',
  ],
  [
    '2026-11-19T10:05',
    'Contract in a language I do not read',
    'store',
    'communication/jargon',
    'general',
    'CU-1008',
    'Loan account',
    'comfort',
    'Somebody who explains it',
    'Customer signed in the shop, understood the rate as fixed, now sees that it floats. Wants an explanation before deciding anything.',
  ],
  [
    '2026-11-19T15:50',
    '会员积分到期未提醒',
    'social',
    'process/membership',
    'general',
    'CU-1009',
    '金卡会员',
    'compensation',
    '恢复 4800 积分',
    '积分到期前没有短信提醒，客户在微博发帖，已有两百多条评论。客户表示恢复积分就删帖。',
  ],
  [
    '2026-11-20T09:30',
    'Router sold as new was used before',
    'web',
    'product/description',
    'general',
    'CU-1010',
    'Router AX3',
    'resolution',
    'A new one',
    'The box was open, and the device asked for a password that the customer never set. Serial number noted.',
  ],
  [
    '2026-11-20T10:15',
    '大额转账被冻结两天',
    'phone',
    'service/delay',
    'urgent',
    'CU-1011',
    '借记卡',
    'resolution',
    '今天内解冻，用于支付首付款',
    '周三转账被系统拦截，客服说一个工作日内处理，至今没有消息。今天下午五点是付款期限。',
  ],
] as const;

/** As `plaint log --from` reads it. */
export function record([
  received_at,
  title,
  channel,
  category,
  priority,
  customer,
  product,
  demand,
  remedy,
  description,
]: (typeof COMPLAINTS)[number]) {
  const contact = `phone ending ${customer.slice(-4)}`;
  return { title, description, channel, category, priority, customer, contact, product, demand, remedy, received_at };
}

/** Who works at the desk of the demonstration. */
export const TEAM = `roles:
  agent: { name: { en: Agent, zh: 客服代表 }, redress_limit: 100 }
  lead: { name: { en: Team lead, zh: 班组长 }, redress_limit: 2000 }
  manager: { name: { en: Manager, zh: 投诉经理 }, redress_limit: 20000 }
  director: { name: { en: Customer relations director, zh: 客户关系总监 } }
default_role: agent
teams:
  service: { name: { en: Service centre, zh: 客服中心 }, lead: zhao.min }
  billing: { name: { en: Billing, zh: 账务部 }, lead: chen.bo }
people:
  li.wei: { name: 李伟, team: service, role: agent }
  anna: { name: Anna Berg, team: service, role: agent }
  wang.fang: { name: 王芳, team: billing, role: agent }
  zhao.min: { name: 赵敏, team: service, role: lead }
  chen.bo: { name: 陈波, team: billing, role: manager }
`;

/** What the two raters answer for the tickets of the audit, in the order drawn: where they see it alike and where not. */
export const ANSWERS = {
  'zhao.min': {
    elements_complete: 'yes yes no yes yes yes yes no yes yes',
    category_right: 'yes yes yes no yes yes yes yes no yes',
    demand_clear: 'yes yes yes yes yes no yes yes yes yes',
    facts_not_judgement: 'yes yes yes yes no yes yes yes yes yes',
    needed_a_ticket: 'yes yes yes yes yes yes no yes yes yes',
    no_personal_data: 'yes yes yes yes yes yes yes yes yes yes',
    first_reply: '4 n/a 3 n/a n/a n/a n/a n/a n/a n/a',
    unqualified: '. . missing_element wrong_category . . . . . .',
  },
  'chen.bo': {
    elements_complete: 'yes yes no yes yes yes yes yes yes yes',
    category_right: 'yes yes yes no yes yes yes yes no yes',
    demand_clear: 'yes yes yes yes yes no no yes yes yes',
    facts_not_judgement: 'yes yes yes yes no yes yes yes no yes',
    needed_a_ticket: 'yes yes no yes yes yes no yes yes yes',
    no_personal_data: 'yes yes yes yes yes yes yes yes yes yes',
    first_reply: '5 n/a 3 n/a n/a n/a n/a n/a n/a n/a',
    unqualified: '. . missing_element . . . unnecessary_ticket . . .',
  },
} as const;

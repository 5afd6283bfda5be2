/** What people at the desk write, and what customers write back, in both languages. */
export type Language = 'en' | 'zh';

type Phrases = Record<Language, readonly string[]>;

/** How descriptions go on: what agents add about the customer. */
export const DETAILS: Phrases = {
  en: [
    'Customer wants a call back after six.',
    'Called last week, was told to wait, got no reference.',
    'Photos and the receipt were sent.',
    'Customer is calm, but says it is the last time.',
    'Nobody has called back since.',
    'Customer kept the names of both agents.',
    'It is the second time this year.',
    'Customer would rather have it in writing.',
    'Customer needs it for work and has bought a replacement.',
    'The shop could not see the case.',
  ],
  zh: [
    '客户希望晚上六点后回电。',
    '上周来电被告知等待，没有给编号。',
    '照片和小票已发送。',
    '客户情绪平稳，但表示是最后一次。',
    '之后没有人回过电话。',
    '客户记下了两名客服的工号。',
    '今年已是第二次。',
    '客户希望书面答复。',
    '客户工作要用，已另外购买。',
    '门店查不到记录。',
  ],
};

/** By category. */
export const NOTES: Record<string, Phrases> = {
  product: {
    en: [
      'Serial number belongs to batch 2409.',
      'Log of the line sent to the engineers.',
      'Photos show the crack clearly.',
    ],
    zh: ['序列号属于 2409 批次。', '线路日志已发给工程师。', '照片能清楚看到裂缝。'],
  },
  service: {
    en: [
      'Courier confirms: signature is not the customer.',
      'Asked the warehouse, answer by tomorrow noon.',
      'No slot before Friday.',
    ],
    zh: ['快递确认签收人不是客户本人。', '已联系仓库，明天中午前答复。', '周五前没有上门时段。'],
  },
  communication: {
    en: ['Heard the recording; the customer is right about what was said.', 'The script still has the old text.'],
    zh: ['已听录音，客户所述属实。', '话术仍是旧版本。'],
  },
  process: {
    en: ['Account checked: the second entry is ours.', 'Finance has the form, waiting for the number of the transfer.'],
    zh: ['已核对账户，第二笔确为我方重复。', '财务已收到申请，等待转账流水。'],
  },
  '': {
    en: [
      'No answer on the phone, trying again after six.',
      'Same customer called before.',
      'Screenshot is in the shared folder.',
    ],
    zh: ['电话无人接听，六点后再拨。', '该客户之前来过电话。', '截图存于共享文件夹。'],
  },
};

export const REPLIES: Phrases = {
  en: [
    'Explained what we found so far; customer hears from us by tomorrow noon.',
    'Apologised, said who looks after it and until when.',
    'We see the entry and have asked for it to be taken back.',
    'Agreed on a visit; the technician calls half an hour before.',
    'Asked for the serial number and a photo of the label.',
    'Said openly that it takes until Friday, and why.',
  ],
  zh: [
    '已说明目前查到的情况，明天中午前再回复客户。',
    '已致歉，并告知由谁负责、何时答复。',
    '已看到该笔记录，正在申请撤回。',
    '已约定上门时间，师傅提前半小时联系。',
    '请客户提供序列号和铭牌照片。',
    '如实告知需要到周五，并说明原因。',
  ],
};

export const MESSAGES: Phrases = {
  en: ['Is there any news?', 'Here is the photo of the label.', 'Tuesday after four suits me.', 'It happened again.'],
  zh: ['有进展了吗？', '这是铭牌的照片。', '周二四点以后可以。', '今天又发生了一次。'],
};

/** By category. */
export const SUMMARIES: Record<string, Phrases> = {
  product: {
    en: ['Replaced; the new one arrived and works.', 'Repaired on site, customer measured it.'],
    zh: ['已更换，新机收到且正常。', '已上门修复，客户现场测试正常。'],
  },
  service: {
    en: ['Visit made up for, customer is content.', 'Found and delivered by hand.', 'Apology in writing and by phone.'],
    zh: ['已补上门服务，客户满意。', '已找到并专人送达。', '已书面及电话致歉。'],
  },
  communication: {
    en: ['Called the customer, explained and settled.', 'Contract shown to the customer line by line; they keep it.'],
    zh: ['已致电客户说明并达成一致。', '已逐条解释合同，客户决定保留。'],
  },
  process: {
    en: ['Taken back and confirmed on the account.', 'Points and level restored.', 'Explained on the bill itself.'],
    zh: ['款项已退回，客户已确认到账。', '积分和等级已恢复。', '已对照账单逐项说明。'],
  },
};

export const HANDOVERS: Phrases = {
  en: ['Part of the bill is disputed, please look.', 'Needs an engineer.', 'Customer asked for somebody else.'],
  zh: ['涉及账单争议，请协助核对。', '需要工程师处理。', '客户要求换人处理。'],
};

export const REMEDIES: Record<string, Phrases> = {
  resolution: {
    en: ['That it is put right', 'That it does not happen again', 'An answer this week'],
    zh: ['尽快解决', '不再发生', '本周内给出答复'],
  },
  comfort: {
    en: ['An apology', 'Somebody who explains it', 'That the manager calls'],
    zh: ['希望得到道歉', '希望有人解释清楚', '希望主管回电'],
  },
  compensation: {
    en: ['{amount} for the trouble', 'The fee of the month waived', 'A voucher'],
    zh: ['补偿{amount}元', '减免当月费用', '赠送优惠券'],
  },
};

/** By score, the lowest first. */
export const COMMENTS: Record<Language, readonly (readonly string[])[]> = {
  en: [
    ['Nothing has changed', 'Money is still not there'],
    ['Too slow', 'Had to ask again and again'],
    ['It is all right now'],
    ['Friendly', 'Quick in the end'],
    ['Thank you', 'Could not be better'],
  ],
  zh: [
    ['问题没有解决', '钱还没有到账'],
    ['太慢', '要一直催'],
    ['还可以'],
    ['态度不错', '最后处理很快'],
    ['谢谢', '非常满意'],
  ],
};

export const ROOT_CAUSES: Record<string, readonly string[]> = {
  product: ['batch 2409', 'firmware 3.1', 'packaging', 'supplier changed the part'],
  service: ['no slot for engineers', 'case not handed over', 'courier', 'rota too thin in the evening'],
  communication: ['old script', 'training', 'letter template', 'tariff changed without notice to the desk'],
  process: ['billing job ran twice', 'rule not in the app', 'refund waits for a second signature', 'wrong tariff code'],
};

import { clockLabel } from '../../core/complaint/clock.js';
import type { Evidence } from '../../core/improvement/events.js';
import type { ImprovementState } from '../../core/improvement/improvement.js';
import type { ChartType } from '../../core/insight/chart.js';
import type { Proportion } from '../../core/statistics/wilson.js';
import { improvementCommands } from './typed.js';
import type { Language } from './wording.js';

const list = (items: readonly string[], most = 12) =>
  items.length > most ? `${items.slice(0, most).join('、')} 等` : items.join('、');
const flags = (names: readonly string[]) => names.map((name) => `--${name}`).join('、');

const commands: Record<string, string> = {
  edit: '修改',
  note: '备注',
  assign: '派单',
  respond: '回复',
  receive_message: '记录客户联系',
  pause: '暂停',
  resume: '恢复',
  escalate: '升级',
  deescalate: '降级',
  resolve: '办结',
  close: '关闭',
  reopen: '重启',
  rate: '评价',
  link: '关联',
  merge: '合并',
  absorb: '接收合并',
  withdraw: '撤回',
};
const escalationKinds: Record<string, string> = {
  regulator: '监管机构',
  ombudsman: '申诉机构',
  court: '法院',
  media: '媒体',
};
const status: Record<string, string> = {
  new: '新建',
  open: '处理中',
  waiting: '等待',
  resolved: '已答复',
  closed: '已关闭',
  merged: '已合并',
  withdrawn: '已撤回',
};

/** A place in a document where something is wrong, or what the parser said. */
const damageText = (reason: string) => {
  const [, format] = /^format_(\d+)$/.exec(reason) ?? [];
  if (format) return `由更新版本的 plaint 以格式 ${format} 写入，请升级 plaint`;
  return /^[a-z_.\d]+$/.test(reason) ? `${reason} 缺失或有误` : reason;
};
/** A rate to one place, as tables have it. */
const percent1 = (share: number) => `${(100 * share).toFixed(1)}%`;
const rateText = ({ value, numerator, denominator, low, high }: Proportion) =>
  value === null || low === null || high === null
    ? '-'
    : `${percent1(value)}（${denominator} 件中 ${numerator} 件；${percent1(low)} – ${percent1(high)}）`;
const signed1 = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
const percent = (share: number) => `${Number((100 * share).toPrecision(3))}%`;
const INSPECTION = { normal: '正常', tightened: '加严', reduced: '放宽' };

/** 对打标的裁定。 */
const markDecisions: Record<string, string> = { keep: '维持', change: '变更', lift: '撤销' };

const improvementStates: Record<ImprovementState, string> = {
  defined: '已立项',
  analysed: '已分析',
  planned: '已计划',
  implemented: '已实施',
  verified: '已验证',
  reopened: '已重启',
  dropped: '已放弃',
};
const feedbackTo = { customers: '客户', departments: '部门' };
const improvementCommand = (type: string) => improvementCommands[type] ?? type;
const withNote = (text: string, note: string | undefined) => (note ? `${text}：${note}` : text);
const evidenceText = ({ before, after, ratio, low, high }: Evidence) => {
  const limits =
    low === null && high === null ? '' : `（${low?.toFixed(2) ?? '-'} 至 ${high?.toFixed(2) ?? '无上限'}）`;
  return `之前 ${before.days} 天 ${before.count} 件，之后 ${after.days} 天 ${after.count} 件，比值 ${ratio?.toFixed(2) ?? '-'}${limits}`;
};

/** What kinds of control charts are called. */
const chartNames: Record<ChartType, string> = {
  p: '不合格率控制图（p 图）',
  u: '单位缺陷数控制图（u 图）',
  c: '计数控制图（c 图）',
  i: '单值移动极差控制图（XmR 图）',
  ewma: '指数加权移动平均控制图（EWMA）',
  cusum: '累积和控制图（CUSUM）',
};

export const zh: Language = {
  code: 'zh',
  problems: {
    input_missing: ({ flags: names }) => ({
      message: `缺少：${flags(names)}。`,
      hint: '请用选项给出；或在终端中运行（不带 --json），以便逐项询问。',
    }),
    flag_unknown: ({ flag }) => ({ message: `未知选项 ${flag}。`, hint: '用 --help 查看可用选项。' }),
    flag_invalid: ({ flag, found, allowed }) => ({ message: `--${flag} 不能是“${found}”。可用：${allowed}。` }),
    argument_missing: ({ names }) => ({ message: `缺少：${names.join('、')}。`, hint: '用 --help 查看用法。' }),
    argument_unexpected: ({ found }) => ({
      message: `多余的内容：${found.join(' ')}。`,
      hint: '含空格的值请加引号；用 --help 查看用法。',
    }),
    flags_exclusive: ({ flags: names }) => ({ message: `这些选项不能同时使用：${flags(names)}。` }),
    command_unknown: ({ found, nearest }) => ({
      message: `没有命令“${found}”。`,
      hint: nearest.length > 0 ? `是否想用：${nearest.join('、')}？` : 'plaint --help 列出全部命令。',
    }),
    watch_without_terminal: () => ({
      message: '没有可供显示的终端。',
      hint: '请去掉 --watch；定时任务和管道只输出一次。',
    }),
    filter_unknown: ({ flag, found, known }) => ({
      message: `--${flag} ${found}：这里没有。`,
      hint: `已知：${list(known, 30)}。`,
    }),
    usage: ({ detail }) => ({ message: detail, hint: '用 --help 查看用法。' }),

    zone_unknown: ({ zone }) => ({
      message: `“${zone}”不是时区。`,
      hint: '请用 Asia/Shanghai、Europe/Berlin 这样的名称；固定偏移不含夏令时。',
    }),
    instant_invalid: ({ found }) => ({
      message: `“${found}”不是时间。`,
      hint: '写法：2026-11-21、2026-11-21T09:30（库的时区）或 2026-11-21T09:30:00+08:00。',
    }),
    duration_invalid: ({ found }) => ({
      message: `“${found}”不是时长。`,
      hint: '写法：30m、4h、1h30m、48h elapsed、3wd、15d、15d roll、8w、6mo。',
    }),
    interval_invalid: ({ found }) => ({ message: `“${found}”不是工作时段。` }),
    calendar_empty: ({ calendar }) => ({ message: `日历 ${calendar} 没有任何工作时间。` }),
    calendar_unknown: ({ calendar, known }) => ({
      message: `没有日历 ${calendar}。现有：${list(known)}。`,
      hint: '可用 plaint calendar list 查看，或给出日历文件的路径。',
    }),
    calendar_year_missing: ({ calendar, year, place }) => ({
      message: `日历 ${calendar} 没有 ${year} 年的节假日，无法计算。`,
      hint: `请在 ${place ?? 'policy/calendars'} 中补充 ${year} 年的放假和调休，并把 ${year} 写入 years。`,
    }),
    pause_invalid: ({ found }) => ({
      message: `“${found}”不是暂停时段。`,
      hint: '写法：2026-04-10T15:00/2026-04-13T11:00，可加 =原因；斜线后为空表示尚未结束。',
    }),
    time_before: ({ at, latest }) => ({
      message: `${at} 早于已发生之事（${latest}）。`,
      hint: '请检查 --now 或本机时钟。',
    }),
    pause_backwards: ({ from, to }) => ({ message: `从 ${from} 开始的暂停在此之前就已结束：${to}。` }),
    calendar_horizon: ({ calendar, years }) => ({
      message: `日历 ${calendar} 的工作时间太少，需要 ${years} 年以上。`,
    }),

    field_missing: ({ field }) => ({ message: `缺少 ${field}。`, hint: 'title、channel、category、customer 必填。' }),
    field_unknown_code: ({ field, found, allowed }) => ({
      message: `${field} 不能是“${found}”。可用：${list(allowed, 20) || '无'}。`,
      hint: '代码见 policy/taxonomy.yaml。',
    }),
    field_not_editable: ({ field }) => ({ message: `${field} 不能修改。`, hint: '时限由它起算，请改用备注。' }),
    field_invalid: ({ field, found, allowed }) => ({ message: `${field} 不能是“${found}”。可用：${allowed}。` }),
    nothing_to_change: () => ({ message: '没有要修改的内容。', hint: '请至少给出一个字段的新值。' }),
    received_in_future: ({ received, now }) => ({
      message: `受理时间 ${received} 晚于现在 ${now}。`,
      hint: '请核对 --received-at、--now 和库的时区。',
    }),
    not_from_status: ({ command, id, status: from, allowed }) => ({
      message: `${id} 状态为“${status[from] ?? from}”，不能${commands[command] ?? command}。`,
      hint: `当前可做：${allowed.map((name) => `${commands[name] ?? name}（${name === 'receive_message' ? 'message' : name}）`).join('、')}。`,
    }),
    over_authority: ({ by, role, limit, asked, who }) => ({
      message: `${by}（${role}）的补偿权限最高为 ${limit}，不能给予 ${asked}。`,
      hint: who.length > 0 ? `有权限者：${list(who)}。` : '没有人有此权限，见 policy/team.yaml。',
    }),
    person_unknown: ({ found, known }) => ({
      message: `没有人员 ${found}。现有：${list(known)}。`,
      hint: '人员名单在 policy/team.yaml。',
    }),
    team_unknown: ({ found, known }) => ({
      message: `没有团队 ${found}。现有：${list(known)}。`,
      hint: '团队名单在 policy/team.yaml。',
    }),
    person_left: ({ person }) => ({ message: `${person} 已离职。`, hint: '请派给其他人。' }),
    not_escalated: ({ id }) => ({ message: `${id} 尚未升级。` }),
    nobody_available: ({ team, skill }) => ({
      message: `没有人可以接手${team === null ? '' : `，团队 ${team}`}${skill === null ? '' : `，技能 ${skill}`}。`,
      hint: '已离职、不在岗或被投诉的人除外。人员见 policy/team.yaml。',
    }),
    link_to_itself: ({ id }) => ({ message: `${id} 不能指向自己。` }),
    merge_into_closed: ({ id, status: at }) => ({
      message: `${id} 状态为“${status[at] ?? at}”，不能并入。`,
      hint: `请先重启：plaint reopen ${id} --cause ...`,
    }),
    clock_not_running: ({ id, metric, running }) => ({
      message: `${id} 没有正在计时的 ${metric}。`,
      hint: running.length > 0 ? `正在计时：${running.join('、')}。` : `没有任何时钟在计时：plaint show ${id}。`,
    }),
    clock_ambiguous: ({ metric, clocks }) => ({
      message: `有多个 ${metric} 正在计时：${clocks.join('、')}。`,
      hint: '请指明规则包：--pack ID。',
    }),
    extension_not_approved: ({ clock, by, role, roles }) => ({
      message: `${by}（${role}）无权批准延长 ${clock}。`,
      hint: `规则要求：${roles.join('、')}。`,
    }),
    extension_used_up: ({ clock, times }) => ({
      message: `${clock} 只能延长 ${times} 次，已用完。`,
      hint: '次数见规则中的 extensions。',
    }),
    due_needs_extension: ({ clock, due }) => ({
      message: `${clock} 应于 ${due} 到期；要更晚须经批准延长。`,
      hint: '请用 plaint sla extend，并注明批准人。',
    }),
    extension_too_far: ({ clock, latest, asked }) => ({
      message: `${clock} 不能延长到 ${asked}。`,
      hint: `规则允许最晚到 ${latest}。`,
    }),
    reopen_window_over: ({ id, closed, within }) => ({
      message: `${id} 于 ${closed} 关闭，只能在 ${within} 内重启。`,
      hint: '请新建投诉并与之关联。',
    }),
    money_invalid: ({ found }) => ({ message: `“${found}”不是金额。`, hint: '写法：150、150.50 或 "150 CNY"。' }),

    store_not_found: ({ from }) => ({
      message: `${from} 及其上级目录中没有投诉库。`,
      hint: '用 plaint init 新建，或用 --store、PLAINT_STORE 指定。',
    }),
    store_exists: ({ folder }) => ({ message: `${folder} 已经是投诉库。` }),
    store_format_newer: ({ file, found, supported }) => ({
      message: `${file} 的格式为 ${found}，本版本最高支持 ${supported}。`,
      hint: '请升级 plaint。',
    }),
    preset_unknown: ({ found, known }) => ({ message: `没有预设 ${found}。现有：${list(known)}。` }),
    policy_unknown: ({ found, known }) => ({
      message: `没有规则 ${found}，也没有这个文件。可用：${list(known, 30)}。`,
      hint: '用 plaint sla policy list 查看全部。',
    }),
    pack_not_in_use: ({ pack, used }) => ({
      message: `${pack} 未启用。已启用：${list(used) || '无'}。`,
      hint: `用 plaint sla policy use ${pack} 启用，或给出要比较的两个。`,
    }),
    pack_codes_missing: ({ pack, codes }) => ({
      message: `${pack} 需要 policy/taxonomy.yaml 中没有的代码：${list(codes)}。`,
      hint: '请自行添加，或用 --add-codes 一并添加。',
    }),
    complaint_not_found: ({ id }) => ({
      message: `没有投诉 ${id}。`,
      hint: 'plaint list 列出在办投诉，plaint list --all 列出全部。',
    }),
    complaint_ambiguous: ({ ending, matches }) => ({
      message: `${ending} 可能是：${list(matches)}。`,
      hint: '请多输入几位编号。',
    }),
    complaint_exists: ({ id }) => ({ message: `投诉 ${id} 已存在。` }),
    changed_meanwhile: ({ id }) => ({ message: `${id} 期间被他人反复修改。`, hint: '请重试。' }),
    still_locked: ({ what, lock, holder }) => ({
      message: `${what} 仍被进程 ${holder} 锁定。`,
      hint: `请重试。若该进程确已不在，请删除 ${lock}`,
    }),
    document_damaged: ({ file, line, reason }) => ({
      message: `${file}${line === null ? '' : `:${line}`} 无法读取：${damageText(reason)}。`,
      hint: '请手工修复或从备份恢复；未做任何更改。',
    }),
    policy_invalid: ({ file, faults }) => ({
      message: `${file} 有误：\n${faults.map((fault) => `  ${zh.fault(fault)}`).join('\n')}`,
      hint: '请修正该文件；未做任何更改。',
    }),
    file_not_found: ({ file }) => ({ message: `没有文件 ${file}。` }),
    file_exists: ({ file }) => ({
      message: `${file} 已存在。`,
      hint: '覆盖后原有内容将丢失。请另取文件名，或用 --force 覆盖。',
    }),
    file_not_written: ({ file, reason }) => ({
      message: `${file} 无法写入：${reason}。`,
      hint: '请检查空间和权限；原有内容未变。',
    }),
    file_invalid: ({ file, line, reason }) => ({
      message:
        reason === 'UTF-8' ? `${file} 不是 UTF-8 编码。` : `${file}${line === null ? '' : `:${line}`}：${reason}。`,
      ...(reason === 'UTF-8' && { hint: '请另存为 UTF-8（Excel 中选“CSV UTF-8”），或用 iconv 转换。' }),
    }),

    seal_invalid: ({ file }) => ({
      message: `${file} 不是封存文件。`,
      hint: '封存文件由 plaint seal 写出，须保留开头各行。',
    }),
    join_ids_differ: ({ ours, theirs }) => ({ message: `一方是 ${ours}，另一方是 ${theirs}。` }),
    join_loggings_differ: ({ id }) => ({
      message: `双方都有投诉 ${id}，但不是同一件。`,
      hint: '请为其中一件换一个编号。',
    }),
    join_events_differ: ({ id, at, type }) => ({
      message: `${id}：双方对 ${at} 的事件“${type}”记载不一，其中一方被改动过。`,
      hint: '在各方运行 plaint verify 可知是哪一方。',
    }),
    join_facts_differ: ({ id, fields }) => ({
      message: `${id}：双方都手工修改了 ${list(fields)}。`,
      hint: '请在文件中取其一。',
    }),
    join_fields_differ: ({ id, fields }) => ({
      message: `${id}：双方都修改了 plaint 不识别的字段 ${list(fields)}。`,
      hint: '请在文件中取其一。',
    }),
    join_taken_out: ({ id }) => ({
      message: `${id} 在一方已从归档中取出，在另一方的归档中又有改动。`,
      hint: '两者都保留（包括归档中的一行），再由 plaint doctor --fix 合并。',
    }),
    join_unknown_file: ({ file }) => ({ message: `${file} 既不是投诉文件，也不是归档月份。` }),
    git_missing: () => ({ message: '本机没有 git。', hint: '请安装 git，或检查 PATH。' }),
    git_no_work_tree: ({ folder, reason }) => ({
      message: `${folder} 不在 git 工作区内${reason === '' ? '' : `（${reason}）`}。`,
      hint: '用 git init 新建，或用 git clone 取得团队的仓库。',
    }),
    git_failed: ({ command, reason }) => ({ message: `${command}：${reason}` }),

    audit_not_found: ({ name, known }) => ({
      message: `没有校标 ${name}。${known.length > 0 ? `现有：${list(known)}。` : ''}`,
    }),
    audit_exists: ({ name }) => ({ message: `校标 ${name} 已存在。`, hint: '计划不可更改，请另取名称。' }),
    audit_name_invalid: ({ found }) => ({
      message: `“${found}”不能作为名称。`,
      hint: '可用文字、数字、点、横线和下划线，最多 64 个字符。',
    }),
    audit_closed: ({ name, at }) => ({ message: `校标 ${name} 已于 ${at} 结束，不再接收评分。` }),
    audit_open: ({ name, missing, handed_in }) => ({
      message: `校标 ${name} 尚未结束，评分保密。${missing.length > 0 ? `尚未提交：${list(missing)}。` : ''}`,
      hint:
        handed_in === 0
          ? '还没有人提交评分表。'
          : missing.length > 0
            ? '全部提交后再结束，或使用 --without-missing。'
            : `请先结束：plaint audit close ${name}`,
    }),
    audit_frame_too_small: ({ frame, size }) => ({
      message: `可抽工单只有 ${frame} 张，要求 ${size} 张。`,
      hint: '请减少数量或放宽条件。',
    }),
    sample_below_minimum: ({ minimum, least, size }) => ({
      message: `每层至少 ${minimum} 张共需 ${least} 张，超过要抽取的 ${size} 张。`,
      hint: '请减少每层的最少张数，或增加抽取数量。',
    }),
    lot_too_small: ({ lot }) => ({ message: `批量为 ${lot} 时没有验收方案，请全部检查。` }),
    no_acceptance_plan: ({ lot }) => ({
      message: `${lot === null ? '' : `批量为 ${lot} 时，`}没有方案能同时满足两方风险。`,
      hint: '请放宽风险，或拉大两个比率的差距。',
    }),
    raters_without_tickets: ({ raters }) => ({
      message: `${list(raters)} 将分不到工单。`,
      hint: '请增加抽取数量，或用 --overlap 让所有评分人共评一部分。',
    }),
    rater_unknown: ({ found, raters }) => ({ message: `${found} 不在评分人之列。评分人：${list(raters)}。` }),
    scores_exist: ({ rater }) => ({ message: `${rater} 已提交评分。`, hint: '提交后不可更改。' }),
    draft_changed: ({ name, rater }) => ({
      message: `${rater} 正在另一个终端为 ${name} 评分；已保留那边的答案。`,
      hint: `继续：plaint audit score ${name} --as ${rater}`,
    }),
    score_not_yours: ({ name, rater, by }) => ({
      message: `当前身份为 ${by}；${rater} 的答案只给本人看。`,
      hint: `如果是您本人，请注明身份：plaint audit score ${name} --as ${rater}`,
    }),
    score_without_terminal: ({ name, rater }) => ({
      message: '逐题评分需要终端。',
      hint: `没有终端时：plaint audit sheet ${name} --rater ${rater} --out sheet.csv，填好后 plaint audit submit ${name} --rater ${rater} --scores sheet.csv`,
    }),
    scores_invalid: ({ file, faults }) => ({
      message: `${file} 未被接收：\n${faults
        .slice(0, 20)
        .map((fault) => `  ${zh.fault(fault)}`)
        .join('\n')}${faults.length > 20 ? `\n  另有 ${faults.length - 20} 处；--json 列出全部` : ''}`,
      hint: '位置为“行:列名”，YAML 中为“行:工单/标准”。请修正后重新提交。',
    }),
    exam_not_found: ({ name, known }) => ({
      message: `没有考核 ${name}。${known.length > 0 ? `已有：${list(known)}。` : ''}`,
    }),
    exam_exists: ({ name }) => ({ message: `考核 ${name} 已存在。`, hint: '请换一个名称：同一考核不会生成两次。' }),
    exam_too_small: ({ wanted, agreed, seen }) => ({
      message: `需要 ${wanted} 张工单，但可用的只有 ${agreed - seen} 张：答案一致的有 ${agreed} 张${seen > 0 ? `，其中 ${seen} 张参考人曾评过` : ''}。`,
      hint:
        seen > 0
          ? '可减少数量、增加校标，或用 --allow-seen 也采用评过的。'
          : '可减少数量、增加校标，或用 --majority 以三分之二一致为准。',
    }),
    exam_standards_differ: ({ standards }) => ({
      message: `这些校标采用的不是同一标准：${list(standards)}。`,
      hint: '请分别生成考核。',
    }),
    exam_not_handed_in: ({ name, rater }) => ({
      message: `${rater} 尚未提交，考核 ${name} 的结果暂不显示：结果会透露标准答案。`,
      hint: `参加考核：plaint audit exam sheet ${name} --rater ${rater} --out sheet.csv`,
    }),
    exam_not_yours: ({ name, by, trainer }) => ({
      message: `${by} 不能查看考核 ${name} 的这些结果。`,
      hint: `评分人只看自己的；生成考核的 ${trainer} 和标准 ledger.seen_by 中的角色可看全部。`,
    }),
    categories_needed: ({ found }) => ({
      message: `需要全部类别及其次序。${found.length > 0 ? `出现过的：${list(found, 20)}。` : ''}`,
      hint: '请由低到高给出，例如 --categories 差,中,好。',
    }),
    ratings_invalid: ({ file, faults }) => ({
      message: `${file} 未被接收：\n${faults
        .slice(0, 20)
        .map((fault) => `  ${zh.fault(fault)}`)
        .join('\n')}${faults.length > 20 ? `\n  另有 ${faults.length - 20} 处，--json 给出全部` : ''}`,
      hint: '每个评分一行（item,rater,value），或每名评分人一列；缺失的留空或填 n/a。',
    }),
    improvement_not_found: ({ id }) => ({
      message: `没有改进项 ${id}。`,
      hint: '可用 plaint improve list 查看；编号可只输入唯一的结尾。',
    }),
    improvement_ambiguous: ({ ending, matches }) => ({
      message: `${ending} 可指 ${list(matches)}。`,
      hint: '请多输入几位编号。',
    }),
    improvement_exists: ({ id }) => ({ message: `改进项 ${id} 已存在。` }),
    improvement_not_from_state: ({ command, id, state, allowed }) => ({
      message: `${id} ${improvementStates[state as ImprovementState] ?? state}，此时不能 ${improvementCommand(command)}。`,
      hint:
        allowed.length > 0
          ? `现在可用：${[...new Set(allowed.map(improvementCommand))].join('、')}。`
          : '请另立一项：plaint improve open。',
    }),
    improvement_incomplete: ({ id, missing }) => ({
      message: `${id} 的计划缺少：${flags(missing)}。`,
      hint: '计划须写明原因、措施、责任人和完成日期；已过去的日期不算。',
    }),
    implemented_in_future: ({ on, today }) => ({
      message: `${on} 晚于今天（${today}）。`,
      hint: '请在生效之后再记录。',
    }),
    field_missing_beside: ({ field, beside }) => ({
      message: `写 ${field} 时须同时写 ${beside}。`,
      hint: `写法：${beside}=...,${field}=...`,
    }),

    data_invalid: ({ file, faults }) => ({
      message: `${file} 未被接收：\n${faults
        .slice(0, 20)
        .map((fault) => `  ${zh.fault(fault)}`)
        .join('\n')}${faults.length > 20 ? `\n  另有 ${faults.length - 20} 处，--json 给出全部` : ''}`,
      hint: '列按首行的名称识别：用 --value、--label、--columns 等指定。',
    }),

    mark_unknown: ({ id, found, known }) => ({
      message: `${id} 没有打标${found === '' ? '' : ` ${found}`}。`,
      hint:
        known.length > 0
          ? `现有：${known.map((mark) => `${id}/${mark}`).join('、')}。`
          : '用 plaint audit ledger 查看打标。',
    }),
    mark_ambiguous: ({ id, marks }) => ({
      message: `${id} 有多个打标。`,
      hint: `请指明：${marks.map((mark) => `${id}/${mark}`).join('、')}。`,
    }),
    appeal_not_accountable: ({ mark, by, accountable }) => ({
      message: `打标 ${mark} 只能由责任人 ${accountable} 申诉，${by} 不能。`,
    }),
    appeal_too_late: ({ mark, until }) => ({
      message: `打标 ${mark} 的申诉期至 ${until} 为止。`,
      hint: '有权裁定者仍可撤销打标。',
    }),
    appeal_given: ({ mark, at }) => ({ message: `打标 ${mark} 已于 ${at} 申诉。` }),
    mark_decided_already: ({ mark, decision, by, at }) => ({
      message: `打标 ${mark} 已由 ${by} 于 ${at} 裁定：${markDecisions[decision] ?? decision}。`,
      hint: '裁定不可更改。',
    }),
    decision_not_allowed: ({ mark, by, role, roles }) => ({
      message: `${by}（${role}）无权裁定打标 ${mark}。`,
      hint: `有权者：${list(roles)}。`,
    }),
    decision_own_matter: ({ mark, by }) => ({
      message: `打标 ${mark} 由 ${by} 所作或由其负责，须由他人裁定。`,
    }),
    decision_no_change: ({ mark, reason }) => ({
      message: `打标 ${mark} 的原因已是 ${reason}。`,
      hint: '维持请用 --keep。',
    }),
    ticket_not_drawn: ({ id, audit }) => ({ message: `校标 ${audit} 没有抽到 ${id}。` }),
    reason_unknown: ({ found, known }) => ({
      message: `“${found}”不是标准中的原因。可用：${list(known, 20)}。`,
      hint: '见 policy/quality.yaml 的 reasons。',
    }),
    standard_pinned: ({ id, version, audit }) => ({
      message: `校标 ${audit} 所用的 ${id} 第 ${version} 版内容与此不同。`,
      hint: '标准改动后即为新版本，请提高 version。',
    }),
    standard_unknown: ({ found, known }) => ({
      message: `没有标准 ${found}，也没有这个文件。可用：${list(known)}。`,
      hint: '用 plaint audit standard list 查看全部。',
    }),
    standard_faulty: ({ file, doubts }) => ({
      message: `${file} 不能使用：\n${doubts.map(({ code, path, args }) => `  ${path}：${(zh.standardDoubts[code as 'anchor_unknown'] as (args: object) => string)(args)}`).join('\n')}`,
      hint: 'plaint audit standard lint 会列出文件和行号。',
    }),
    ticket_substandard: ({ findings }) => ({
      message: `工单不符合质量标准：\n${findings.map(({ code, path, args }) => `  ${path}：${(zh.findings[code as 'title_shouting'] as (args: object) => string)(args)}`).join('\n')}`,
      hint: '请补正后重新登记。登记时如何把关见 policy/quality.yaml。',
    }),

    map_unknown: ({ found, known }) => ({
      message: `没有映射 ${found}。自带：${list(known)}。`,
      hint: '也可以给出映射文件的路径。',
    }),
    column_missing: ({ file, columns, found }) => ({
      message: `${file} 没有列 ${list(columns)}。现有列：${list(found, 30)}。`,
      hint:
        found.length === 1 && /[;\t]/.test(found[0] ?? '')
          ? '该文件以分号或制表符分隔：请在映射中用 separator 说明。'
          : '映射与文件是否对应？',
    }),
    template_unknown: ({ found, known }) => ({ message: `没有模板 ${found}。现有：${list(known, 30)}。` }),
    template_no_case: ({ template }) => ({
      message: `${template} 不是培训案例，没有工单记录和讲师部分。`,
      hint: 'plaint template list 列出哪些是案例。',
    }),
    slots_empty: ({ template, slots }) => ({
      message: `${template} 缺少：${slots.join('、')}。`,
      hint: '用 --set 名称=内容 给出，或用 --complaint 指定投诉。',
    }),

    period_invalid: ({ found }) => ({
      message: `“${found}”不是时间段。`,
      hint: '请写 2026、2026-Q4、2026-11、2026-W46 或 2026-11-21；plaint kpi --period 也接受 last-week 等名称。',
    }),
    separator_wrong: ({ file, found }) => ({
      message: `${file} 以${found === ';' ? '分号' : '制表符'}分列。`,
      hint: '请另存为逗号分隔的 CSV。',
    }),
    raters_alike: ({ raters }) => ({ message: `${list(raters)} 过于相似：有的磁盘会把其评分存成同一文件。` }),
    kpi_unknown: ({ found, known }) => ({ message: `没有指标 ${found}。可用：${list(known, 30)}。` }),
    column_twice: ({ file, column }) => ({ message: `${file} 中列 ${column} 出现两次。` }),
    row_ragged: ({ file, line, found, columns }) => ({
      message: `${file} 第 ${line} 行：有 ${found} 格，表头有 ${columns} 格。`,
      hint: '多或少一个逗号、引号会使答案错列；若以分号分隔，请另存为逗号分隔的 CSV。',
    }),
    period_backwards: ({ from, to }) => ({ message: `从 ${from} 到 ${to} 没有任何时间。` }),
    targets_missing: () => ({
      message: 'policy/kpi.yaml 未设目标。',
      hint: '例如：targets: [{kpi: timeliness, at_least: 95%, owner: zhao.min}]',
    }),
    period_ahead: ({ found }) => ({ message: `${found} 尚未开始，暂无可报告内容。` }),
    dimensions_wrong: ({ by }) => ({
      message: `--by 可取一个或两个维度，其中时间维度至多一个；${by.join(',')} 不符合。`,
      hint: '例如 --by team,month。',
    }),
    too_many_groups: ({ by, count, most }) => ({
      message: `按 ${by} 将有 ${count} 组，最多 ${most} 组。`,
      hint: '请缩短时间段或加大步长。',
    }),
    compare_needs_period: () => ({ message: '没有可比较的时间段。', hint: '请给出 --from 和 --to。' }),

    history_too_short: ({ found, needed, season }) => ({
      message: `只有 ${found} 个值${season > 1 ? `，季节长度为 ${season} 时` : '，'}至少需要 ${needed} 个。`,
      hint:
        season > 1
          ? '需要两个完整季节，另加 --test 留出的部分；--season 1 表示没有季节。'
          : '请延长时间段，或缩小步长（--by）。',
    }),
    work_missing: () => ({
      message: '没有说明工作量。',
      hint: '请给出 --calls 和 --aht，或 --volume 和 --minutes。',
    }),
    forecast_unbounded: ({ alpha, beta, gamma }) => ({
      message: `alpha ${alpha}${beta === null ? '' : `、beta ${beta}`}${gamma === null ? '' : `、gamma ${gamma}`} 会使预测无限增大。`,
      hint: '不给出这些参数，即可自动选取。',
    }),

    unexpected: ({ message }) => ({ message, hint: '这不应发生。用 DEBUG=1 查看位置。' }),
  },
  fault: ({ path, found, allowed, line }) =>
    `${[line && `第 ${line} 行`, path].filter(Boolean).join('，') || '（顶层）'}：${allowed === 'never' ? '未知的字段' : `${found === '' || found === 'undefined' ? '缺失' : `现为 ${found}`}；可用：${allowed}`}`,
  findings: {
    element_missing: ({ field }) => `缺少 ${field}`,
    element_recommended: ({ field }) => `应填写 ${field}`,
    description_short: ({ length, least }) => `描述只有 ${length} 个字符，少于 ${least} 个`,
    description_filler: ({ found }) => `描述没有内容：“${found}”`,
    description_copied: ({ from }) => `描述与 ${from} 相同`,
    category_unknown: ({ found }) => `分类“${found}”不在代码表中`,
    subcategory_unknown: ({ found, category }) => `“${found}”不是 ${category} 的子类`,
    subcategory_missing: ({ category }) => `分类 ${category} 有子类，但未填写`,
    contact_unreachable: ({ found }) => `“${found}”无法联系到客户`,
    times_impossible: ({ earlier, later }) => `${later} 早于 ${earlier}`,
    personal_data: ({ kind }) => (kind === 'card_number' ? '自由文本中有银行卡号' : '自由文本中有身份证号'),
    first_reply_hollow: ({ found }) => `首次回复没有内容：“${found}”`,
    element_needed: ({ field, category }) => `${category} 类工单缺少 ${field} 无法办理`,
    title_short: ({ length, least }) => `标题只有 ${length} 个字符，少于 ${least} 个`,
    title_long: ({ length, most }) => `标题有 ${length} 个字符，多于 ${most} 个`,
    title_shouting: () => '标题全用大写或连用感叹号',
    description_repeats_title: () => '描述只是重复标题',
    description_judges: ({ found }) => `对客户作了评判：“${found}”`,
    category_doubtful: ({ category, suggested, words }) =>
      `分类为 ${category}，但内容更像 ${suggested}：${list(words, 4)}`,
    customer_name: () => '客户一栏疑似姓名，应填编号',
    demand_unknown: ({ found }) => `诉求“${found}”不在代码表中`,
    remedy_vague: ({ found }) => `期望方案没有说清要什么：“${found}”`,
    claim_unstated: ({ demand }) => `诉求为 ${demand}，但未写明金额`,
    emotion_untagged: ({ emotion, found }) => `“${found}”表明情绪 ${emotion}，但没有相应标签`,
    public_unflagged: ({ channel }) => `来自 ${channel}，但未注明是否公开`,
    logged_late: ({ hours, most }) => `收到后 ${hours} 小时才登记，最多 ${most} 小时`,
    duplicate_live: ({ of: other }) => `同一客户的 ${other} 说的是同一件事，请合并或关联`,
    repeat_unlinked: ({ of: other }) => `客户在 ${other} 答复后再次投诉，请关联并写明原因`,
    reply_promises: ({ found }) => `回复作了不允许的承诺：“${found}”`,
    reply_unfilled: ({ found }) => `回复中留有未填的空位：“${found}”`,
    reply_language: ({ customer, reply }) =>
      `客户用${customer === 'han' ? '中文' : '拉丁字母'}，首次回复用${reply === 'han' ? '中文' : '拉丁字母'}`,
    pause_unexplained: ({ reason }) => `暂停（${reason}）没有备注`,
    handover_unexplained: ({ from, to }) => `由 ${from} 转给 ${to} 没有备注`,
    escalation_unreasoned: ({ found }) => `升级没有说明理由：“${found}”`,
    resolution_unsummarised: ({ outcome }) => `办结（${outcome}）没有小结`,
    root_cause_missing: ({ outcome }) => `办结（${outcome}）没有写明根本原因`,
    redress_incomplete: ({ missing }) => `补偿缺少${missing === 'amount' ? '金额' : '币种'}`,
    solved_at_once: ({ minutes, within }) =>
      `登记人 ${minutes} 分钟后自行答复（${within} 分钟以内）：是否有必要生成工单？`,
  },
  integrity: {
    document_damaged: ({ reason }) => `已损坏：${reason}`,
    conflict_markers: () => 'git 未能合并，文件中留有冲突标记',
    file_misplaced: ({ belongs }) => `位置与编号不符，应在 ${belongs}`,
    file_unexpected: () => '不是投诉文件，不会被读取',
    id_twice: ({ other }) => `同一件投诉也在 ${other} 中`,
    lock_left: ({ holder }) => `遗留的锁，已无人持有（进程 ${holder}）`,
    temporary_left: () => '写入程序被终止后遗留的文件',
    draft_left: () => '不再有用的评分草稿：评分已提交，或校标已结束',
    index_stale: () => '本用户的索引与库不符',
    policy_invalid: ({ field, found, allowed }) => `${field && `${field}：`}现为 ${found}；允许：${allowed}`,
    policy_missing: () => '文件不存在',
    standing_differs: ({ fields }) => `现状被手工改动：${fields.join('、')}；以历史记录为准`,
    facts_edited: ({ fields }) => `事实被手工改动：${fields.join('、')}；可用 --adopt 记入历史`,
    event_altered: ({ event, type }) => `第 ${event} 条事件（${type}）或其依据被改动`,
    event_unhashed: ({ event, type }) => `第 ${event} 条事件（${type}）没有哈希值，不是 plaint 所写`,
    event_missing: ({ event, type }) => `第 ${event} 条事件（${type}）所依据的内容已不在`,
    event_twice: ({ event, type }) => `第 ${event} 条事件（${type}）重复出现`,
    history_cut: ({ event, type }) => `第 ${event} 条事件（${type}）之后的内容被截去`,
    contradiction: ({ matter, field, first, second }) =>
      `双方处理不一（${field ?? matter}）：第 ${first.event} 条事件（${first.type}）与第 ${second.event} 条事件（${second.type}）；如何了结见 docs/git.md`,
    link_dangling: ({ to }) => `所指的 ${to} 不存在`,
    person_unknown: ({ person }) => `负责人 ${person} 不在 policy/team.yaml 中`,
    person_left: ({ person }) => `负责人 ${person} 已离职`,
    team_unknown: ({ team }) => `团队 ${team} 不在 policy/team.yaml 中`,
    times_impossible: ({ event, type, earlier, later }) =>
      `第 ${event} 条事件（${type}）的时间 ${earlier} 早于其依据的 ${later}`,
    time_in_future: ({ event, type, at }) => `第 ${event} 条事件（${type}）的时间在将来：${at}`,
  },
  supervision: {
    ownerless: ({ longer_than }) => `无人负责，超过 ${longer_than}`,
    owner_concerned: ({ person }) => `被投诉的 ${person} 正是负责人`,
    untouched: ({ longer_than }) => `无人跟进，超过 ${longer_than}`,
    paused_long: ({ reason, longer_than }) => `暂停（${reason}），超过 ${longer_than}`,
    paused_written: ({ reason }) => `暂停（${reason}），但客户已有来信或来电`,
    update_missed: ({ clock }) => `承诺的进度同步未做到（${clock}）`,
    ping_pong: ({ teams, returns }) => `在团队间来回流转（${teams.join(' > ')}），折返 ${returns} 次`,
    handed_over: ({ handovers, above }) => `交接 ${handovers} 次，多于 ${above} 次`,
    backdated: ({ type, by, at, after }) => `${by} 的 ${type} 记为 ${at}，而此前已记到 ${after}`,
    logged_late: ({ received, logged, longer_than }) => `${received} 收到，${logged} 才登记，晚于 ${longer_than}`,
  },
  organisation: {
    category_unowned: ({ category }) => `分类 ${category} 无人负责`,
    category_unknown: ({ category }) => `分类 ${category} 不在 policy/taxonomy.yaml 中`,
    name_unknown: ({ name }) => `${name} 不在 policy/team.yaml 中`,
    person_left: ({ person }) => `${person} 已离职`,
    rung_unfilled: ({ rung, whom }) => `规则 ${rung}：${whom} 无人担任`,
    skill_unheld: ({ skill }) => `无人具备技能 ${skill}`,
    team_without_lead: ({ team }) => `团队 ${team} 没有负责人`,
    team_without_members: ({ team }) => `团队 ${team} 没有成员`,
    role_without_holder: ({ role }) => `角色 ${role} 无人担任`,
    owner_left: ({ person }) => `负责人 ${person} 已离职`,
  },
  evidence: {
    unreadable: ({ file, line, reason }) =>
      `无法读取：${file}${line === null ? '' : `:${line}`}（${damageText(reason)}）`,
    seal_altered: ({ file }) => `${file} 被改动过：根哈希与各行不符`,
    sealed_missing: () => '封存时存在，现已不在或无法读取',
    sealed_changed: () => '封存时的内容已不在其经过中',
  },
  standardDoubts: {
    version_reused: ({ version, audit, hash }) =>
      `校标 ${audit} 已固定了第 ${version} 版的另一内容（${hash}），请提高 version`,
    version_behind: ({ version, audit, pinned }) => `为第 ${version} 版，但校标 ${audit} 已固定第 ${pinned} 版`,
    language_missing: ({ languages }) => `缺少 ${languages.join('、')} 的文字`,
    anchors_missing: ({ criterion, answers }) => `${criterion} 未说明 ${answers.join('、')} 的含义`,
    anchor_unknown: ({ criterion, found }) => `${found} 不是 ${criterion} 的答案`,
    nothing_counts: () => '所有标准的权重都为 0，无法计分',
    auto_idle: ({ criterion, finding, fields }) =>
      `${finding} 永远不会出现，${criterion} 不会因此判为否：见 rules.${fields.join('、rules.')}`,
    code_unknown: ({ found, known }) => `${found} 不在 policy/taxonomy.yaml 中；可用：${list(known, 20)}`,
    role_unknown: ({ found, known }) => `policy/team.yaml 中没有角色 ${found}；可用：${list(known)}`,
    team_unknown: ({ found, known }) => `policy/team.yaml 中没有团队 ${found}；可用：${list(known)}`,
  },
  doubts: {
    never_reached: ({ by }) => `永不适用：排在前面的 ${by} 已包含全部此类投诉`,
    warns_at_once: ({ warn, target }) => `${target} 的时限按 ${warn} 预警，一开始计时就会预警`,
    out_of_order: ({ earlier, target, later, by }) =>
      `${zh.metrics[earlier] ?? earlier}（${target}）的到期晚于${zh.metrics[later] ?? later}（${by}）`,
    no_target: ({ metric }) => `${metric} 没有时限，此项不起作用`,
    extends_nothing: ({ to, target }) => `延至 ${to} 并不晚于 ${target}`,
    team_unknown: ({ team, known }) => `policy/team.yaml 中没有团队 ${team}；可用：${list(known)}`,
    role_unknown: ({ role, known }) => `policy/team.yaml 中没有角色 ${role}；可用：${list(known)}`,
    verified_long_ago: ({ verified }) => `最近一次核对来源是 ${verified}，已超过一年`,
  },
  rowFaults: {
    key_missing: ({ column }) => `没有 ${column}`,
    key_twice: ({ column, found }) => `${column} ${found} 在文件中重复`,
    field_missing: ({ column }) => `${column} 没有内容`,
    date_invalid: ({ column, found }) => `${column}：“${found}”不符合映射规定的日期写法`,
    times_backwards: ({ column, found }) => `${column}：${found} 早于受理时间`,
    date_in_future: ({ column, found }) => `${column}：${found} 在将来`,
    complaint_not_written: ({ found }) => `对应的投诉 ${found} 无法写入：文件损坏，或正被他人修改`,
    value_unmapped: ({ column, found }) => `${column}：映射没有说明“${found}”的含义`,
    columns_wrong: ({ found, column }) => `有 ${found} 列，表头有 ${column} 列`,
    csv_broken: ({ found }) => `不是 CSV：${found}`,
  },
  events: {
    logged: () => '受理登记',
    edited: ({ changes }) =>
      `修改：${Object.entries(changes)
        .map(([field, value]) => `${field} = ${value === null ? '-' : JSON.stringify(value)}`)
        .join('，')}`,
    corrected: ({ changes }) =>
      `更正：${Object.entries(changes)
        .map(([field, value]) => `${field} = ${value === null ? '-' : JSON.stringify(value)}`)
        .join('，')}`,
    noted: ({ text }) => `备注：${text}`,
    assigned: ({ to, team, note }) =>
      `派给 ${[to, team && `${team} 团队`].filter(Boolean).join('，') || '无人'}${note ? `（${note}）` : ''}`,
    responded: ({ kind, text }) =>
      `${kind === 'acknowledge' ? '告知受理' : kind === 'reply' ? '回复客户' : '同步进度'}${text ? `：${text}` : ''}`,
    message_received: ({ text }) => `客户来信或来电${text ? `：${text}` : ''}`,
    paused: ({ reason, note }) => `暂停：${reason}${note ? `（${note}）` : ''}`,
    resumed: ({ cause }) => (cause === 'message' ? '因客户联系而恢复' : '恢复'),
    escalated: ({ to, also = [], level, reason, rule, clock, kind, ref, received }) =>
      kind === undefined || kind === 'internal'
        ? `升级至 ${[to, ...also].join('、')}，${level} 级：${rule ? `规则 ${rule}${clock ? `，${clock}` : ''}` : reason}`
        : `已诉至 ${to}（${escalationKinds[kind]}${ref ? `，${ref}` : ''}${received ? `，对方收到 ${received}` : ''}），${level} 级：${reason}`,
    deescalated: ({ level, reason }) => `降级至 ${level} 级：${reason}`,
    resolved: ({ outcome, redress, root_cause, summary }) =>
      `办结：${outcome}${redress ? `，补偿 ${redress.amount} ${redress.currency}` : ''}${root_cause ? `，原因 ${root_cause}` : ''}${summary ? `，${summary}` : ''}`,
    closed: () => '关闭',
    reopened: ({ cause }) => `重启：${cause}`,
    rated: ({ score, comment }) => `评分 ${score}${comment ? `：${comment}` : ''}`,
    linked: ({ to, relation }) => `关联：${relation} ${to}`,
    merged: ({ into }) => `并入 ${into}`,
    absorbed: ({ from }) => `并入了 ${from}`,
    withdrawn: ({ reason }) => `撤回${reason ? `：${reason}` : ''}`,
    reported: ({ closed, outcome, clocks }) =>
      `来源报告：${[closed ? '已关闭' : '未关闭', outcome, ...clocks.map(({ metric, outcome: how }) => `${zh.metrics[metric] ?? metric}${how === 'met' ? '达标' : '超时'}`)].filter(Boolean).join('，')}`,
    marked_unqualified: ({ mark, reason, evidence, accountable, appeal_until }) =>
      `打标不合格（${mark}）：${reason}，${evidence}；责任人 ${accountable}，申诉期至 ${appeal_until}`,
    mark_appealed: ({ mark, text }) => `对打标 ${mark} 申诉：${text}`,
    mark_decided: ({ mark, decision, reason, why }) =>
      `打标 ${mark} ${markDecisions[decision] ?? decision}${reason ? `为 ${reason}` : ''}：${why}`,
    clock_started: ({ metric, target, policy }) => `${zh.metrics[metric] ?? metric}开始计时：${target}（${policy}）`,
    clock_retargeted: ({ metric, target, policy }) => `${zh.metrics[metric] ?? metric}时限改为 ${target}（${policy}）`,
    clock_stopped: ({ metric, outcome }) => `${zh.metrics[metric] ?? metric}停止计时：${zh.clockState[outcome]}`,
    clock_extended: ({ due, reason, approved_by, ...clock }) =>
      `${clockLabel(clock)} 经 ${approved_by} 批准延长至 ${due}：${reason}`,
    clock_due_set: ({ due, reason, ...clock }) =>
      due === null
        ? `${clockLabel(clock)} 恢复按规则计时：${reason}`
        : `${clockLabel(clock)} 手工定为 ${due}：${reason}`,
    policies_reapplied: () => '已按现行规则重新计时',
  },
  label: {
    id: '投诉',
    status: '状态',
    priority: '优先级',
    received: '受理时间',
    owner: '处理人',
    team: '团队',
    level: '级别',
    title: '标题',
    clock: '时限',
    state: '情况',
    due: '到期',
    target: '目标',
    policy: '规则',
    overdue: '超时',
    kpi: '指标',
    value: '数值',
    basis: '依据',
    interval: '95% 区间',
    attained: '达标率',
    openLate: '仍未办结',
    lateMedian: '超时中位',
    late90: '超时九成',
    pauses: '暂停次数',
    longest: '最长',
    stopping: '停止计时',
    open: '进行中',
    since: '自',
    simulated: '模拟',
    writtenIn: '出处',
    started: '起算',
    atRisk: '预警',
    stopped: '停止',
    audit: '校标',
    standard: '标准',
    limits: '控制限',
    alpha: 'Alpha',
    movingAverage: '滑动平均',
    drift: '漂移',
    now: '现为',
    before: '原为',
    previous: '上期',
    to: '升级至',
    rule: '规则',
    version: '版本',
    hash: '哈希',
    marks: '打标',
    standing: '状况',
    appealUntil: '申诉期至',
    severity: '程度',
    accountable: '责任人',
    field: '字段',
    finding: '问题',
    event: '事件',
    rater: '评分人',
    raters: '评分人',
    tickets: '工单',
    meanScore: '平均分',
    bias: '偏差',
    unqualified: '不合格',
    criterion: '标准',
    n: 'n',
    agreement: '一致率',
    kappa: 'Kappa',
    reason: '原因',
    kind: '类型',
    template: '模板',
    from: '开始',
    until: '结束',
    length: '时长',
    sum: '累计',
    why: '说明',
    calendar: '日历',
    zone: '时区',
    years: '年份',
    closed: '放假',
    closedAt: '结束时间',
    change: '变化',
    code: '代码',
    makeUp: '调休上班',
    origin: '来源',
    date: '日期',
    weekday: '星期',
    cause: '原因',
    hours: '工时',
    time: '时间',
    month: '月份',
    workingDays: '工作日',
    place: '位置',
    passed: '已历时',
    name: '名称',
    use: '使用',
    source: '来源',
    verified: '核对日期',
    effective: '施行',
    unconfirmed: '未证实',
    notes: '说明',
    when: '适用',
    counts: '起算',
    pausedBy: '暂停',
    putOff: '可延期',
  },
  status: status as Language['status'],
  clockState: {
    unmeasured: '无法计时',
    breached: '超时',
    paused: '暂停',
    at_risk: '预警',
    running: '正常',
    met: '达标',
    cancelled: '取消',
    merged: '已合并',
  },
  staleBecause: { answered: '客户已来信', long: '时间过长' },
  fate: { met: '达标', breached: '超时', open: '未到期', none: '无' },
  ledgerWhy: {
    working: '工作时间',
    make_up_day: '调休上班',
    outside_hours: '非工作时间',
    rest_day: '休息日',
    closed_day: '放假',
    partial_closure: '临时停工',
    paused: '暂停',
    resolved: '已答复',
    day_of_receipt: '受理当日',
    counted_day: '计入',
    elapsed: '自然时间',
    rolled: '顺延至下一个工作日',
  },
  markStanding: { open: '待定', upheld: '成立', lifted: '撤销' },
  side: { service: '客服中心', business: '业务部门' },
  severity: { error: '错误', warn: '警告' },
  weekday: { mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' },
  dayCause: {
    working: '工作日',
    make_up_day: '调休上班',
    partial_closure: '部分时段休息',
    closed_day: '放假',
    rest_day: '休息日',
  },
  calendarOrigin: { store: '投诉库', shipped: '内置', file: '文件' },
  calendarWarnings: {
    year_missing: ({ year, days }) =>
      days === 0 ? `没有今年（${year}）的数据` : `没有 ${year} 年的数据，距该年还有 ${days} 天`,
    years_absent: () => '有放假日期但没有 years：未录入的年份会被当作没有假期',
    closed_on_rest_days: ({ dates }) => `这些放假日本来就不上班：${list(dates)}；是否另有补休？`,
    closed_twice: ({ date }) => `${date} 重复放假`,
    make_up_worked_anyway: ({ date }) => `${date} 是调休上班日，但工时与平常相同`,
    make_up_without_hours: ({ date, like }) => `${date} 按${zh.weekday[like as 'mon']}上班，而这天无人上班`,
    closure_without_work: ({ date, closed }) => `${date} ${closed} 休息，但此时本来就无人上班`,
  },
  leftOut: {
    not_matched: '不符合筛选',
    cancelled: '已取消',
    recurrence_unknown: '无法理解的重复规则',
    zone_unknown: '未知的时区',
    start_unreadable: '没有开始时间',
  },
  policyKind: { house: '内部规则', pack: '规则包' },
  policyUse: { shipped: '未启用', in_use: '已启用', changed: '已启用，有改动', own: '已启用，自有' },
  starts: {
    received: '收到',
    logged: '登记',
    escalated: '外部转办',
    acknowledged: '受理告知',
    message: '客户来信',
    answer: '每次答复',
    handover: '转入团队',
  },
  templateKind: { case: '案例', letter: '函件', standard: '标准' },
  undefinedBecause: {
    no_data: '无数据',
    one_category: '只有一个类别',
    no_categories: '非分类数据',
    one_rater: '只有一名评分人',
    single_ratings: '没有一项有两个评分',
    too_few_items: '全员评分的项目不足两个',
    several_questions: '含多个问题',
    no_variance: '没有任何差异',
    weights_asymmetric: '权重因方向而异',
    negative_values: '比率尺度出现负值',
    zero_values: '有值为 0',
    naive_exact: '朴素预测毫无误差',
    few_errors: '数据太少',
  },
  agreement: {
    figures: {
      percent_agreement: ['一致率', '两名评分人给出相同答案的比例，未扣除偶然一致'],
      cohen_kappa: [
        'Cohen kappa',
        '两名评分人，扣除偶然一致后的一致程度：1 为完全一致，0 为不优于偶然；某一答案很少时会偏低',
      ],
      fleiss_kappa: ['Fleiss kappa', '任意多名评分人合在一起，扣除偶然一致后的一致程度'],
      krippendorff_alpha: [
        'Krippendorff alpha',
        '任意多名评分人，允许缺失：0.800 以上可靠，0.667 以上只宜作初步结论，再低则不可用',
      ],
      gwet_ac: ['Gwet AC', '以不受罕见答案影响的方式扣除偶然一致，与 kappa 对照阅读'],
      icc: ['组内相关系数', '单个评分人的分数：分数差异中来自工单本身的比例'],
    },
    columns: { figure: '指标', variant: '类型', category: '类别' },
    counts: (items, raters, ratings) => `${items} 项，${raters.length} 名评分人（${list(raters)}），${ratings} 个评分`,
    scale: (scale, categories, from) =>
      `尺度：${scale}${categories ? `；类别：${list(categories, 20)}${from === 'seen' ? '（仅为出现过的；请用 --categories 给出全部类别）' : ''}` : ''}`,
    fewItems: (items, fewest) => `只有 ${items} 项有两个评分；不足 ${fewest} 项时只看计数，不看系数`,
    meaning: (name, meaning) => `${name}：${meaning}`,
    bias: (baseline) => `与${baseline === null ? '其他评分人' : ` ${baseline} `}相比（+ 偏宽，- 偏严）`,
    biasByCategory: (baseline) => `比${baseline === null ? '其他评分人' : ` ${baseline} `}多给（+）或少给（-）的比例`,
    confusion: (first, second) => `行：${first}，列：${second}`,
    notOnNominal: '名义尺度没有距离，不能使用',
  },
  insight: {
    chart: {
      step: '时段',
      sumHigh: '上侧累积',
      sumLow: '下侧累积',
      signals: '规则',
      nothing: '没有可绘制的数值。',
      nothingOf: (type) => `--type ${type} 不用此项`,
      about: (type, kpi, centre) =>
        `${kpi === null ? '' : `“${kpi}”的`}${chartNames[type]}，${type === 'p' || type === 'u' || type === 'c' ? '中心线' : '目标值'} ${centre}`,
      settings: (used) => `参数：${used.join('，')}`,
      found: (signals, points) =>
        signals === 0
          ? `${points} 个点均无信号：都在随机波动之内`
          : `${points} 个点中有 ${signals} 个发出信号：请查找原因`,
      meaning: (rule, meaning) => `  ${rule}：${meaning}`,
      nelson: [
        '超出控制限',
        '连续 9 点在中心线同侧',
        '连续 6 点递增或递减',
        '连续 14 点上下交替',
        '3 点中有 2 点在同侧超出 2 个标准差',
        '5 点中有 4 点在同侧超出 1 个标准差',
        '连续 15 点在 1 个标准差之内：过于平稳',
        '连续 8 点在两侧超出 1 个标准差',
      ],
      western: [
        '超出控制限',
        '3 点中有 2 点在同侧超出 2 个标准差',
        '5 点中有 4 点在同侧超出 1 个标准差',
        '连续 8 点在中心线同侧',
      ],
      limits: { ewma: '移动平均超出控制限', cusum: '累积和超出界限' },
    },
    pareto: {
      count: '数量',
      share: '占比',
      cumulative: '累计',
      nothing: '没有可统计的内容。',
      about: (vital, total, share, cut) =>
        `关键少数：${total} 项中的 ${vital} 项，合计占 ${share === null ? '-' : percent1(share)}（要求 ${percent(cut)}），分隔线之上即是`,
      unnamed: (count) => `未填写而未计入：${count}`,
      lines: '文件的每一行计 1；用 --value 指定数量列。',
    },
    surge: {
      expected: '平常',
      growth: '增幅',
      chance: '概率',
      about: (days, weeks) => `${days}，与此前 ${weeks} 周的相同星期比较`,
      found: (surges, total) =>
        surges === 0 ? `${total} 项均无突增` : `${total} 项中有 ${surges} 项突增，超出随机波动`,
      nothing: (days) => `${days} 及此前各周均无投诉。`,
      unknown: (count) => `没有可比数据：${count} 项`,
      unfinished: '尚未结束：只计至目前',
      surge: '突增',
    },
    ageing: {
      days: '天数',
      open: '未关闭',
      age: '已过',
      median: '中位',
      p90: '90 分位',
      pastDue: '已超时',
      isPastDue: '已超时',
      oldest: '时间最久的',
      nothing: '没有未关闭的投诉。',
      about: (total, median, p90, pastDue) =>
        `未关闭 ${total} 件，其中 ${pastDue} 件已超时。半数不超过 ${median}，九成不超过 ${p90}。`,
      receivedLater: (count) => `受理晚于当前时间、按刚受理计：${count}`,
    },
    flow: {
      parts: {
        unlogged: '已受理未登记',
        unowned: '无人负责',
        work: '处理中',
        waiting: '等待',
        answered: '已答复待关闭',
        over: '关闭后至重启前',
      },
      part: '时间去向',
      time: '时间',
      complaints: '投诉',
      legs: '段数',
      median: '中位',
      p90: '90 分位',
      longestLeg: '最长的一段',
      from: '转出',
      to: '转入',
      count: '交接',
      share: '占比',
      elapsed: '历时中位',
      handovers: '交接次数',
      above: (above) => `超过 ${above} 次`,
      pingPong: '来回流转',
      nothing: '这段时间没有可以从记录中看出流转过程的已关闭投诉。',
      about: (complaints, median, p90) =>
        `已关闭 ${complaints} 件。从受理到关闭，半数不超过 ${median}，九成不超过 ${p90}。`,
      handedOver: (mean, above, rate) => `交接：平均每件 ${mean} 次；超过 ${above} 次的占 ${rateText(rate)}`,
      returned: (rate) => `转出后又转回同一团队：${rateText(rate)}`,
      legsTitle: (severalTeams) =>
        `各团队经手的时间。最长的一段：经过两个以上团队的 ${severalTeams} 件投诉中，耗时最长的一段在该团队的占比`,
      matrixTitle: (handovers) => `团队之间的 ${handovers} 次交接`,
      noHandovers: '团队之间没有交接。',
      workNote: '处理中指有人负责且未暂停；记录不知道实际动手的时间，至多这么长。',
      withoutLegs: (count) => `从未派单即关闭，不在各段之中：${count}`,
      elsewhere: (count) => `来源已告知办结、经手过程不详，未计入：${count}`,
      reported: (count) => `来源未说明关闭时间，未计入：${count}`,
      withdrawn: (count) => `已撤回，未计入：${count}`,
    },
    repeats: {
      customer: '客户',
      repeats: '重复',
      complaints: '投诉',
      of: '总数',
      rate: '重复率',
      first: '最早',
      last: '最近',
      open: '未关闭',
      categories: '分类',
      nothing: '这段时间没有受理客户已知的投诉。',
      about: (rate, days, same) =>
        `${days} 天内${same === 'any' ? '再次投诉' : '就同一分类再次投诉'}：${rateText(rate)}`,
      between: (median, p90) => `半数在前一件受理后 ${median} 内再次投诉，九成在 ${p90} 内。`,
      when: ({ answered, open, withdrawn, unknown }, rate) =>
        [
          `答复之后再次投诉：${answered}；前一件尚未答复：${open}`,
          ...(withdrawn > 0 ? [`；前一件已撤回：${withdrawn}`] : []),
          ...(unknown > 0 ? [`；由来源关闭、时间不详：${unknown}`] : []),
          `。已知情形中答复之后的占 ${rateText(rate)}`,
        ].join(''),
      withoutCustomer: (count) => `客户未知而未计入：${count}`,
      customersTitle: (shown, total) =>
        shown < total
          ? `再次投诉的客户：共 ${total} 位，列出重复最多的 ${shown} 位（--top 0 列出全部）`
          : `再次投诉的客户：${total} 位`,
    },
    daily: {
      follower: '跟进人',
      nobody: '无人',
      state: '时限',
      earlier: '前一件',
      why: { repeats: '重复投诉', again: '再次投诉' },
      summary: (customers, complaints, breached, ownerless) =>
        `今日须清理 ${customers} 位客户的 ${complaints} 件未关闭投诉：${breached} 件已超时，${ownerless} 件无人跟进`,
      nothing: '没有等待清理的重复投诉客户。',
    },
    drivers: {
      rule: '条件',
      both: '同时出现',
      of: '条件出现',
      confidence: '置信度',
      base: '总体占比',
      lift: '提升度',
      extra: '多出',
      about: (target, rows, counted) =>
        `${target === null ? '哪些情况相伴出现' : `哪些情况与 ${target} 相伴出现`}：共 ${rows} ${counted === 'lines' ? '行' : '件投诉'}`,
      nothing: '没有成立的规则。',
      shown: (shown, total) => `共 ${total} 条规则，显示 ${shown} 条：用 --top 显示更多，--json 和 --csv 含全部`,
      tested: (tested, support, chance) =>
        `检验了 ${tested} 条达到 ${support} 件的规则；所示规则中平均不超过 ${percent(chance)} 出于偶然`,
      redundant: (rules) => `较短的规则或几乎相同的条件已说明、因而略去：${rules} 条`,
      ofTheDesk: '本身互相包含、因而略去：category 与 subcategory；dissatisfied 与 reopened',
      derived: (code, by) => `本身互相包含、因而略去：${by} 与 ${code}`,
      noCause: '相伴出现不等于因果。',
    },
    topics: {
      term: '话题',
      now: '本期',
      before: '对比期',
      share: '占比',
      shareBefore: '对比期占比',
      mostly: '主要分类',
      examples: '例如',
      new: '新出现',
      about: (now, before, texts, counted) => {
        const unit = counted === 'lines' ? '行' : '件投诉';
        return `${now}（${texts.now} ${unit}）与 ${before}（${texts.before} ${unit}）比较`;
      },
      nothingRose: '没有超出随机波动的上升话题。',
      nothingFell: '没有超出随机波动的下降话题。',
      nothingToCompare: '其中一期没有文本，无法比较。',
      shown: (shown, total) => `共 ${total} 个话题，显示 ${shown} 个：用 --top 显示更多，--json 和 --csv 含全部`,
      tested: (tested, floor, chance) =>
        `检验了 ${tested} 个至少出现在 ${floor} 件中的词和短语；所示话题中平均不超过 ${percent(chance)} 出于偶然`,
      undated: (lines) => `没有日期、因而略去：${lines} 行`,
    },
    assumptions: { title: '假设', value: '取值', source: '来源', sources: { given: '给定', default: '默认' } },
    forecast: {
      methods: { simple: '简单指数平滑', holt: 'Holt 线性趋势', 'holt-winters': 'Holt-Winters 加法模型' },
      columns: { step: '步', forecast: '预测', interval: (percent) => `${percent}% 区间` },
      made: (method, values, season) => `${method}${season > 1 ? `，季节长度 ${season}` : ''}，依据 ${values} 个值`,
      parameter: (name, value, chosen) => `${name} ${value}（${chosen ? '最小二乘选取' : '给定'}）`,
      noIntervals: (why) => `没有区间：${why}。`,
      floored: (floor) => `预测不低于 ${floor}。`,
      uneven: '标签间隔不均，只按先后次序处理；其间缺少的不会补上',
      seasonLeftOut: (season, values) => `未用季节：需要两个长度为 ${season} 的季节，现有 ${values} 个值`,
      noBacktest: { too_short: '没有回测：值太少，无法留出一部分。', not_wanted: '未要求回测。' },
      heldOut: (periods, inside) =>
        `回测：留出最后 ${periods} 个值，用其余的值预测${inside === null ? '' : `；${periods} 个中有 ${inside} 个落在 95% 区间内`}`,
      rows: {
        model: '本预测',
        naive: (season) => (season > 1 ? '与上一季节相同（朴素）' : '与最后一个值相同（朴素）'),
      },
      better: {
        model: '本预测的误差小于朴素预测。',
        naive: '朴素预测的误差小于本预测：请以朴素预测为准，或换一种季节长度或方法。',
        same: '两者误差相同：用朴素预测即可。',
      },
    },
    staffing: {
      names: {
        calls: '每个时段的来电',
        interval: '时段分钟数',
        aht: '每通来电秒数',
        target: '应答百分比、秒数',
        'max-occupancy': '忙碌上限',
        shrinkage: '付薪而不在岗',
        volume: '每天工单',
        minutes: '每张工单的工作分钟数',
        hours: '每人每天付薪小时数',
        utilisation: '在岗时间中用于工单',
        people: '人数',
        backlog: '现有积压',
        days: '显示天数',
      },
      columns: {
        agents: '坐席',
        scheduled: '排班',
        level: '及时应答',
        occupancy: '忙碌',
        waiting: '需等待',
        wait: '平均等待',
        day: '天',
        arrived: '新增',
        done: '完成',
        backlog: '积压',
      },
      marks: { needed: '所需', asked: '所问' },
      load: (load) => `话务量：${load} Erlang，即始终忙碌的坐席数`,
      needed: (agents, scheduled, because) =>
        `需要 ${agents} 名坐席，排班 ${scheduled} 人；再少则${because === 'service_level' ? '及时应答不足' : '过于忙碌'}`,
      overloaded: (agents) => `${agents} 名坐席永远处理不完：队列无限增长`,
      callsNote: 'Erlang C：来电随机到达，并一直等待。若很多人会放弃，所需坐席更少。',
      people: (people, exact, perPerson) => `需要 ${people} 人（${exact}），每人每天处理 ${perPerson} 张工单`,
      capacity: (people, capacity) => `${people} 人每天最多处理 ${capacity} 张工单`,
      cleared: (days) => (days === 0 ? '没有积压。' : `${days} 天后没有积压。`),
      never: '积压无法清完：能处理的不多于新增的。',
    },
    cost: {
      names: {
        volume: '每天投诉',
        days: '每年天数',
        'per-person': '每人每天处理',
        shrinkage: '付薪而不在岗',
        salary: '每人每年薪酬',
        training: '每人每年培训',
        rent: '每年场地',
        depreciation: '每年折旧',
        systems: '系统投入',
        years: '系统使用年数',
        outsourcing: '每年外包',
        compensation: '每年补偿',
        'unit-of': '金额单位',
        reduction: '减少的投诉',
        investment: '为此一次投入',
        running: '为此每年投入',
        customers: '将流失的客户',
        'save-rate': '其中留下',
        'customer-value': '每名客户每年价值',
      },
      items: {
        pay: '薪酬',
        depreciation: '折旧',
        rent: '场地',
        training: '培训',
        outsourcing: '外包',
        compensation: '补偿',
      },
      kinds: { fixed: '固定', variable: '变动' },
      sums: {
        fixed: '固定成本',
        variable: '变动成本',
        total: '全年总成本',
        perComplaint: '每件投诉总成本',
        variablePerComplaint: '每件投诉变动成本',
        marginal: '多一件投诉（边际）',
        headcount: '人数',
      },
      columns: { now: '现在', share: '占比', after: '投诉减少后', measure: '投诉减少每年带来' },
      returns: {
        atOnce: '人员不变时节省',
        withStaff: '人员减少后节省',
        retained: '留住的客户',
        benefit: '收益：人员减少后节省加客户，减每年投入',
        ratio: '收益与投入之比',
        payback: '回收年数',
      },
      reasons: { no_investment: '未给出投入', no_benefit: '没有收益' },
      people: (complaints, headcount) => `每年 ${complaints} 件投诉，需要 ${headcount} 人`,
      rules: '薪酬和培训随人数变化，人数取整；外包和补偿随投诉量变化；折旧和场地不变。',
    },
  },
  kpis: {
    opening_backlog: ['期初积压', '期初'],
    opened: ['受理量', '受理'],
    reopened: ['关闭后重启', '重启'],
    closed: ['关闭量', '关闭'],
    backlog: ['期末积压', '积压'],
    timeliness: ['及时率', '及时率'],
    first_response_timeliness: ['首次响应及时率', '响应及时'],
    satisfaction: ['满意率', '满意率'],
    satisfaction_response_rate: ['评价参与率', '参评率'],
    first_response_elapsed_p50: ['首次响应时长，中位数', '响应时长'],
    first_response_elapsed_p90: ['首次响应时长，P90', '响应 P90'],
    first_response_working_p50: ['首次响应工作时长，中位数', '响应工时'],
    first_response_working_p90: ['首次响应工作时长，P90', '响应工时 P90'],
    resolution_elapsed_p50: ['办结时长，中位数', '办结时长'],
    resolution_elapsed_p90: ['办结时长，P90', '办结 P90'],
    resolution_working_p50: ['办结工作时长，中位数', '办结工时'],
    resolution_working_p90: ['办结工作时长，P90', '办结工时 P90'],
    escalation_rate: ['升级率', '升级率'],
    external_escalation_rate: ['外部升级率', '外部升级'],
    reopen_rate: ['重启率', '重启率'],
    repeat_rate: ['重复投诉率', '重复率'],
    handovers: ['平均交接次数', '交接'],
    passed_around_rate: ['多次交接率', '多次交接'],
    redress: ['补偿', '补偿'],
    closed_per_day: ['日均关闭量', '日均关闭'],
    response_rate: ['受理后按时响应率', '响应率'],
    satisfied_of_closed: ['满意占全部关闭', '满意/关闭'],
    resolution_rate: ['确认解决率', '解决率'],
    closed_without_contact_rate: ['未联系即关闭', '未联系'],
    first_contact_resolution: ['一次性解决率', '一次解决'],
    first_line_containment: ['首层办结率', '首层办结'],
    resolution_with_open_p50: ['办结时长中位数（含未结）', '办结（含未结）'],
    resolved_within_24h: ['24 小时内办结', '≤24 小时'],
    resolved_within_72h: ['72 小时内办结', '≤72 小时'],
    resolved_within_7d: ['7 天内办结', '≤7 天'],
    internal_escalation_rate: ['内部升级率', '内部升级'],
    regulator_escalation_rate: ['诉至监管或申诉专员', '监管升级'],
    court_escalation_rate: ['诉至法院', '诉讼'],
    public_escalation_rate: ['公开曝光', '公开'],
    reopenings: ['每件重启次数', '重启次数'],
    passed_back_rate: ['往返流转率', '往返流转'],
    upheld_rate: ['投诉成立率', '成立率'],
    root_cause_coverage: ['成立投诉根因记录率', '根因记录'],
    emotion_coverage: ['情绪标签覆盖率', '情绪标签'],
    completeness: ['工单要素完整率', '完整率'],
    unqualified: ['打标不合格工单', '不合格'],
    proactive_share: ['主动发现占比', '主动发现'],
    automation_share: ['自动答复占比', '自动答复'],
    abusive_share: ['辱骂投诉占比', '辱骂'],
    complaints_per_10k: ['万投比', '万投比'],
    cost_per_complaint: ['单件投诉成本', '单件成本'],
    variable_cost_per_complaint: ['单件变动成本', '变动成本'],
    incident_deflection: ['故障自愈率', '自愈率'],
  },
  metrics: {
    acknowledge: '受理告知',
    first_response: '首次响应',
    next_response: '后续回复',
    update: '进展告知',
    stage: '环节',
    resolution: '办结',
    final: '最终答复',
  },
  fields: {
    description: '描述',
    channel: '渠道',
    category: '分类',
    subcategory: '子类',
    priority: '优先级',
    customer: '客户',
    contact: '联系方式',
    vip: 'VIP',
    public: '公开',
    product: '产品',
    sub_product: '子产品',
    order_ref: '订单',
    demand: '诉求类型',
    remedy: '期望方案',
    tags: '标签',
    received_at: '受理时间',
    logged_at: '登记时间',
    source: '来源',
    extra: '其他',
  },
  dimensions: {
    subcategory: '子分类',
    root_cause: '根本原因',
    metric: '时钟',
    policy: '规则',
    pack: '规则包',
    level: '级别',
    year: '年',
    month: '月',
    week: '周',
    day: '日',
    team: '团队',
    owner: '处理人',
    channel: '渠道',
    category: '分类',
    priority: '优先级',
    product: '产品',
  },
  sampling: {
    stratum: '层',
    total: '总数',
    drawn: '抽取',
    share: '不合格率',
    accepted: '接收概率',
    acceptedOfLot: '本批接收概率',
    everything: '即为全批：逐张检查。',
    faultsPerHundred: 'AQL 大于 10 时按每百张的缺陷数计，因此没有曲线。',
    unconfirmed: {
      sources_differ: '各来源对该方案的记载不一，请查阅所用版本的标准',
      one_source: '放宽检验的方案依据 MIL-STD-105E，未与第二来源核对；ISO 2859-1:1999 的数值不同',
    },
    size: (n, population, n0, { confidence, margin, proportion }) =>
      `从 ${population} 张中抽取 ${n} 张：比率约 ${percent(proportion)} 时，${percent(confidence)} 的样本误差不超过 ±${percent(margin)}（总体无限时为 ${n0} 张）`,
    lookedUp: ({ lot, level, aql, inspection, letter, plan_letter }) =>
      `批量 ${lot}，检验水平 ${level}，AQL ${aql}，${INSPECTION[inspection]}检验：字码 ${letter}${plan_letter === letter ? '' : `，箭头指向 ${plan_letter}`}`,
    plan: (n, accept, reject) =>
      `抽取 ${n} 张；不合格不超过 ${accept} 张则接收，达到 ${reject} 张则拒收${reject > accept + 1 ? '；介于两者之间则接收，此后恢复正常检验' : ''}`,
    risks: (refused, accepted, { producer, consumer }) =>
      `不合格率 ${percent(producer.p)} 时拒收概率 ${percent(refused)}，${percent(consumer.p)} 时接收概率 ${percent(accepted)}`,
    quality: ({ p95, p50, p10 }) =>
      `接收概率 95% 对应不合格率 ${percent(p95)}，50% 对应 ${percent(p50)}，10% 对应 ${percent(p10)}`,
    byStrata: (strata, allocation) =>
      `分 ${strata} 层，${{ proportional: '按规模成比例', neyman: '按规模与差异（Neyman）' }[allocation]}`,
    ownTickets: (rater, tickets) => `${rater} 要评的工单中有 ${tickets} 张由其本人登记`,
    riskPart: (drawn, pool, wanted) =>
      pool === 0
        ? `没有带风险的工单，故未另抽（要求 ${wanted} 张）`
        : `另从 ${pool} 张风险工单中抽取 ${drawn} 张，不计入比率估计`,
    byStandard: (standard, version) => `标准：${standard}，版本 ${version}`,
    byRule: (criterion, failed, total) => `${criterion} 自动判定：${total} 张中 ${failed} 张为否`,
    shared: (shared, total, raters) =>
      `${total} 张中 ${shared} 张由所有评分人共评：${raters.map(({ rater, tickets }) => `${rater} ${tickets} 张`).join('，')}`,
    riskFound: (unqualified, reviewed) => `风险部分：不合格 ${unqualified} / ${reviewed}，不计入不合格率`,
    weighted: '各层按其占总体的比重计入不合格率。',
    lotDecided: ({ n, accept, reject, unqualified, accepted }) =>
      `按验收方案（抽 ${n}，不超过 ${accept} 接收，达到 ${reject} 拒收），不合格 ${unqualified} 张：${accepted === null ? '未全部评审，不作决定' : accepted ? '接收' : '拒收'}`,
  },
  auditPage: {
    table: '数据表',
    appendix: '详细数据',
    verdicts: { pass: '通过', action: '通过，但有待改进', fail: '未通过', undecided: '不作结论' },
    decided: ({ agreement: { by, value, wanted, with_action }, rate }) =>
      `${by} ${value === null ? '无法计算' : value.toFixed(3)}（要求不低于 ${wanted}${with_action === null ? '' : `；不低于 ${with_action} 时须附改进措施`}），不合格率 ${rate.value === null ? '-' : percent1(rate.value)}（要求不高于 ${percent1(rate.wanted)}）`,
    tooFew: (tickets) => `${tickets} 张工单过少：请看计数，勿看系数`,
    tiles: {
      rate: '不合格率',
      score: '平均得分（百分制）',
      agreement: '评分人一致性（alpha）',
      reviewed: '已评工单',
      since: (name) => `不合格率较 ${name} 变化`,
    },
    ofAll: ({ numerator, denominator, low, high }) =>
      `${denominator} 张中 ${numerator} 张${low === null || high === null ? '' : `，95% 区间 ${percent1(low)} 至 ${percent1(high)}`}`,
    interval: (low, high) => `95% 区间 ${low.toFixed(2)} 至 ${high.toFixed(2)}`,
    scores95: (low, high) => `95% 区间 ${low.toFixed(1)} 至 ${high.toFixed(1)}`,
    points: (difference) => `${difference > 0 ? '+' : ''}${(100 * difference).toFixed(1)} 个百分点`,
    mayBeChance: '可能为随机波动',
    toDo: '待办事项',
    nothingToDo: '没有需要特别处理的事项。',
    reword: (text, alpha, apart) =>
      `修订标准条目“${text}”${alpha === null ? '' : `：alpha ${alpha.toFixed(2)}`}${apart ? `；${apart.of} 张工单中有 ${apart.tickets} 张评分相差一级以上` : ''}`,
    lowerRate: ({ numerator, denominator }, allowed, reason) =>
      `降低不合格率：${denominator} 张中 ${numerator} 张，要求不高于 ${percent1(allowed)}${reason === null ? '' : `；最多的原因：${reason}`}`,
    raiseAgreement: (value, wanted) => `下一轮前一起试评实例：一致性 ${value.toFixed(3)}，要求 ${wanted}`,
    rareAnswer: (text, alpha, agreement) =>
      `查看“${text}”少数不同的答案：${percent1(agreement)} 一致，但某一答案极少，alpha 因而只有 ${alpha.toFixed(2)}`,
    leans: (rater, bias, baseline) =>
      `与 ${rater} 一起对照实例：其评分比${baseline === null ? '他人' : ` ${baseline} `}${bias > 0 ? '高' : '低'} ${Math.abs(bias).toFixed(1)} 分`,
    settle: (tickets) => `就 ${tickets} 张工单统一判定：有的评分人判不合格，有的没有`,
    lookInto: (person, { numerator, denominator }) =>
      `查看 ${person} 的工单：${denominator} 张中 ${numerator} 张不合格，难以用偶然解释`,
    agreement: '一致性',
    agreementChart: '各条目的 Krippendorff alpha 及 95% 区间',
    agreementNote: '1：答案总是相同；0：与随机无异。区间下限若低于要求值，则尚不能断定达标。',
    asked: (wanted) => `要求 ${wanted}`,
    fewTickets: '可比工单不足 10 张',
    people: '按责任人的不合格工单',
    funnelNote: (rate) =>
      `横线：总体不合格率 ${percent1(rate)}。虚线漏斗（95%）以内的差异可能只是偶然；实线（99.8%）以外几乎不会是偶然。`,
    outside: {
      above95: '高于 95% 控制限',
      above998: '高于 99.8% 控制限',
      below95: '低于 95% 控制限',
      below998: '低于 99.8% 控制限',
    },
    raters: '评分人',
    spread: (strictest, lenient, baseline) =>
      `最严：${strictest.rater}（${signed1(strictest.bias)}）；最宽：${lenient.rater}（${signed1(lenient.bias)}）。同一批工单上与${baseline === null ? '其他评分人' : ` ${baseline} `}相比，百分制。`,
    pairs: '谁与谁不一致',
    bothScored: '共同评分',
    sameAnswers: '答案相同',
    bothUnqualified: '均判不合格',
    onlyFirst: '仅前者判',
    onlySecond: '仅后者判',
    differences: '分歧最大之处',
    unqualified: '不合格工单与责任人',
    calledSo: (name) =>
      `至少一名评分人判为不合格。要打标（可申诉，另计比率）：plaint audit mark --audit ${name} --called majority`,
    andMore: (tickets) => `……另有 ${tickets} 张，见详细数据`,
    previous: (name) => `与上一轮 ${name} 相比`,
    alphaChange: (before, after) => `Alpha：上轮 ${before?.toFixed(3) ?? '-'}，本轮 ${after?.toFixed(3) ?? '-'}`,
    rateChange: (before, after, low, high) =>
      `不合格率：上轮 ${before === null ? '-' : percent1(before)}，本轮 ${after === null ? '-' : percent1(after)}${low === null || high === null ? '' : `；相差 ${(100 * low).toFixed(1)} 至 ${(100 * high).toFixed(1)} 个百分点（95% 区间${low <= 0 && high >= 0 ? '，可能为随机波动' : ''}）`}`,
    otherStandard: '两轮之间标准有变，比较时须谨慎。',
    criteria: '全部评分人，按条目',
    pairsByCriterion: '两两评分人，按条目',
    confusions: '混淆表',
    scores: '各工单得分',
    allCriteria: '全部标准条目',
    ticket: '工单',
    share: '比率',
    answers: { yes: '是', no: '否' },
    raw: '关键条目生效前',
    method: (seed, frame, standard) => `种子 ${seed}，抽样框 ${frame}，标准 ${standard}`,
    figuresFrom:
      '比率：Wilson 区间。Alpha：Krippendorff，区间由 1,000 次按工单重抽样得出。AC：Gwet。Kappa：Cohen。漏斗：精确二项分布。',
    written: (file) => `已写入 ${file}`,
  },
  improvement: {
    dryRun: (count) => `试运行：将更改 ${count} 项改进；未写入任何内容。`,
    states: improvementStates,
    kinds: {
      root_fix: '源头优改',
      process_fix: '流程优化',
      authority_forward: '权限前置',
      training: '培训',
      information: '信息告知',
      other: '其他',
    },
    feedbackTo,
    events: {
      opened: ({ title }) => `立项：${title}`,
      analysed: ({ cause }) => `原因：${cause}`,
      planned: ({ action, owner, due }) => `计划：${action}（${owner}，${due} 前完成）`,
      implemented: ({ implemented_on: on, note }) => withNote(`已实施，自 ${on} 起生效`, note),
      fed_back: ({ to, note }) => withNote(`已向${feedbackTo[to]}反馈结果`, note),
      verified: ({ evidence }) => `验证有效：${evidenceText(evidence)}`,
      not_effective: ({ verdict, evidence }) =>
        `${verdict === 'worse' ? '比之前更差' : '未见成效'}：${evidenceText(evidence)}`,
      regressed: ({ evidence }) => `问题反弹，重启：${evidenceText(evidence)}`,
      dropped: ({ reason }) => `放弃：${reason}`,
    },
    and: '、',
    columns: {
      id: '改进项',
      state: '状态',
      owner: '责任人',
      kind: '类型',
      days: '天数',
      links: '关联投诉',
      fedBack: '已反馈',
      scope: '针对',
      cause: '原因',
      action: '措施',
      target: '目标降幅',
      implementedOn: '生效日期',
      dropReason: '放弃原因',
    },
    overdueSince: (due) => `${due} 逾期`,
    listed: (count, overdue) => `改进项 ${count}，逾期 ${overdue}`,
    period: (from, to) => (from === null && to === null ? '全部：' : `${from ?? '最初'} 至 ${to ?? '现在'}：`),
    rates: {
      implemented: (rate) => `  实施率（应完成中已实施）：${rateText(rate)}`,
      improvement: (rate) => `  改善率（应完成中已验证）：${rateText(rate)}`,
      fedBack: (rate) => `  反馈率（已实施中已反馈）：${rateText(rate)}`,
    },
    droppedLeftOut: (count) => `  因放弃而未计入：${count}`,
    nothingToVerify: '没有已实施或已验证的改进项。',
    verified: (count, failed) => `核查改进项 ${count}，未见成效或反弹 ${failed}`,
    effect: {
      since: (day, look) => `自 ${day} 起生效${look === 'regression' ? '，已验证' : ''}`,
      perDay: '每天',
      before: '之前',
      after: '之后',
      ratio: '比值',
      verdict: '结论',
      rows: {
        ours: '所针对的投诉',
        latest: '最近几周',
        toBaseline: '  与改进之前相比',
        others: '其他全部投诉',
        season: '上一年同期',
        beyond: '  剔除该变化后',
      },
      windows: (from, to, afterFrom, afterTo) =>
        `件数 / 天数：${from} 至 ${to}，与 ${afterFrom} 至 ${afterTo}。概率：若毫无变化，出现这么大或更大差异的概率。`,
      verdicts: {
        effective: '有效：投诉减少，超出随机波动。',
        not_shown: '未见成效：可能只是随机波动，或其他投诉也同样变化。',
        worse: '变差：投诉增多，超出随机波动。',
        too_early: '为时尚早：实施后的观察期未满。',
        too_few: '投诉太少，无法判断。',
        no_baseline: '无法判断：对比期的起点早于本库的第一件投诉。',
        pending: '暂时无法判断：尚未答复、因而没有根本原因的投诉太多。',
        holds: '成效保持。',
        regressed: '问题反弹：成效已经丧失。',
      },
      short: {
        effective: '有效',
        not_shown: '未见成效',
        worse: '变差',
        too_early: '为时尚早',
        too_few: '数量太少',
        no_baseline: '缺对比期',
        pending: '尚未答复',
        holds: '保持',
        regressed: '反弹',
      },
      contradicted: {
        others: '其他投诉也同向变化，所针对的投诉并未明显超出。',
        season: '上一年同期的变化与此相近。',
      },
      readyOn: (day) => `自 ${day} 起可以判断。`,
      noSeason: '未与上一年同期比较：当时没有记录。',
      noOthers: '未与其他投诉比较：没有其他投诉。',
      clumped: (times) => `各周的波动为随机波动的 ${times.toFixed(1)} 倍，区间已相应放宽。`,
      pending: (count) => `尚未答复、因而没有根本原因：${count}`,
      target: (target, reached) =>
        `目标降幅 ${percent(target)}：${reached === null ? '是否达到尚不能确定' : reached ? '已达到' : '未达到'}。`,
      recorded: (type) =>
        ({
          verified: '已记录：已验证。',
          not_effective: '已记录：退回分析。',
          regressed: '已记录：重启。',
        })[type] ?? `已记录：${type}。`,
    },
    top: {
      escalated: '升级',
      repeats: '重复',
      none: '无',
      nothing: (from, to) => `${from} 至 ${to} 没有可归因的投诉。`,
      about: (from, to, beforeFrom, beforeTo) =>
        `${from} 至 ${to}，与 ${beforeFrom} 至 ${beforeTo} 按日均比较。标出的变化，其偶然发生的概率低于 1%。`,
      listed: (listed, total, share, sum) =>
        `${total} 项原因中的 ${listed} 项，占 ${sum} 件投诉的 ${share === null ? '-' : percent1(share)}`,
      noPrevious: '未与上期比较：当时没有记录，或记录不完整。',
      without: (count, of) => `这 ${of} 项中有 ${count} 项无人改进。`,
    },
  },
  exam: {
    keyed: (answers, all, by) => {
      const how = { all: '评分人全部一致', majority: '三分之二的评分人一致', key: '标准答案已给出' }[by];
      return `${all} 个答案中有 ${answers} 个${how}，只考这些。`;
    },
    passFrom: (share) => `与标准答案一致达到 ${share} 为通过`,
    keyLies: (name) => `标准答案以明文存放在 exams/${name} 下，打开该文件即可看到。`,
    made: (name, tickets, frame, raters) =>
      `考核 ${name}：从 ${frame} 张中抽取 ${tickets} 张，参考人 ${raters.join('、')}。\n下一步：plaint audit exam sheet ${name} --rater ${raters[0]} --out sheet.csv`,
    resultNext: (name, rater) => `下一步：plaint audit exam report ${name} --rater ${rater}`,
    title: (name, standard, version, tickets) => `考核 ${name}：${tickets} 张工单，${standard}，版本 ${version}`,
    columns: {
      same: '与答案一致',
      deviation: '差距',
      wrongly: '误报',
      missed: '漏判',
      result: '结果',
      leftOut: '未答',
      key: '标准答案',
      answer: '所答',
      comment: '说明',
    },
    passed: '通过',
    failed: '未通过',
    biasMeaning:
      '偏差为得分与标准答案之差：+ 偏宽，- 偏严；差距不计正负。\n误报、漏报：是否不合格与标准答案不符的工单。',
    leftOut: '（未答）',
    noDifferences: '没有与标准答案不同之处。',
    trainOn: (criteria) => `需要培训（最差的在前）：\n${criteria.map((each) => `  ${each}`).join('\n')}`,
    seen: (tickets) => `其中 ${tickets} 张此人以前评过。`,
    waiting: (raters) => `尚未提交：${raters.join('、')}`,
  },
  scoring: {
    progress: (ticket, tickets, question, questions) =>
      `第 ${ticket}/${tickets} 张工单，第 ${question}/${questions} 题`,
    answered: (answered, questions) => `已答 ${answered}/${questions}`,
    keys: {
      back: '上一题',
      forward: '下一题',
      next: '下一张',
      previous: '上一张',
      unqualified: '不合格',
      comment: '备注',
      review: '总览',
      open: '首个未答题',
      handIn: '提交',
      help: '帮助',
      quit: '保存退出',
    },
    help: {
      back: '上一题',
      forward: '下一题，本题暂不作答',
      next: '下一张工单',
      previous: '上一张工单',
      unqualified: '将工单标为不合格，或撤销',
      comment: '为工单写备注',
      review: '到末尾的总览，在那里提交',
      open: '到第一道未答的题',
      handIn: '在总览中提交，会再确认一次',
      quit: '保存并退出；再次运行同一命令即可继续',
    },
    helpAnswers: '每个答案前标有按键。“不适用”指该题对这张工单没有意义，“未评”指您没有查看；两者都不计分。',
    helpScroll: '工单超出屏幕时，用上下键和 PageUp、PageDown 滚动。',
    helpSaved: '每次作答立即保存。在您提交并且校标结束之前，任何人都看不到。',
    anyKey: '按任意键返回',
    yes: '是',
    no: '否',
    notApplicable: '不适用',
    notAssessed: '未评：跳过',
    typeNumber: (allowed) => `输入数字（${allowed}）后按回车：`,
    notAllowed: (allowed) => `此处不能这样回答，可以是：${allowed}`,
    yourAnswer: '您的答案',
    meaning: (name, meaning) => `${name}：${meaning}`,
    weight: (weight, critical, failsUpTo) =>
      [
        weight === 0 ? '仅供了解' : `权重 ${weight}`,
        critical &&
          `关键项：${failsUpTo === null ? '不合格' : `不高于 ${failsUpTo} `}则${{ item: '本项', section: '本部分', form: '整单' }[critical]}为 0`,
      ]
        .filter(Boolean)
        .join('；'),
    facts: {
      ticket: '工单',
      received_at: '受理时间',
      channel: '渠道',
      title: '标题',
      category: '分类',
      product: '产品',
      description: '描述',
      customer: '客户',
      contact: '联系方式',
      demand: '诉求类型',
      remedy: '期望方案',
      reply: '首次回复',
    },
    missing: '（无）',
    unqualifiedAs: '不合格',
    comment: '备注',
    chooseReason: '这张工单为何不合格？',
    noReason: '合格（不标记）',
    chooseKeys: '按键或回车：选定   Esc：保持原样',
    writeComment: '对这张工单的备注：',
    commentKeys: '回车：保留   Esc：保持原样',
    review: '总览',
    counts: {
      questions: '题数',
      answered: '已答',
      not_applicable: '不适用',
      not_assessed: '未评',
      open: '尚未作答',
      unqualified: '标为不合格的工单',
      comments: '有备注的工单',
    },
    openTicket: (id, open) => `${id}：${open} 题未答`,
    complete: '所有题目均已处理。',
    leftOpen: (open) => `还有 ${open} 题未答。此时提交，按未评处理。`,
    nothingSaid: '尚无可提交的内容：一题都未作答。',
    confirm: (tickets, open) =>
      `提交您对 ${tickets} 张工单的评分${open > 0 ? `（${open} 题未评）` : ''}？提交后不可更改。`,
    confirmKeys: 'y：提交   其他键：暂不提交',
    tooSmall: '请放大窗口。',
    more: (above, below) => [above && '上面还有', below && '下面还有'].filter(Boolean).join('，'),
    yamlHead: ({ kind, name, rater }, { reasons, anchors }) => [
      `${rater} 在${kind === 'exam' ? '考核' : '校标'} ${name} 中的评分。请在 answers 下每个冒号之后填写：按题目填 yes、no 或数字，`,
      '不适用填 n/a，未评留空。',
      'unqualified 填以下代码之一或留空；comment 可填任意文字：',
      ...reasons,
      '各答案的含义：',
      ...anchors,
      `然后：plaint audit ${kind === 'exam' ? 'exam ' : ''}submit ${name} --rater ${rater} --scores 文件`,
    ],
    saved: (name, rater, open) =>
      `已保存${open > 0 ? `，还有 ${open} 题` : '，已全部答完，尚未提交'}。\n继续：plaint audit score ${name} --as ${rater}`,
    handedIn: (rater, tickets) => `已提交 ${rater} 对 ${tickets} 张工单的评分。`,
  },
  barometer: {
    titles: {
      daily: (period) => `投诉日报 ${period}`,
      weekly: (period) => `投诉周报 ${period}`,
      monthly: (period) => `投诉月报 ${period}`,
      whitepaper: (period) => `投诉改进白皮书 ${period}`,
    },
    lead: (from, to, now) =>
      `统计期 ${from === to ? from : `${from} 至 ${to}`}，生成于 ${now}。未结与超时情况以生成时为准。`,
    leftOut: (files) => `有 ${files} 个文件无法读取，其中内容未计入：plaint doctor。`,
    footer: '比率均附分子、分母与 95% 区间。“可能为随机波动”：即使什么都没变，这样大的变化也不足为奇。',
    sections: {
      changed: '变化及来源',
      course: '走势',
      overdue: (now) => `当前超时（${now}）`,
      kept: '本期承诺达成',
      surges: '期末突增',
      repeats: '重复投诉客户',
      unqualified: '打标不合格工单',
      backlog: '积压与预测',
      causes: '主要原因与改进',
      improvements: '改进情况',
      all: '全部指标',
      definitions: '指标口径',
    },
    targets: ({ missed, near, met, open, few }) => {
      const parts = [
        [missed, '未达标'],
        [near, '接近'],
        [met, '达标'],
        [open, '尚未定论'],
        [few, '样本不足'],
      ].filter(([count]) => count !== 0);
      return `${missed + near + met + open + few} 项目标：${parts.map(([count, what]) => `${what} ${count} 项`).join('，')}`;
    },
    held: (light, target) => `${light}：目标 ${target}`,
    before: '上期',
    now: '本期',
    others: (groups) => `其他 ${groups} 项`,
    balance: (opened, closed, [start, end]) =>
      `受理 ${opened[0]} 件（上期 ${opened[1]}），关闭 ${closed[0]} 件（上期 ${closed[1]}）；未关闭：期初 ${start} 件，期末 ${end} 件`,
    overdueNow: (complaints) => (complaints === 0 ? '没有超时未结的时限' : `${complaints} 项时限已超时且未停止`),
    noTargets: 'policy/kpi.yaml 未设本期目标',
    moved: (figure, before, now, change) => `${figure}：上期 ${before}，本期 ${now}（${change}）`,
    nothingMoved: '没有指标的变化超出偶然范围。',
    contributed: (figure, change, by, largest) =>
      `${figure}：${change}，按${by}${largest.length === 0 ? '' : `；主要来自 ${largest.join('、')}`}`,
    contribution: '贡献',
    flow: '受理、关闭与期末未结',
    limits: '阴影：仅凭偶然也会落入的范围（三倍标准差）。红点：超出范围，须查原因。',
    mostUrgent: (shown, total) => `共 ${total} 项，列出最紧急的 ${shown} 项；全部见 plaint sla check`,
    repeated: (rate) => `重复投诉：${rateText(rate)}`,
    mostOften: (shown, total) =>
      `共 ${total} 位客户，列出重复最多的 ${shown} 位；全部见 plaint insight repeats --top 0`,
    marked: (marks, open) =>
      `打标 ${marks} 件，其中 ${open} 件仍可申诉或待裁定。比率须以随机抽样计，见 plaint audit trend。`,
    reason: '原因',
    ageing: '未结投诉受理后天数',
    forecast: '投诉量预测',
    expected: '预测',
    noForecast: '历史太短，无法预测。',
    forecastUntested: '阴影：95% 区间。历史太短，未作回测。',
    forecastError: (error, periods, better) =>
      `阴影：95% 区间。以最近 ${periods} 期回测，平均误差 ${error.toFixed(1)}${better === 'naive' ? '，不如直接沿用此前的值' : ''}。`,
    topCauses: (shown, total) => (shown < total ? `${total} 类原因中最多的 ${shown} 类` : `全部 ${total} 类原因`),
    topTen: '投诉 TOP10 问题改进清单',
    improvements: (opened, overdue) => `期内新立 ${opened} 项，当前逾期 ${overdue} 项。`,
    noImprovements: '尚无改进记录：plaint improve open。',
  },
  kpiSheet: {
    title: '关键指标',
    target: '目标',
    trend: (from, to) => `${from} – ${to}`,
    grown: (difference, growth) => `${difference}（日均 ${growth}）`,
    unknownBecause: { few: '样本不足', unsettled: '尚未定论', no_test: '' },
    comma: '，',
    semicolon: '；',
    recordedSince: (day) => `上期记录不全（首件投诉为 ${day}），不作比较。`,
    arrows: '↑ ↓ =：与对比期相比上升、下降或持平；幅度及是否可能为随机波动见 --json',
    few: '样本不足 10',
    fewMark: '* 分母不足 10，仅供参考',
    provisional: '暂定',
    hidden: (count) => `另有 ${count} 项指标无可计数据：可用 --metrics 名称、--csv 或 --json 查看。`,
    ownedBy: (owner) => `责任人 ${owner}`,
    lights: { met: '达标', near: '接近', missed: '未达标', open: '尚未定论', few: '样本不足', none: '无数据' },
    defined: '各指标口径：plaint kpi define 名称',
  },
  health: {
    about: (from, to, complaints) => `投诉台体检 ${from} – ${to}：受理 ${complaints} 件`,
    summary: (troubles) => troubles.map(([trouble, light]) => `${trouble}：${light}`).join('；'),
    headline: {
      bad: (trouble, { bad, known }, worst) =>
        `${trouble}是本台的问题：已知的 ${known} 项征兆中 ${bad} 项不良，差距最大的是“${worst?.name}”：${worst?.value}（要求 ${worst?.wanted}）`,
      watch: (trouble, { bad, watch, known }, worst) =>
        `${trouble}需要关注：已知的 ${known} 项征兆中 ${bad} 项不良、${watch} 项需关注，差距最大的是“${worst?.name}”：${worst?.value}（要求 ${worst?.wanted}）`,
      good: (trouble, { known, all }) =>
        `本台不存在${trouble}：已知的 ${known} 项征兆均良好${known < all ? `，另有 ${all - known} 项未知` : ''}`,
      few: (trouble) => `${trouble}：已知太少，无法判断`,
      none: (trouble) => `${trouble}：无数据`,
    },
    troubles: { slow_transfer: '信息传递不畅', weak_analysis: '数据分析不足', weak_feedback: '反馈机制不完善' },
    lights: { good: '良好', watch: '关注', bad: '不良', few: '样本不足', none: '未知' },
    signs: {
      handovers: '平均交接次数',
      passed_around_rate: '多次交接率',
      passed_back_rate: '往返流转率',
      first_line_containment: '首层办结率',
      unowned_p50: '无人负责时长中位数',
      unowned_share: '无人负责时间占比',
      other_teams_share: '停留其他团队时间占比',
      second_line_p50: '其他团队每次经手中位数',
      root_cause_coverage: '成立投诉根因记录率',
      emotion_coverage: '情绪标签覆盖率',
      completeness: '工单要素完整率',
      catch_all_share: '归入“其他”类占比',
      causes_covered: '主要原因已有改进',
      improvement_age: '距最近一项改进立项',
      audits_closed: '已完成的校标',
      surges_unanswered: '无改进应对的突增',
      repeat_rate: '重复投诉率',
      repeats_answered: '答复后仍重复投诉',
      reopen_rate: '重启率',
      satisfaction_response_rate: '满意度回收率',
      closed_without_contact_rate: '未联系即关闭',
      improvements_fed_back: '改进结果已反馈',
      unanswered_rate: '目前客户来信未回复',
      repeat_waiting_rate: '目前未关闭的再次投诉',
    },
    next: {
      handovers: '查看哪些分类辗转流转，直接派给能办结的团队：',
      passed_around_rate: '查看哪些分类辗转流转，直接派给能办结的团队：',
      passed_back_rate: '查看哪些团队之间来回流转，明确各自职责：',
      first_line_containment: '查看首层办不结的是什么，为占比最大的补足知识和权限：',
      unowned_p50: '查看目前无人负责的投诉并指派：',
      unowned_share: '查看目前无人负责的投诉并指派：',
      other_teams_share: '查看时间耗在哪个团队，与其约定时限：',
      second_line_p50: '查看时间耗在哪个团队，与其约定时限：',
      root_cause_coverage: '查看谁关闭时未写根因，要求关闭时填写：',
      emotion_coverage: '查看哪些渠道未打情绪标签，培训登记人员：',
      completeness: '查看哪些渠道的工单要素不全，要求补齐：',
      catch_all_share: '查看其中客户在说什么，为其设立分类：',
      causes_covered: '为尚无人改进的最大原因立项：',
      improvement_age: '查看主要原因，选一项立项改进：',
      audits_closed: '开展工单质量校标，让数据可信：',
      surges_unanswered: '查看最近一次无人应对的突增：',
      repeat_rate: '查看谁再次投诉、为了什么：',
      repeats_answered: '查看哪些团队的答复没有解决问题：',
      reopen_rate: '查看重启与哪些情况相伴：',
      satisfaction_response_rate: '查看哪些客户未被回访或未作评价：',
      closed_without_contact_rate: '查看谁未告知客户就关闭：',
      improvements_fed_back: '把改进结果告知客户：',
      unanswered_rate: '答复等待最久的客户：',
      repeat_waiting_rate: '清理再次投诉的客户：',
    },
    nextTitle: (trouble) => `针对${trouble}，下一步：`,
    from: { target: '目标', health: 'health.yaml', default: '默认' },
    columns: { sign: '征兆', figure: '数值', wanted: '要求', from: '来源' },
    missing: '尚无',
    rests: (n) => `n = ${n}`,
    ofDesk: '* 全台数据，不受筛选影响',
    sampled: (all) => `各项时间取自 ${all} 件已关闭投诉中均匀抽取的部分：见 policy/health.yaml 的 read_at_most。`,
    provisional: '期间太短，其中投诉的结果仍可能变化：这类征兆至多记为关注。',
    improvementTitle: (cause) => `减少投诉：${cause}`,
  },
  kpiDefinition: {
    basis: { period: '按期', cohort: '按批：近期仍可能变化', level: '时点' },
    formula: '口径',
    numerator: '分子',
    denominator: '分母',
    decidedBy: '归入期间按',
    leftOut: '不计',
    source: '依据',
    line: (label, text) => `${label}：${text}`,
  },
  units: { day: '天', hour: '小时', minute: '分', second: '秒' },
  prompts: {
    'approved-by': '由谁批准？',
    title: '一句话说明投诉内容：',
    channel: '通过什么渠道收到？',
    category: '属于哪类投诉？',
    customer: '哪位客户（编号，不写姓名）：',
    text: '内容：',
    reason: '原因：',
    to: '给谁：',
    outcome: '处理结果：',
    cause: '重启原因：',
    score: '客户评分：',
  },
  text: {
    error: (message) => `错误：${message}`,
    warning: (message) => `注意：${message}`,
    damaged: ({ file, line, reason }) =>
      `未计入，无法读取：${file}${line === null ? '' : `:${line}`}（${damageText(reason)}）`,
    failed: (id, message) => `${id}  失败：${message}`,
    dryRun: (count) => `试运行：将更改 ${count} 件投诉；未写入任何内容。`,
    shown: (shown, total) =>
      shown === total ? `共 ${total} 件` : `显示 ${shown} 件，共 ${total} 件；--limit 0 显示全部`,
    none: '（无）',
    noComplaints: '没有投诉。',
    queueEmpty: '没有待办。',
    reported: '来源报告',
    reportedCount: (count) => `其中 ${count} 件为来源报告，非实测`,
    kpiMore: '更多指标及其依据见 --csv 或 --json。',
    shownClocks: (shown, total) => `显示 ${shown} 个时钟，共 ${total} 个；--limit 0 显示全部`,
    staysMissed: (clock, due) => `${clock} 应于 ${due} 到期，仍算超时`,
    linesLeftOut: (count) => `略去 ${count} 行；--csv 和 --json 有全部`,
    conditionFails: (wanted, found) => `${wanted} 不成立：实际为 ${found}`,
    everyComplaint: '所有投诉',
    noPolicyApplies: '没有适用的规则，不启动计时。',
    policiesIn: (file) => `${file} 中的规则：`,
    clockSums: (working, elapsed, paused, answered, overdue) =>
      `工作时间 ${working}，历时 ${elapsed}，暂停 ${paused}${answered === null ? '' : `，已答复 ${answered}`}${overdue ? `；超时：工作时间 ${overdue[0]}，历时 ${overdue[1]}` : ''}`,
    ahead: '按目前情况，此后：',
    calendarChanged: '该时钟停止后日历有改动：以当时的计量为准，各行之和不再与之相等。',
    policyGone: '规则已不存在',
    policyChanged: '此后已修改；sla reapply 可改按现行规则',
    notHandedIn: (overdue, drafted, tickets) =>
      [overdue ? '已逾期' : drafted === 0 && '未提交', drafted > 0 && `进行中 ${drafted}/${tickets}`]
        .filter(Boolean)
        .join('，'),
    handedIn: (at) => `已于 ${at} 提交`,
    auditsOpen: (open, waiting) =>
      open === 0
        ? '没有进行中的校标。'
        : `进行中的校标 ${open} 次${waiting.length > 0 ? `，等待 ${waiting.join('、')}` : '，均已提交'}。`,
    noClosedAudits: '还没有已关闭的校标。',
    otherStandards: (ids) => `另有校标采用 ${list(ids)}：用 --standard 查看。`,
    fieldMistyped: (field, meant) => `${field} 已作为自定义字段保存；是否应为 ${meant}？`,
    trendCentre: (centre) => `各轮合计不合格率 ${centre}。! 超出控制限，非偶然波动；* 与上一轮标准版本不同。`,
    rateDifference: (difference, low, high, noise) =>
      `不合格率：${difference} 个百分点（${low} 至 ${high}）${noise ? '，可能为随机波动' : ''}`,
    alphaDifference: (before, after) => `Alpha：之前 ${before}，之后 ${after}`,
    standardChanged: '两轮所用的标准或版本不同。',
    nothingDue: '没有到期的时限。',
    slaLeftOut: ({ cancelled, merged, unmeasured }) =>
      cancelled + merged + unmeasured === 0
        ? ''
        : `未计入：取消 ${cancelled}，合并 ${merged}，无法计量 ${unmeasured}。`,
    stalePauses: (count) => `${count} 次暂停早应结束：`,
    simulated: (complaints, changes) => `重演 ${complaints} 件投诉：${changes} 个时钟的结果会不同。`,
    reapplied: (clocks, complaints, unchanged, dryRun) =>
      clocks === 0
        ? `所有时钟均已按现行规则计时（${unchanged} 件投诉）。`
        : `${complaints} 件投诉的 ${clocks} 个时钟${dryRun ? '将改变' : '已改变'}，${unchanged} 件不变。`,
    checkSummary: ({ breached, at_risk, paused, running, unmeasured }) =>
      `超时 ${breached}，预警 ${at_risk}，暂停 ${paused}，正常 ${running}${unmeasured > 0 ? `，无法计时 ${unmeasured}` : ''}`,
    dueAt: (due, zone) => `到期 ${due}（${zone}）`,
    dueUntold: (since) => `无法得知何时到期：自 ${since} 起暂停，尚未结束。`,
    atRiskFrom: (warn) => `自 ${warn} 起预警`,
    mended: (finding) => `已修复：${finding}`,
    diagnosis: (complaints, findings, mended) =>
      `已检查 ${complaints} 件投诉：发现 ${findings} 处问题${mended > 0 ? `，已修复 ${mended} 处` : ''}。`,
    alreadyDone: '此前已完成',
    archived: (count) => `已归档 ${count} 件投诉。`,
    archiveChanged: (id) => `${id}：期间有改动，留在原处`,
    nothingToEscalate: '没有需要升级的投诉。',
    escalated: (count) => `已升级 ${count} 次。`,
    heldBack: (count) => `另有 ${count} 步已到期但暂缓；--json 显示暂缓到何时。`,
    nothingToSupervise: '没有需要督办的投诉。',
    supervised: (findings, complaints) => `${complaints} 件投诉，共 ${findings} 项需督办。`,
    teamChecked: (findings) => (findings === 0 ? '各岗位均有人负责。' : `共 ${findings} 项问题。`),
    standIn: ({ rule, wanted, told, filled }) =>
      filled ? `规则 ${rule}：${wanted} 不在，已改为通知 ${told}` : `规则 ${rule}：${wanted} 无人担任，已记为“${told}”`,
    imported: (rows, created, updated, unchanged, rejected) =>
      `共 ${rows} 行：新建 ${created}，更新 ${updated}，未变 ${unchanged}，拒绝 ${rejected}。`,
    rejectedRow: (line, message) => `  第 ${line} 行：${message}`,
    exported: (rows, file) => `已将 ${rows} 行写入 ${file}。`,
    logged: (id, due) => `已登记 ${id}。${due ? `最早到期：${due}。` : ''}`,
    loggedMany: (count, rejected) => `已登记 ${count} 件${rejected > 0 ? `，拒绝 ${rejected} 件` : ''}。`,
    notLegalAdvice: '并非法律意见。请核对原文，并由专人负责。',
    neverVerified: '从未',
    unconfirmedMark: '? 未经来源证实，见下',
    receivedBetween: (from, until) =>
      `${[from && `${from} 起`, until && `${until} 止`].filter(Boolean).join('、')}收到`,
    putOff: ({ by, to, times, roles }) =>
      [by && `加 ${by}`, to && `至 ${to}`, times && `${times} 次`, roles && `由 ${roles.join('、')} 批准`]
        .filter(Boolean)
        .join('，') || '可以',
    policiesUsed: (outcome, file, dryRun) =>
      outcome === 'same'
        ? `${file} 已按原样启用。`
        : `${dryRun ? '将写入' : outcome === 'replaced' ? '已替换' : '已写入'} ${file}。`,
    broughtAlong: (file) => `所需的 ${file} 一并加入。`,
    codeAdded: (code) => `所需的代码 ${code} 加入 policy/taxonomy.yaml。`,
    clocksUntouched: '正在走的时限不受影响。在办投诉用 plaint sla reapply 加上新的时限，会先显示差异。',
    policyLintSummary: (files, errors, warnings) => `已检查 ${files} 个文件：${errors} 个错误，${warnings} 个警告`,
    policiesCompared: (before, after) => `从 ${before} 到 ${after}：`,
    policiesSame: '内容相同。',
    policyAdded: (id) => `${id}：新增`,
    policyRemoved: (id) => `${id}：删除`,
    policiesReordered: '规则的顺序不同',
    initialised: (folder, preset) => `已在 ${folder} 建立投诉库（预设 ${preset}）。\n下一步：plaint log`,
    proofSummary: (complaints, events, findings, root) =>
      `投诉 ${complaints} 件，事件 ${events} 个：${findings === 0 ? '核验无误' : `发现问题 ${findings} 个，未能核验`}${root === null ? '' : `\n根哈希：${root}`}`,
    sealed: (file, complaints, events, root, sha256) =>
      `已将投诉 ${complaints} 件、事件 ${events} 个封存于 ${file}。\n根哈希：${root}\n文件的 SHA-256：${sha256}\n请将该文件或以上哈希保存在能写入投诉库的人改动不到的地方。`,
    notSealed: (findings) => `未封存：发现问题 ${findings} 个。`,
    gitReady: (written, driver) =>
      [
        ...(written.length > 0 ? [`已写入 ${written.join('、')}，请提交。`] : []),
        driver === null ? '本克隆已能合并投诉。' : `本克隆现在能合并投诉：${driver}`,
        '其他每个克隆也需运行：plaint git-setup',
      ].join('\n'),
    notJoined: (path, message) => `${path} 留待人工合并：${message}`,
    lintSummary: (tickets, errors, warnings) => `检查工单 ${tickets} 张：错误 ${errors}，警告 ${warnings}`,
    auditPlanned: (name, size, frame, raters) =>
      `校标 ${name}：从 ${frame} 张中抽取 ${size} 张，评分人 ${raters.join('、')}。\n下一步：plaint audit score ${name} --as ${raters[0]}；用电子表格则 plaint audit sheet ${name} --rater ${raters[0]} --out sheet.csv`,
    sheetWritten: (file, tickets, criteria, reasons) =>
      `${tickets} 张待评工单已写入 ${file}。需填写的列：\n${criteria.map((line) => `  ${line}`).join('\n')}\n  unqualified：留空，或填原因：${reasons.join('、')}\n  comment：任意文字`,
    yamlSheetWritten: (file, tickets) => `${file} 中有 ${tickets} 张工单待评。每题写在其位置上方，答案填在冒号之后。`,
    scoresTaken: (rater, tickets, missing) =>
      `已接收 ${rater} 对 ${tickets} 张工单的评分。${missing.length > 0 ? `尚未提交：${missing.join('、')}。` : '全部已提交。'}`,
    auditClosed: (name, missing) =>
      `校标 ${name} 已结束${missing.length > 0 ? `，缺 ${missing.join('、')}` : ''}。\n下一步：plaint audit report ${name}`,
    auditTitle: (name, standard, version) => `校标 ${name}：${standard}，第 ${version} 版`,
    auditDrawn: (size, frame, seed, hash) => `从 ${frame} 张中随机抽取 ${size} 张（种子 ${seed}，抽样框 ${hash}）`,
    auditRate: ({ value, numerator, denominator, low, high }) =>
      `不合格：${numerator} / ${denominator}${value === null || low === null || high === null ? '' : ` = ${(100 * value).toFixed(1)}%（95% 区间 ${(100 * low).toFixed(1)}% 至 ${(100 * high).toFixed(1)}%）`}`,
    auditMissing: (raters) => `结束时未提交：${raters.join('、')}`,
    criterionTerms: (scale, weight, critical) =>
      [
        scale,
        weight === 0 ? '仅供参考' : `权重 ${weight}`,
        critical && `不合格则${{ item: '本项', section: '本部分', form: '整单' }[critical]}为 0`,
      ]
        .filter(Boolean)
        .join('，'),
    judgedByRule: (findings) => `自动判定，不由评分人回答：audit lint 发现 ${findings.join(' 或 ')} 时为否`,
    standardPinned: (version, hash) => `第 ${version} 版，哈希 ${hash}`,
    ledgerTerms: (days, roles) => `打标后 ${days} 天内可申诉；裁定：${roles.join('、')}。`,
    auditsKeep: '已计划的校标仍按其固定的标准。',
    criteriaReordered: '标准的顺序不同',
    versionNotRaised: '版本号相同：按新内容计划校标之前，请提高 version。',
    noMarks: '没有打标。',
    ownMarksOnly: (roles) => `只显示与您有关的打标；可看全部的角色：${roles.join('、')}`,
    appealed: '已申诉',
    ledgerCounts: (marks, open, upheld, lifted) => `打标 ${marks} 个：待定 ${open}，成立 ${upheld}，撤销 ${lifted}`,
    nothingReviewed: '没有比率：这些工单均未在已结束的校标中随机抽中并评分。',
    calledByRaters: '在其评分人所评工单中',
    seenByBoth: (tickets, both, service, business, neither) =>
      `双方都评过的工单 ${tickets} 张：双方都认为是的 ${both} 张，仅客服中心认为是的 ${service} 张，仅业务部门认为是的 ${business} 张，双方都不认为的 ${neither} 张`,
    onlySays: (side) => `仅${side}`,
    overall: '全部是/否标准合计',
    noUnqualified: '没有工单被标记为不合格。',
    interrupted: '已中止，未做任何更改。',
    clocksUnmeasured: (reason) => `部分时限无法计算。${reason}`,
    policyUnmatched: (id) => `policy/sla.yaml 中没有适用于 ${id} 的规则，因此没有时限`,
    allYears: '每年',
    hours: (seconds) => `${Number((seconds / 3600).toFixed(2))} 小时`,
    calendarSource: (source, verified) =>
      [source && `依据：${source}`, verified && `核对于 ${verified}`].filter(Boolean).join('，'),
    calendarSums: (days, working, seconds) => `${days} 天，${working} 个工作日，${zh.text.hours(seconds)}`,
    calendarLegend: '* 放假   + 调休上班   ~ 部分时段休息   . 休息日',
    calendarLintSummary: (calendars, errors, warnings) => `${calendars} 个日历：${errors} 个错误，${warnings} 个警告`,
    calendarImported: (file, closed, makeUp, partial) =>
      `已写入 ${file}：放假 ${closed} 天，调休上班 ${makeUp} 天，部分时段休息 ${partial} 天。`,
    icsLeftOut: (name, line, why) => `未采用，第 ${line} 行：${name || '（无标题）'}（${why}）`,
    icsOtherYears: (years, taken) =>
      `文件中还有 ${years.join('、')} 年的日期，只采用了 ${taken.join('、')} 年。若数据完整，请用 --years 指明。`,
    pauseRunsOn: (id, reason) => `${id} 适用的规则不因 ${reason} 暂停计时，时限继续`,
  },
};

/** The Chinese side of `--help`. A test makes sure that every command, flag and argument has its sentence. */
interface HelpSentences {
  description: string;
  headings: Record<string, string>;
  topics: Record<string, string>;
  commands: Record<
    string,
    { summary: string; description?: string; flags?: Record<string, string>; args?: Record<string, string> }
  >;
  /** Flags and arguments that mean the same wherever they occur. */
  flags: Record<string, string>;
  /** Flags that choose complaints. */
  filters: Record<string, string>;
  args: Record<string, string>;
}

export const zhHelp: HelpSentences = {
  description: '用纯文本文件和终端管理投诉',
  headings: {
    VERSION: '版本',
    USAGE: '用法',
    TOPICS: '主题',
    COMMANDS: '命令',
    FLAGS: '选项',
    ARGUMENTS: '参数',
    DESCRIPTION: '说明',
    EXAMPLES: '示例',
    'FILTER FLAGS': '筛选',
    'GLOBAL FLAGS': '通用选项',
    ALIASES: '别名',
  },
  topics: {
    calendar: '日历：工时、假期、调休',
    team: '组织：谁负责什么',
    sla: '时限：哪些达标，哪些超时',
    'sla:policy': '时限规则：内部规则和监管规则包',
    audit: '工单质量校标',
    'audit:standard': '质量标准：自带的和启用的',
    'audit:exam': '评分人考核：对答案一致的工单盲评',
    template: '培训案例、函件和标准',
    improve: '改进：针对什么、做什么、是否见效',
    insight: '分析：控制图、主次因素、关联规则、突增、话题、时长、流转、重复、预测、人力、成本',
    repeat: '重复投诉：今日须清理的客户',
    report: '定期报告：日报、周报、月报、白皮书',
    desk: '投诉台整体状况',
  },
  commands: {
    init: {
      summary: '将文件夹建为投诉库',
      description: '写入 plaint.yaml 和预设的各项规则。已有的规则文件保持不变。',
      flags: {
        format: '投诉的存储格式',
        preset: '采用的预设规则',
        zone: '所在时区，默认取本机',
        language: '投诉库的语言，默认取当前语言',
        git: '并写入 git 共享所需的设置，见 git-setup',
      },
      args: { dir: '文件夹，默认为当前目录' },
    },
    log: {
      summary: '登记投诉',
      description: '在终端中会询问缺少的内容。标题、渠道、分类、客户必填。',
      flags: { from: '从 YAML、JSON 或 JSON lines 文件批量登记；- 读取标准输入' },
    },
    list: {
      summary: '列出投诉，最新的在前',
      description: '默认列出未了结的投诉，可用 --all 或 --status 改变。',
      flags: {
        all: '包括已了结的投诉，无论是否归档',
        limit: '最多显示的件数，0 为全部；终端默认 50 件，--json 和 --csv 默认全部',
      },
    },
    show: { summary: '查看投诉：事实、时限和经过', args: { id: '投诉编号，可只输入唯一的结尾' } },
    next: {
      summary: '查看下一件该办的事：我的投诉，最急的在前',
      flags: {
        owner: '查看他人的待办',
        team: '只看该团队',
        unowned: '尚无处理人的投诉',
        limit: '最多显示的件数，0 为全部',
      },
    },
    edit: { summary: '修改投诉的事实', description: '空值表示删除该字段。受理时间不能修改，时限由它起算。' },
    note: { summary: '添加内部备注', flags: { text: '备注内容' } },
    assign: {
      summary: '将投诉派给个人或团队',
      description:
        '只派给团队时暂无处理人，直到团队中有人接手。更换团队即开始新的一段流转。--auto 自动选人：在该团队、有该技能、手上最少的人；不选已离职、不在岗的人，也绝不选被投诉的人。',
      flags: {
        to: '此后负责的人',
        team: '团队',
        auto: '自动选人',
        skill: '所选的人必须具备的技能',
        note: '给接手人的交接说明',
      },
    },
    respond: {
      summary: '记录对客户的答复',
      description:
        'acknowledge：告知已受理；reply：有内容的答复；update：同步进度。reply 和 update 会停止首次响应计时，acknowledge 不会。',
      flags: { kind: '答复的类型', text: '答复的内容', automatic: '系统自动发出：只算受理告知，不算答复' },
    },
    message: {
      summary: '记录客户来信或来电',
      description: '会结束暂停：无论在等什么，现在有新的情况要看。首次答复之后还会启动后续回复的计时。',
      flags: { text: '客户说了什么', channel: '通过什么渠道', 'no-reply-needed': '致谢之类，无须回复' },
    },
    pause: {
      summary: '暂停投诉，须说明原因',
      description: '哪些原因使哪些计时停止由规则决定。客户来信或来电会结束暂停。',
      flags: { reason: '在等什么', note: '补充说明' },
    },
    resume: { summary: '恢复已暂停的投诉' },
    escalate: {
      summary: '升级投诉，或执行所有到期的升级规则',
      description:
        '处理人不变。--kind 表示诉至外部机构，级别不变，除非用 --to-level 指定。--due 按 policy/escalation.yaml 执行，每条规则对每个计时只执行一次，无论定时任务运行多少次。',
      flags: {
        to: '升级给谁：个人，或外部机构',
        reason: '原因',
        kind: '诉至何处，默认为内部上级',
        ref: '外部机构给出的编号',
        received: '外部机构收到的时间',
        'to-level': '此后的级别',
        due: '执行所有到期的升级规则',
      },
    },
    deescalate: {
      summary: '将投诉降级',
      description: '默认降一级。已执行的升级规则仍算已执行：引起它的事并没有消失。',
      flags: { 'to-level': '此后的级别，默认降一级', reason: '原因' },
    },
    resolve: {
      summary: '记录已给出答复',
      description: '停止计时。超出权限的补偿会被拒绝，并说明谁有权限。',
      flags: { outcome: '处理结果', 'root-cause': '根本原因', redress: '给客户的补偿金额', summary: '一句话概括答复' },
    },
    close: { summary: '关闭已答复的投诉', flags: { confirmed: '谁确认已解决：customer 客户、check 核查人' } },
    reopen: {
      summary: '重启投诉',
      description: '开始新的办结计时；原来的计时保留并计入统计。',
      flags: { cause: '重启的原因' },
    },
    rate: {
      summary: '记录客户评分',
      description: '不满意的评分会重启投诉并交回原处理人。评分范围见 policy/taxonomy.yaml。',
      flags: { score: '评分', comment: '客户的评语' },
    },
    link: { summary: '关联另一件投诉', flags: { to: '另一件投诉', relation: '两者的关系' } },
    merge: {
      summary: '将重复投诉并入保留的投诉',
      description: '重复投诉的计时以“已合并”结束。保留的投诉接过最早未答复的客户联系。',
      flags: { into: '保留的投诉' },
    },
    withdraw: { summary: '记录客户撤回投诉', flags: { reason: '原因' } },
    'calendar:list': {
      summary: '列出日历：投诉库的和内置的',
      description: '投诉库中已有同名日历时，不列出内置的，因为使用的是投诉库的那个。',
    },
    'calendar:show': {
      summary: '查看日历：工时、假期、调休',
      description: '给出编号（先找投诉库，再找内置）或文件路径。默认显示今年。',
      flags: { year: '该年的日期', month: '该月的日期' },
    },
    'calendar:explain': {
      summary: '逐日说明日历：是否工作日，原因是什么',
      description: '跨零点班次的工时归入开始的那一天。没有数据的年份会报错，不作猜测。',
      flags: { from: '从该日、该月或该年起，默认今天', to: '到该日、该月或该年为止（含），默认同 --from' },
    },
    'calendar:lint': {
      summary: '检查日历：有错误时以 12 退出',
      description: '默认检查投诉库的全部日历；没有投诉库时检查内置的。距没有数据的年份 60 天起发出警告。',
      flags: { 'fail-on': '哪一级算作发现问题' },
      args: { calendar: '日历编号或文件路径，可给出多个' },
    },
    'calendar:import': {
      summary: '由 iCalendar 文件（.ics）中的假期生成日历',
      description:
        '全天的日程成为放假日，有时刻的日程成为部分时段休息。写入投诉库的 policy/calendars，或 --out 指定的文件。请先用 --dry-run 查看：订阅源中也会列出照常上班的节日。',
      flags: {
        id: '日历的编号',
        zone: '日历的时区，如 Europe/Berlin',
        week: '每周工时，如 "mon-fri 09:00-17:00"',
        years: '文件中假期完整的年份，默认今年',
        'make-up': '标题或类别符合该正则表达式的全天日程为调休上班日',
        match: '只采用标题或类别符合该正则表达式的日程',
        out: '写入的文件，默认写入投诉库',
        force: '覆盖已有的文件',
      },
      args: { file: 'iCalendar 文件' },
    },
    'sla:check': {
      summary: '检查时限：有超时则退出码为 11',
      description: '读取在办投诉的计时，最急的在前。迟到的答复在办结前一直算超时，--running 可略去。',
      flags: {
        'fail-on': 'at-risk：没有超时但有预警时退出码为 10；none：无论如何退出码为 0',
        metric: '只看该时限',
        policy: '只看该规则',
        state: '只看该情况',
        'overdue-by': '只看超时超过此时长的',
        'due-within': '只看在此时长内到期的',
        by: '按此分组计数，不逐条列出',
        running: '略去已经给出的迟到答复',
        limit: '最多显示的条数，0 为全部；终端默认 50 条，--json 和 --csv 默认全部',
      },
    },
    'sla:policy:list': {
      summary: '列出随附的和已启用的时限规则',
      description:
        '内部规则即 policy/sla.yaml 中本单位的承诺；规则包与之并列，存于 policy/packs，一件投诉同时受各自的时限约束。详见 docs/policies.md。',
    },
    'sla:policy:show': {
      summary: '查看规则：时限、来源，以及未证实之处',
      args: { policies: '规则包、预设、house（即 policy/sla.yaml）或文件' },
      flags: { yaml: '按原样输出，便于复制修改' },
    },
    'sla:policy:lint': {
      summary: '启用前检查规则：有错误则退出码为 12',
      description:
        '有投诉库时对照其代码表、团队和日历。不指定时检查已启用的规则，没有投诉库则检查随附的。警告指按字面可用、但多半不合本意之处。',
      args: { policies: '规则包、预设、house（即 policy/sla.yaml）或文件，可多个' },
    },
    'sla:policy:use': {
      summary: '启用规则包，连同所需的日历',
      description:
        '复制到 policy/packs，此后可自行修改；预设写入 policy/sla.yaml。改动过的副本须用 --force 才会覆盖。正在走的时限不受影响，直到 plaint sla reapply。',
      args: { policies: '随附的规则包或预设，或文件' },
      flags: { 'add-codes': '将所需的代码加入 policy/taxonomy.yaml', force: '覆盖改动过的副本' },
    },
    'sla:policy:diff': {
      summary: '比较规则：随附的与启用的副本，或任意两个',
      description: '无论是否相同，退出码均为 0；--json 中 same 为 true 或 false。',
      args: { before: '已启用的规则包；给出第二个时可为任意规则', after: '与之比较的规则，默认为启用的副本' },
    },
    'sla:explain': {
      summary: '逐行说明投诉的时限如何得出',
      description: '适用哪条规则及原因、每个时钟的依据，以及时间账：每段时间是否计入及累计。与 sla check 的结果相符。',
      flags: { metric: '只看该时限' },
    },
    'sla:extend': {
      summary: '经批准延长时限',
      description:
        '可延长多久、几次、由谁批准，见规则中的 extensions；不给 --to 则延到规则允许的最晚时间。已超时的仍算超时。',
      flags: { metric: '哪个时钟', to: '延至何时；日期指当日结束', reason: '原因', 'approved-by': '批准人' },
    },
    'sla:due-set': {
      summary: '手工设定时限',
      description:
        '此后只有再次手工设定才会改变，暂停和规则变化都不影响。--by-policy 恢复按规则计时。已超时的仍算超时。',
      flags: {
        metric: '哪个时钟',
        to: '何时到期；日期指当日结束',
        'by-policy': '恢复按规则计时',
        reason: '原因',
      },
    },
    'sla:reapply': {
      summary: '使正在计时的时钟改按现行规则',
      description:
        '修改规则不影响正在计时的时钟，本命令使其生效并留下记录。已停止的时钟不变，已超时的仍算超时。先用 --dry-run 查看差异。',
    },
    'sla:report': {
      summary: '报告一段时期内时限的达成情况',
      description:
        '按时钟和规则：到期数与达标数、超时多久、在等什么，以及早应结束的暂停。统计期内到期的时钟，未办结的超时计为未达标。',
      flags: { by: '按此细分', stale: '暂停超过此时长即早应结束' },
    },
    'sla:simulate': {
      summary: '推演另一套规则对以往投诉的结果',
      description:
        '按 FILE 中的规则把经过重演一遍，与实际结果并列。不作任何修改。FILE 的写法同 policy/sla.yaml 或规则包，使用本库的日历。',
      flags: { policy: '要推演的规则', limit: '最多显示的变化数，0 为全部；终端默认 20，--json 和 --csv 默认全部' },
    },
    'sla:due': {
      summary: '推算何时到期，并列出计算过程',
      description: '不需要投诉；日历为自带的或来自文件时，也不需要投诉库。逐段列出每段时间是否计入及其原因。',
      flags: {
        from: '从何时起算，默认为现在',
        target: '时限：30m、4h、48h elapsed、3wd、15d、15d roll、8w、6mo',
        calendar: '日历名，或日历文件',
        pause: '暂停时段；斜线后为空表示尚未结束；可多次使用',
        warn: '同时推算何时预警：75%、-30m',
        zone: '时间所用的时区，默认为日历的时区',
      },
    },
    'audit:status': {
      summary: '查看校标进度和该提醒谁：有人逾期则退出码为 12',
      description: '列出进行中的校标，或指定的一次。只显示谁已提交、其余人的进度；评分内容在关闭之前不显示。',
      args: { name: '校标，默认为所有进行中的' },
    },
    'audit:trend': {
      summary: '查看历次校标的走势：不合格率、一致性、评分人漂移',
      description: '不合格率的 p 控制图（控制限随样本量）、alpha 的滑动平均，以及各评分人倾向的变化。',
      flags: { standard: '采用此标准的校标；默认为最近一次所用标准', check: '最近一轮超出控制限时退出码为 12' },
    },
    'audit:compare': {
      summary: '对比两次已关闭的校标',
      description: '不合格率之差及其区间、前后的 alpha，以及各评分人倾向的变化。',
      args: { before: '较早的校标', after: '较晚的校标' },
    },
    'audit:plan': {
      summary: '计划校标：抽取工单，指定评分人',
      description:
        '随机部分为简单或分层抽样，比率只由它估计。数量由 --size、--confidence 与 --margin、--aql 或 --per-person 的定额决定。同一库、时间、种子和条件抽出同样的工单；种子和抽样框会记录，质量标准会固定。',
      flags: {
        standard: '采用的质量标准：自带的或文件，默认为启用的',
        deadline: '评分人应在何时之前提交；日期指当日结束',
        size: '随机抽取的数量',
        confidence: '按此置信水平确定数量；只给 --margin 时为 0.95',
        margin: '按此误差确定数量；只给 --confidence 时为 0.05',
        aql: '按该 AQL（百分数）的验收方案确定数量',
        level: '按 AQL 时的检验水平：I、II、III、S-1 至 S-4；数字表示只看该升级级别及以上',
        inspection: '按 AQL 时的严格程度',
        strata: '按这些分层，各层按比例抽取',
        allocation: 'neyman：自动规则发现问题多的层多抽',
        'per-person': '每位登记人至少抽取的数量；单独使用时仅抽此数',
        risk: '另抽的风险工单数量，与随机部分分开',
        overlap: '由所有评分人共评的数量；其余由各评分人分担',
        seed: '抽样种子',
        raters: '评分人，用逗号分隔',
      },
    },
    'insight:forecast': {
      summary: '用指数平滑预测数量，附区间和回测',
      description:
        '针对投诉库中的投诉，或任意 CSV（不需要投诉库）。有季节时用 Holt-Winters 加法模型，否则用简单或 Holt 方法。回测说明照搬上一季节是否更准。见 docs/insight.md。',
      flags: {
        data: '含数值的 CSV 文件；- 读取标准输入；默认统计投诉库',
        label: '说明各值所属的列',
        value: '数值所在的列，默认为 value 列或唯一的列',
        of: '统计受理（默认）或关闭的投诉',
        by: '按天（默认）、周或月统计，只取完整的',
        season: '一个季节有几个值；默认按天 7，按月 12；1 表示没有',
        ahead: '预测几步，默认一个季节或 6',
        method: '方法，默认按季节和误差选取',
        alpha: '水平的跟随速度，0 至 1，默认用最小二乘选取',
        beta: '趋势的跟随速度',
        gamma: '季节的跟随速度',
        start: '有季节时：从全部季节（默认）或从第一个值开始',
        floor: '预测不低于此数；统计投诉库时默认为 0',
        test: '回测留出最后几个值；0 表示不做',
      },
    },
    'insight:staffing': {
      summary: '计算来电或工单需要多少人',
      description:
        '不需要投诉库。有人等待的来电和在线咨询用 Erlang C；工单按工作量计算，并逐日显示积压。未给出的以默认值列出。见 docs/insight.md。',
      flags: {
        calls: '一个时段的来电或在线咨询',
        interval: '时段分钟数，默认 30',
        aht: '每通来电的秒数，含事后处理',
        target: '应在多少秒内应答百分之几，默认 80/20',
        'max-occupancy': '忙碌上限，默认 .85',
        agents: '并说明这么多坐席时的情况',
        volume: '每天工单',
        minutes: '每张工单的工作分钟数',
        hours: '每人每天付薪小时数，默认 8',
        utilisation: '在岗时间中用于工单的比例，默认 .85',
        people: '显示这么多人时的积压',
        backlog: '现有积压的工单，默认 0',
        days: '显示多少天，默认 20',
        shrinkage: '付薪时间中不在岗的比例，默认 .3',
      },
    },
    'insight:cost': {
      summary: '计算投诉一年的成本，以及减少投诉能节省多少',
      description:
        '不需要投诉库。金额用同一单位，均为一年。列出每项假设及其为给定还是默认：结果的可靠程度取决于它们。见 docs/insight.md。',
      flags: {
        volume: '每天投诉',
        days: '每年有投诉的天数，默认 365',
        'per-person': '每人每天处理的投诉',
        shrinkage: '付薪时间中不在岗的比例，默认 0',
        salary: '每人每年薪酬',
        training: '每人每年培训，默认 0',
        rent: '每年场地，默认 0',
        depreciation: '每年折旧，默认 0',
        systems: '系统一次投入，用于计算折旧',
        years: '系统使用年数，默认 5',
        outsourcing: '每年外包，默认 0',
        compensation: '每年补偿，默认 0',
        'unit-of': '金额以多少为单位，如 10000，默认 1；每件投诉的成本以 1 为单位',
        reduction: '减少的投诉比例，默认 0',
        investment: '为此一次投入，默认 0',
        running: '为此每年投入，默认 0',
        customers: '每年将流失的客户，默认 0',
        'save-rate': '其中因此留下的比例，默认 0',
        'customer-value': '每名客户每年的价值，默认 0',
      },
    },
    'improve:open': {
      summary: '立改进项：要减少哪些投诉',
      description:
        '针对哪些投诉，由 category（也可写 category/subcategory）、subcategory、product、channel、team、root_cause 说明，写出的须全部符合。improve verify 据此计数。见 docs/improvements.md。',
      flags: {
        title: '一句话说明要改善什么',
        of: '针对哪些投诉',
        link: '由哪些投诉引出，用逗号分隔',
        owner: '责任人',
        due: '应完成的日期',
        type: '属于哪类措施',
        target: '目标降幅',
      },
    },
    'improve:plan': {
      summary: '写明原因和措施、责任人、完成日期',
      description: '只写原因即为分析。未写的保持不变，已过去的日期除外。推迟的次数会计入。',
      args: { id: '改进项编号，可只输入唯一的结尾' },
      flags: { cause: '为什么发生', action: '采取什么措施', owner: '由谁完成', due: '完成日期' },
    },
    'improve:done': {
      summary: '记录措施已实施，以及自哪天起生效',
      description:
        '日期很重要：improve verify 将这天之前和自这天起的各周相比较。请写客户真正用上的那天，而不是决定的那天。',
      args: { id: '改进项编号，可只输入唯一的结尾' },
      flags: { on: '生效的第一天，默认为今天' },
    },
    'improve:feedback': {
      summary: '记录已将改进结果告知客户或部门',
      args: { id: '改进项编号，可只输入唯一的结尾' },
      flags: { to: '告知了谁' },
    },
    'improve:verify': {
      summary: '证明改进之后投诉是否减少，成效是否保持',
      description:
        '统计生效日之前若干周和自生效日起同样多周内所针对的投诉：比值及其精确 95% 区间，并与其他全部投诉和上一年同期对照。已验证的，以最近几周与改进后的各周相比。--record 将结论记入。见 docs/improvements.md。',
      args: { id: '改进项编号，可只输入唯一的结尾；默认为所有已实施或已验证的' },
      flags: {
        weeks: '前后各多少周',
        'incident-days': '不参与比较的日期，用逗号分隔',
        floor: '前后合计少于这么多件时不作判断',
        record: '将结论记入：已验证、退回分析或重启',
        check: '未见成效或反弹时以 12 退出',
      },
    },
    'improve:list': {
      summary: '列出改进项：进展如何，多少已实施、已验证、已反馈',
      description:
        '逾期的在前，其余按应完成日期。下方的比率针对全部改进项：应在该时期内完成且已到期的，其中多少已验证；在该时期内实施的，其中多少已反馈结果。',
      flags: {
        state: '只看这些状态',
        owner: '只看该责任人',
        overdue: '只看到期而未实施的',
        check: '所列的有逾期时以 11 退出',
      },
    },
    'improve:show': {
      summary: '查看改进项：针对什么、进展、经过',
      args: { id: '改进项编号，可只输入唯一的结尾' },
    },
    'improve:drop': {
      summary: '放弃改进项，须说明原因',
      description: '仍保留在库中及其经过，不计入任何比率。',
      args: { id: '改进项编号，可只输入唯一的结尾' },
      flags: { why: '原因' },
    },
    'improve:top10': {
      summary: '列出一段时期的前十大原因，以及谁在改进',
      description:
        '统计上个月或指定时期受理的投诉：多少件，与上期相比的增减是否超出随机波动（概率低于 1%），以及针对它的改进项。合并的重复投诉只计一次。',
      flags: { of: '原因指什么，默认为子类，没有子类的按分类', limit: '列出多少项，0 为全部' },
    },
    'audit:size': {
      summary: '计算需抽取多少张工单才能达到所需精度',
      description:
        '不需要投诉库。n0 为总体无限时的数量，n 为本总体的数量，向上取整。给出分层文件时（列 stratum 和 size；neyman 还需 deviation 或 proportion），把 n 分配到各层。',
      flags: {
        population: '工单总数，默认为各层之和',
        confidence: '置信水平',
        margin: '允许误差',
        proportion: '预计比率；0.5 所需数量最多',
        method: 'cochran 向上取整；其余按其原表四舍五入',
        'strata-file': '分层的 CSV 文件；- 读取标准输入',
        allocation: '按大小，或按大小与差异分配',
        minimum: '每层至少抽取的数量',
      },
    },
    'audit:acceptance': {
      summary: '查验收方案：抽取多少张，允许多少张不合格',
      description:
        '不需要投诉库。按批量、水平和 AQL 查 MIL-STD-105E、ANSI/ASQ Z1.4、ISO 2859-1；或按两方风险求最小方案；或任意方案。附抽检特性曲线：该批被接收的概率。',
      flags: {
        lot: '工单总数',
        level: '检验水平：I、II、III、S-1 至 S-4',
        aql: '可接受的不合格率，百分数',
        inspection: '严格程度',
        producer: '好的比率，及其被拒收的风险',
        consumer: '差的比率，及其被接收的风险',
        plan: '该方案的曲线',
        at: '曲线在这些比率处的值；默认等距取点',
      },
    },
    'audit:sheet': {
      summary: '生成评分人填写的评分表',
      description:
        '适用于任何电子表格的 CSV：每张工单一行，每条标准一列；或供编辑器使用的 YAML，每题写在填写处上方。按标准填 yes、no 或数字，不适用填 n/a，未评留空。表中没有其他评分人的任何内容。',
      flags: { rater: '评分人', format: 'CSV 或 YAML；默认由文件名判断', force: '覆盖已有文件' },
    },
    'audit:score': {
      summary: '在终端中逐题评分',
      description:
        '工单与问题并排显示，并列出每个答案的含义，按一个键即作答。每次作答立即保存，可随时中断、以后继续；最后提交后评分才有效。不显示其他评分人的任何内容，也没有人能替别人评分。',
      flags: { rater: '谁的评分；只能是本人，也是默认值' },
    },
    'audit:submit': {
      summary: '提交填好的评分表',
      description:
        'CSV 或 YAML 评分表，也可以是同样内容的 JSON。有错误时按行列列出，并且全部不接收。评分在校标结束前保密，提交后不可更改。',
      flags: {
        rater: '谁的评分',
        scores: '评分表；- 读取标准输入',
        format: 'CSV 或 YAML；默认由文件名判断',
      },
    },
    'audit:close': {
      summary: '结束校标：不再接收评分，评分可以查看',
      flags: { 'without-missing': '即使有人尚未提交' },
    },
    'audit:report': {
      summary: '校标报告：得分、一致性、不合格工单及责任人',
      description:
        '先说要点，再列依据。--out 可写成带图表的网页（.html）、Markdown（.md）或一张 CSV 表（.csv）。同一校标的输出逐字节相同；--json 给出全部。',
      flags: {
        baseline: '偏差以此评分人为准；默认与其他人相比',
        check: '未达到标准的通过条件时退出码为 12',
        out: '写入文件（已有则覆盖）：.html、.md 或 .csv',
        table: 'CSV 给出哪张表；默认为不合格工单',
        full: '终端上也显示全部详细数据',
      },
    },
    'audit:agreement': {
      summary: '计算评分人之间的一致性，附 95% 区间',
      description:
        '无需投诉库。每个评分一行（item,rater,value），或每名评分人一列；缺失的留空或填 n/a。各系数的适用情形见 docs/agreement.md。',
      flags: {
        baseline: '偏差以此评分人为准；默认与其他人相比',
        ratings: '评分文件；- 读取标准输入',
        format: '每个评分一行，或每名评分人一列；默认由表头判断',
        scale: '数字的含义：类别、次序、间隔或比率',
        categories: '尺度的全部类别，按次序，用逗号分隔',
        weights: 'Cohen kappa 和 Gwet AC 的权重，或权重文件',
        bootstrap: 'alpha 区间的重抽样次数，0 为不计算',
        seed: '重抽样种子',
        'kappa-interval': 'Cohen kappa 的区间：正态分布（同 SAS）或 t 分布（同 irrCAC）',
        tolerance: '一致率：相差多少仍算一致',
      },
    },
    'insight:chart': {
      summary: '绘制控制图：是随机波动，还是确有变化',
      description: '取投诉库的指标（--kpi）或 CSV 文件（--data）。各种图的用途及默认取值见 docs/insight.md。',
      flags: {
        data: 'CSV 文件，无需投诉库；- 读取标准输入',
        label: '--data 中名称所在的列',
        value: '--data 中计数或数值所在的列',
        size: '--data 中样本量所在的列，或适用于全部的一个数',
        kpi: '投诉库的指标，用 kpi --json 中的名称',
        by: '指标的时段，默认为周',
        type: '图的类型；指标默认取合适的类型',
        rules: '发出信号的规则：nelson、western、none，或 Nelson 规则的编号',
        target: 'i、ewma、cusum：目标值，默认为均值',
        sd: 'i、ewma、cusum：标准差，默认由移动极差得出',
        lambda: 'ewma：最新值的权重，默认 0.2',
        k: 'cusum：容许偏差，以数值的单位计，默认为 --sd 的一半',
        h: 'cusum：界限，以数值的单位计，默认为 --sd 的五倍',
        check: '最后一点发出信号时退出码为 12',
      },
    },
    'insight:pareto': {
      summary: '按数量排列原因：哪几项占了大部分',
      description: '取一段时间内受理的投诉（--of）或 CSV 文件（--data）。未指定列时的取法见 docs/insight.md。',
      flags: {
        data: 'CSV 文件，无需投诉库；- 读取标准输入',
        label: '--data 中名称所在的列',
        value: '--data 中计数或数值所在的列',
        of: '投诉库的投诉按什么统计',
        cut: '关键少数合计的占比，默认 80%',
      },
    },
    'insight:surge': {
      summary: '发现突增：一天或一周与此前相同星期比较',
      description:
        '增幅超过 30%、达到 5 件以上，且超出随机波动（出现这么多的概率低于 1%）即为突增。默认看最近已结束的一天或一周。见 docs/insight.md。',
      flags: {
        of: '按什么查看，默认为分类',
        by: '一天或一周，默认为一天',
        on: '指定的一天，或其所在的一周；默认为最近已结束的',
        weeks: '以此前多少周为平常',
        'incident-days': '不计入平常的日子，用逗号分隔',
        growth: '增幅超过多少为突增，默认 30%',
        chance: '概率低于多少为突增，默认 1%',
        floor: '至少多少件才为突增',
        check: '有突增时退出码为 12',
      },
    },
    'insight:ageing': {
      summary: '查看未关闭投诉的时长分布，按天数分段',
      description:
        '未关闭即未关闭、未撤回、未合并，与 kpi 的期末未关闭数一致。时长按受理后满多少天计。见 docs/insight.md。',
      flags: {
        by: '每项一行',
        oldest: '列出时间最久的多少件，0 为不列',
      },
    },
    'insight:flow': {
      summary: '查看已关闭的投诉如何在团队之间流转，时间花在哪里',
      description:
        '取最后一次关闭在这段时间内的投诉：各团队经手的时间、交接、来回流转，以及全部时间的去向：无人负责、处理中、等待、已答复待关闭。见 docs/insight.md。',
      flags: { by: '另外每项一行' },
    },
    'insight:repeats': {
      summary: '查看哪些客户再次投诉，相隔多久，为了什么',
      description:
        '同一客户在 policy/kpi.yaml 规定的天数内就同一分类再次投诉，即为重复，与指标 repeat_rate 一致。取这段时间受理的投诉。见 docs/insight.md。',
      flags: {
        by: '按什么细分，默认为分类',
        within: '距前一件多少天以内，默认取 policy/kpi.yaml',
        same: 'category：与前一件同一分类；any：不论分类',
        top: '列出多少位客户，0 为全部；终端默认 10 位，程序默认全部',
      },
    },
    'desk:health': {
      summary: '体检：信息传递不畅、数据分析不足、反馈机制不完善',
      description:
        '逐一列出三类问题的征兆、对照的要求和下一步的命令，最严重的在前。默认取最近 90 天。先看 policy/kpi.yaml 的目标，再看 policy/health.yaml。见 docs/health.md。',
      flags: {
        period:
          '一段时间：today 今天、yesterday 昨天、week 本周、last-week 上周、month、quarter、year 等，或 2026-W46、2026-11、2026-Q4、2026',
        check: '有一类问题不良时以退出码 12 结束',
      },
    },
    'repeat:daily': {
      summary: '列出今日须清理的重复投诉客户：有未关闭的即以 11 退出',
      description:
        '未关闭且重复了前一件的投诉，以及期限内不止一次投诉的客户的未关闭投诉，按客户排列，附跟进人、时限和前一件的编号。用于 cron。',
      flags: { within: '多少天以内，默认取 policy/kpi.yaml' },
    },
    'insight:drivers': {
      summary: '关联规则：哪些编码与超时、不满意或某一结果相伴出现',
      description:
        '给出支持度、置信度和提升度，每条规则作精确检验，并按检验总数校正。取一段时间内受理的投诉或 CSV 文件（--data）。只说明相伴出现，不说明原因。见 docs/insight.md。',
      flags: {
        data: 'CSV 文件，无需投诉库；- 读取标准输入',
        columns: '--data 中要看的列；对投诉库则只看这些编码',
        of: '只要结论为此项的规则：breached、outcome=upheld 或某一列；默认不限',
        most: '条件中最多几项编码',
        support: '规则各项同时出现的最少件数、占全部的比例，或两者；默认 10,0.1%',
        confidence: '置信度下限；指定 --of 时默认不限，否则 50%',
        lift: '提升度下限，默认 1.2',
        chance: '所示规则中可出于偶然的比例，默认 5%',
        top: '最多显示几条规则；--json 和 --csv 含全部',
      },
    },
    'insight:topics': {
      summary: '发现上升的词和短语：客户比以前更多提到什么',
      description:
        '把一段时间内受理的投诉的文本（标题、描述、客户来信）与此前一段比较，中英文均可；也可用 CSV 文件中的文本（--data）。数字、地址、本部门人员姓名以及只有一位客户提到的内容不列出。见 docs/insight.md。',
      flags: {
        data: 'CSV 文件，无需投诉库；- 读取标准输入',
        text: '--data 中的文本列',
        date: '--data 中的日期或时间列',
        id: '标识各行的列，默认为行号',
        in: '各行所属分类的列',
        writer: '说明由谁所写的列',
        against: '与此前一段比较，或与去年同期比较',
        fell: '改为列出下降的',
        floor: '至少多少件投诉提到',
        chance: '所示话题中可出于偶然的比例，默认 5%',
        top: '最多显示几个话题；--json 和 --csv 含全部',
      },
    },
    'audit:exam:make': {
      summary: '用答案一致的工单生成评分人考核',
      description:
        '取自评分人意见一致的已关闭校标，或培训人以评分表给出的标准答案。参考人曾评过的工单不采用。标准答案随考核固定，本人提交前不显示给任何人；它以明文存放在投诉库中。',
      args: { name: '考核的名称' },
      flags: {
        from: '取自哪些已关闭的校标，用逗号分隔',
        key: '带标准答案的评分表；- 读取标准输入',
        format: '标准答案为 CSV 或 YAML；默认由文件名判断',
        standard: '标准答案所依据的质量标准，默认为启用的',
        majority: '三分之二的评分人一致即可',
        size: '工单数量，默认为全部可用的',
        seed: '抽样种子',
        raters: '参考人，用逗号分隔',
        'pass-share': '与标准答案一致达到此比率为通过',
        'allow-seen': '也采用参考人曾评过的工单',
      },
    },
    'audit:exam:sheet': {
      summary: '生成考核的评分表',
      description: 'CSV 或 YAML，填法与校标的评分表相同。表中没有标准答案，也没有其他评分人的任何内容。',
      args: { name: '考核' },
      flags: { rater: '参考人', format: 'CSV 或 YAML；默认由文件名判断', force: '覆盖已有文件' },
    },
    'audit:exam:submit': {
      summary: '提交填好的考核评分表',
      description:
        'CSV、YAML 或 JSON，与校标的评分表一样检查；有错误时列出，并且全部不接收。提交后不可更改。结果随即可看。',
      args: { name: '考核' },
      flags: {
        rater: '谁的评分',
        scores: '评分表；- 读取标准输入',
        format: 'CSV 或 YAML；默认由文件名判断',
      },
    },
    'audit:exam:report': {
      summary: '考核报告：与标准答案相差多少，该培训什么',
      description:
        '评分人提交后可看自己的结果；生成考核的人和标准 ledger.seen_by 中的角色可看全部已提交的。本人参加考核而尚未提交的，什么也看不到。',
      args: { name: '考核' },
      flags: { rater: '只看此人，列出每个不同的答案', check: '有人未通过时退出码为 12' },
    },
    'audit:standard:list': {
      summary: '列出自带的质量标准和启用的标准',
      description: '启用的标准为 policy/quality.yaml。每次校标都以哈希固定其所用的标准。',
    },
    'audit:standard:show': {
      summary: '显示质量标准：各项标准、每个答案的含义、打标原因',
      args: { standard: '自带的标准；house 指启用的标准；或文件' },
      flags: { yaml: '按原样输出，便于复制修改' },
    },
    'audit:standard:lint': {
      summary: '启用前检查质量标准：有误则退出码为 12',
      description:
        '中英文是否齐全、评分两端是否有说明、代码和角色是否存在，以及是否有校标以同一版本号固定过另一内容。不给名称时检查启用的标准，没有库时检查自带的标准。',
      args: { standards: '自带的标准；house 指启用的标准；或文件' },
    },
    'audit:standard:diff': {
      summary: '比较质量标准：自带的与启用的，或任意两个',
      description: '无论是否不同，退出码均为 0；--json 以 same 说明。',
      args: { before: '自带的标准；给出第二个时可为任意标准', after: '与之比较的标准，默认为启用的' },
    },
    'audit:standard:use': {
      summary: '启用质量标准',
      description:
        '复制到 policy/quality.yaml，此后可自行修改。已有自己的标准时须加 --force 才会覆盖。校标保留其固定的标准；与某次校标以同一版本号固定的内容不同者拒绝启用，audit standard lint 报错者也一样。',
      args: { standard: '自带的标准，或文件' },
      flags: { force: '覆盖自己的标准' },
    },
    'audit:mark': {
      summary: '将工单打标为不合格，写明原因、证据和责任人',
      description: '原因取自标准。未指明时，责任人为登记人。打标记入投诉经过；责任人可在标准规定的期限内申诉。',
      args: { id: '投诉编号，可只写唯一的末尾几位；- 从标准输入读取；用 --called 时不写' },
      flags: {
        reason: '标准中的原因',
        evidence: '证据',
        audit: '来自哪次已结束的校标',
        called: '凡评分人中有这么多判为不合格的工单，按其原因打标；已打标的除外',
        accountable: '责任人，默认为登记人',
      },
    },
    'audit:appeal': {
      summary: '对自己负责的打标提出申诉',
      description: '只能一次，且在打标写明的期限之内；他人或逾期一律拒绝。用 plaint audit ledger 查看打标。',
      args: { mark: '打标：投诉编号，有多个打标时加 /打标' },
      flags: { text: '为什么不应成立' },
    },
    'audit:decide': {
      summary: '裁定打标：维持、变更原因或撤销',
      description:
        '有无申诉均可。谁可裁定见标准的 ledger.decided_by；自己所作或自己负责的打标须由他人裁定。打标、申诉、裁定都留在经过中。',
      args: { mark: '打标：投诉编号，有多个打标时加 /打标' },
      flags: { keep: '成立', change: '成立，但原因改为此项', lift: '不成立', why: '裁定依据' },
    },
    'audit:ledger': {
      summary: '列出不合格工单：责任人、申诉、裁定和比率',
      description:
        '比率为已结束校标随机部分中，有成立打标的工单占所评工单之比，附 95% Wilson 区间。可看到自己负责或所作的打标；标准 ledger.seen_by 中的角色可看全部。--views 并列服务中心与业务部门对同一原因的看法。',
      flags: {
        by: '按什么分组',
        mine: '只看自己负责的',
        views: '并列双方对同一原因的看法',
        reason: '只看该原因',
        person: '只看该责任人',
        team: '只看该责任团队',
        audit: '只看来自该校标的',
        standing: '只看该状况',
      },
    },
    'audit:lint': {
      summary: '用自动规则检查每张工单：有错误则退出码为 12',
      description: '规则的依据在 policy/quality.yaml。',
      flags: { all: '包括已归档的工单', 'fail-on': '什么算作问题' },
    },
    'kpi:define': {
      summary: '说明各关键指标的口径：公式、分子、分母、归期、不计项',
      description: '无需投诉库。docs/kpis.md 载有全部。',
      args: { name: '指标；默认全部' },
    },
    'report:daily': {
      summary: '日报：昨日指标、变化、超时、待清理客户与预测',
      description:
        '在终端查看，或用 --out 写成浏览器可看可打印的单个文件（.html）、Markdown（.md）或仅指标（.csv）。同一投诉库与同一 --now 得到相同的字节。见 docs/reports.md。',
      flags: {
        period: '其他统计期：today、last-week 等，或 2026-W46、2026-11、2026-Q4、2026',
        out: '写入此文件（已有则覆盖）：.html、.md 或 .csv',
        exposure: '各期的客户数或订单数、成本和接触量的 CSV；- 读标准输入',
        full: '在终端也显示指标口径',
      },
    },
    'report:weekly': {
      summary: '周报：上周指标、变化及来源、超时、待清理客户与预测',
      description:
        '在终端查看，或用 --out 写成浏览器可看可打印的单个文件（.html）、Markdown（.md）或仅指标（.csv）。同一投诉库与同一 --now 得到相同的字节。见 docs/reports.md。',
      flags: {
        period: '其他统计期：today、last-week 等，或 2026-W46、2026-11、2026-Q4、2026',
        out: '写入此文件（已有则覆盖）：.html、.md 或 .csv',
        exposure: '各期的客户数或订单数、成本和接触量的 CSV；- 读标准输入',
        full: '在终端也显示指标口径',
      },
    },
    'report:monthly': {
      summary: '月报：上月指标与目标、变化及来源、主要原因与改进',
      description:
        '在终端查看，或用 --out 写成浏览器可看可打印的单个文件（.html）、Markdown（.md）或仅指标（.csv）。同一投诉库与同一 --now 得到相同的字节。见 docs/reports.md。',
      flags: {
        period: '其他统计期：today、last-week 等，或 2026-W46、2026-11、2026-Q4、2026',
        out: '写入此文件（已有则覆盖）：.html、.md 或 .csv',
        exposure: '各期的客户数或订单数、成本和接触量的 CSV；- 读标准输入',
        full: '在终端也显示指标口径',
      },
    },
    'report:whitepaper': {
      summary: '白皮书：上年指标、主要原因、改进成效与展望',
      description:
        '在终端查看，或用 --out 写成浏览器可看可打印的单个文件（.html）、Markdown（.md）或仅指标（.csv）。同一投诉库与同一 --now 得到相同的字节。见 docs/reports.md。',
      flags: {
        period: '其他统计期：today、last-week 等，或 2026-W46、2026-11、2026-Q4、2026',
        out: '写入此文件（已有则覆盖）：.html、.md 或 .csv',
        exposure: '各期的客户数或订单数、成本和接触量的 CSV；- 读标准输入',
        full: '在终端也显示指标口径',
      },
    },
    kpi: {
      summary: '输出一段时间的关键指标',
      description: '每个比率都附分子、分母和 95% Wilson 区间。目标在 policy/kpi.yaml。各指标的口径见 docs/kpis.md。',
      flags: {
        by: '按一个或两个维度分组，以逗号分隔',
        compare: '与什么比较：previous 上一期、year-ago 去年同期、target 目标',
        metrics: '只看这些指标，按此顺序',
        cohort: '按受理批次：期内受理的投诉后来怎样，不论何时发生',
        exposure: '各期的客户数或订单数、成本和接触量的 CSV；- 读标准输入',
        trend: '另附截至期末的十二天、十二周或十二个月走势',
        markdown: '以 Markdown 输出',
      },
    },
    doctor: {
      summary: '检查投诉库：发现问题时退出码为 12',
      description:
        '检查所有文件。--fix 修复不会丢失内容的问题并列出所做的修复；--adopt 将手工改动的事实作为更正记入历史。问题清单见 docs/doctor.md。',
      flags: { fix: '修复不会丢失内容的问题', adopt: '将手工改动的事实作为更正记入历史' },
    },
    supervise: {
      summary: '列出需要督办的投诉：有则退出码为 11',
      description:
        '无人负责、无人跟进、暂停过久或客户已联系仍在暂停、来回流转、承诺的进度未同步、时间倒填。期限取自 policy/supervision.yaml，选项优先；期限为自然时间，指定日历则为其工作时间。',
      flags: {
        ownerless: '无人负责超过这段时间',
        untouched: '无人跟进超过这段时间',
        paused: '暂停超过这段时间',
        'logged-late': '收到后超过这段时间才登记',
        handovers: '交接次数多于此数',
        calendar: '按该日历的工作时间计算',
        only: '只看这些种类',
      },
    },
    'team:check': {
      summary: '检查谁负责什么：有缺位则退出码为 12',
      description:
        'policy/raci.yaml 中无人负责的分类、已离职却仍带队、负责投诉或被列名的人、无人担任的升级规则、没有负责人或成员的团队、无人担任的角色、无人认识的名字。',
    },
    archive: {
      summary: '将早已办结的投诉归档',
      description:
        '从 complaints/ 移入 archive/，每件一行 JSON，按月存放。归档后仍计入所有指标，也可以重新打开。适合定时任务。',
      flags: { 'older-than': '办结超过这段时间' },
    },
    import: {
      summary: '按映射从 CSV 文件导入投诉',
      description:
        '按列名识别。同一文件导入两次不产生变化；内容有变的行会更新对应投诉。未被接收的行逐行列出，退出码为 13。映射的写法见 docs/import.md。',
      flags: { map: '自带的映射，或映射文件的路径' },
      args: { file: 'CSV 文件；- 读取标准输入' },
    },
    export: {
      summary: '将投诉、事件或计时导出为 CSV',
      description:
        '符合 RFC 4180，列的位置固定，时间为带偏移的 ISO 8601，电子表格会执行的单元格已作处理。数据字典见 docs/export.md。',
      args: { set: '导出内容' },
    },
    verify: {
      summary: '核验经过是否与当初记录一致：不一致则退出码为 12',
      description:
        '核验全部投诉（包括已归档的），或只核验所列的。--against 另核验封存时的内容是否都在且未改动。docs/evidence.md 说明这能证明什么。',
      flags: { against: '以前的封存文件' },
      args: { id: '投诉编号，可只输入唯一的结尾；默认为全部' },
    },
    seal: {
      summary: '将各投诉当前的经过封存为一个可由他人保管的哈希',
      description:
        '封存文件保存在别处，日后可用 verify --against 证明至今的记录没有被改动或删除。未能通过核验的不封存，退出码为 12。docs/evidence.md 说明如何不用 plaint 检查封存文件。',
      flags: { force: '覆盖已有文件' },
    },
    'git-setup': {
      summary: '使本克隆能合并他人也改动过的投诉',
      description:
        '每个克隆运行一次：git 不会带走这类设置。同时补全 .gitattributes 和 .gitignore。团队如何通过 git 协作见 docs/git.md。',
    },
    'git-merge': {
      summary: '合并投诉库中一个文件的两个版本：由 git 在合并时调用',
      description:
        '将结果写入 OURS。无法合并的由 git merge-file 加上冲突标记，并以退出码 1 告知 git。git-setup 使 git 调用本命令。',
      args: {
        base: '双方共同的来源版本',
        ours: '我方版本，结果写入此处',
        theirs: '对方版本',
        path: '文件在工作区中的位置',
      },
    },
    'template:list': { summary: '列出培训案例、函件和标准' },
    'template:show': { summary: '按原样显示模板，便于复制修改', args: { id: '模板名' } },
    'template:render': {
      summary: '填写函件或打印培训案例',
      args: { id: '模板名' },
      description: '空位依次由 --set、投诉、模板默认值填充。仍为空则拒绝：不发出有空缺的函件。',
      flags: {
        complaint: '用该投诉填写',
        set: '填写一个空位，可多次使用',
        trainer: '案例：包括讲师部分',
        record: '案例：优秀的工单记录，供 plaint log --from 使用',
      },
    },
  },
  flags: {
    json: '输出一个 JSON 文档',
    csv: '以 CSV 输出各行',
    store: '投诉库文件夹，默认向上级目录查找',
    as: '以谁的身份，默认为登录名',
    now: '以此为当前时间，默认取系统时钟',
    lang: '输出语言',
    'dry-run': '只显示将要做什么，不写入',
    out: '写入该文件，默认输出到标准输出',
    bom: '以字节顺序标记开头，供 Excel 识别',
    title: '一句话说明内容',
    description: '事情经过，尽量用客户原话',
    channel: '通过什么渠道收到',
    category: '属于哪类，可带子类：product/safety',
    priority: '紧急程度',
    customer: '客户编号，不写姓名',
    contact: '如何联系客户',
    vip: '承诺特别服务的客户',
    public: '在公开场合提出',
    product: '产品或服务',
    'sub-product': '其种类',
    order: '订单、合同或账单',
    demand: '客户要什么：resolution、comfort 或 compensation',
    remedy: '客户期望的具体方案',
    tag: '标签，可多次使用',
    claimed: '客户要求的金额：150、“150 CNY”',
    about: '被投诉的本单位人员',
    'received-at': '客户投诉的时间，默认为现在',
    pack: '指哪个监管规则包的时钟，有多个时使用',
    watch: '反复刷新，直到 Ctrl-C',
    every: '刷新间隔秒数，默认 10',
    brief: '只输出一行小结',
    quiet: '无事可报时不输出',
    note: '备注，一并记录',
  },
  filters: {
    period:
      '按名称的一段时间：today 今天、yesterday 昨天、week 本周、last-week 上周、month、last-month、quarter、year 等，或 2026-W46、2026-11、2026-Q4、2026',
    owner: '只看该处理人',
    team: '只看该团队',
    channel: '只看该渠道',
    category: '只看该分类',
    priority: '只看该优先级',
    product: '只看该产品',
    customer: '只看该客户',
    level: '只看该升级级别及以上',
    status: '只看该状态；closed 包括各种了结方式',
    from: '从该日、月、年或时刻起',
    to: '到该日、月、年（含）或时刻止',
  },
  args: {
    calendar: '日历编号，或文件路径',
    id: '投诉编号，可只输入唯一的结尾；- 从标准输入读取',
    name: '校标名称',
    set: '导出内容',
    file: '文件',
  },
};

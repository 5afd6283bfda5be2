import { stringify } from 'yaml';

/** Who is responsible for what, and who leads. */
const TEAMS = {
  service: { name: { en: 'Service centre', zh: '客服中心' }, lead: 'zhao.min' },
  billing: { name: { en: 'Billing', zh: '账务部' }, lead: 'he.ping' },
  logistics: { name: { en: 'Logistics', zh: '物流部' }, lead: 'gao.feng' },
  technical: { name: { en: 'Technical support', zh: '技术支持部' }, lead: 'martin.hale' },
  product: { name: { en: 'Product quality', zh: '品质部' }, lead: 'luo.jing' },
  digital: { name: { en: 'App and membership', zh: '线上与会员部' }, lead: 'cai.yun' },
};
export type TeamName = keyof typeof TEAMS;

const ROLES = {
  agent: { name: { en: 'Agent', zh: '客服代表' }, redress_limit: 100 },
  lead: { name: { en: 'Team lead', zh: '班组长' }, redress_limit: 2000 },
  manager: { name: { en: 'Manager', zh: '投诉经理' }, redress_limit: 20_000 },
  director: { name: { en: 'Customer relations director', zh: '客户关系总监' } },
};

/** The names of each team's agents; ids are made of them by `idOf`, Chinese ones are given with theirs. */
const AGENTS: Record<TeamName, string> = {
  service:
    'li.wei 李伟, wang.fang 王芳, zhang.min 张敏, liu.yang 刘洋, yang.li 杨丽, anna.berg Anna Berg, wu.xia 吴霞, ' +
    'tom.reed Tom Reed, sun.lei 孙磊, zhu.lin 朱琳, ma.chao 马超, eva.lind Eva Lind',
  billing: 'chen.jie 陈杰, lin.na 林娜, guo.tao 郭涛, paul.mertens Paul Mertens, tang.yan 唐燕, xu.hui 许慧',
  logistics: 'deng.kai 邓凯, feng.bin 冯斌, cao.ying 曹颖, peng.fei 彭飞, nina.okoro Nina Okoro, zeng.hao 曾浩',
  technical:
    'xiao.bo 萧波, tian.yu 田宇, ivan.petrov Ivan Petrov, dong.mei 董梅, yuan.gang 袁刚, pan.li 潘莉, jiang.tao 蒋涛',
  product: 'yu.qing 余青, du.juan 杜鹃, sara.costa Sara Costa, ye.ning 叶宁',
  digital: 'cheng.xi 程曦, wei.jia 魏佳, leo.brandt Leo Brandt, su.wen 苏文',
};

const LEADS: Record<TeamName, string> = {
  service: 'zhao.min 赵敏, qin.lan 秦岚',
  billing: 'he.ping 何平',
  logistics: 'gao.feng 高峰',
  technical: 'martin.hale Martin Hale',
  product: 'luo.jing 罗静',
  digital: 'cai.yun 蔡云',
};

const MANAGERS: Partial<Record<TeamName, string>> = {
  service: 'chen.bo 陈波',
  billing: 'han.xue 韩雪',
  technical: 'julia.weber Julia Weber',
};

interface Person {
  name: string;
  team?: TeamName;
  role: keyof typeof ROLES;
}

function listed(names: string, team: TeamName, role: Person['role']): [id: string, person: Person][] {
  return names.split(', ').map((entry) => {
    const [id = '', ...name] = entry.split(' ');
    return [id, { name: name.join(' '), team, role }];
  });
}

const TEAM_NAMES = Object.keys(TEAMS) as TeamName[];

const PEOPLE: Record<string, Person> = Object.fromEntries([
  ...TEAM_NAMES.flatMap((team) => [
    ...listed(AGENTS[team], team, 'agent'),
    ...listed(LEADS[team], team, 'lead'),
    ...(MANAGERS[team] === undefined ? [] : listed(MANAGERS[team], team, 'manager')),
  ]),
  ['fang.hua', { name: '方华', role: 'director' }],
]);

/** `policy/team.yaml` of a desk of fifty. */
export function teamFile(): string {
  return stringify({ roles: ROLES, default_role: 'agent', teams: TEAMS, people: PEOPLE });
}

const agentsByTeam = Object.fromEntries(TEAM_NAMES.map((team) => [team, idsOf(team, 'agent')]));
const leadsByTeam = Object.fromEntries(TEAM_NAMES.map((team) => [team, idsOf(team, 'lead')]));

function idsOf(team: TeamName, role: Person['role']): string[] {
  return Object.keys(PEOPLE).filter((id) => PEOPLE[id]?.team === team && PEOPLE[id]?.role === role);
}

export function agentsOf(team: TeamName): readonly string[] {
  return agentsByTeam[team] ?? [];
}

export function leadsOf(team: TeamName): readonly string[] {
  return leadsByTeam[team] ?? [];
}

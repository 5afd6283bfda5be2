import { clockLabel } from '../../core/complaint/clock.js';
import type { Evidence } from '../../core/improvement/events.js';
import type { ImprovementState } from '../../core/improvement/improvement.js';
import type { ChartType } from '../../core/insight/chart.js';
import type { Proportion } from '../../core/statistics/wilson.js';
import { improvementCommands } from './typed.js';
import type { Language } from './wording.js';

const list = (items: readonly string[], most = 12) =>
  items.length > most ? `${items.slice(0, most).join(', ')}, ...` : items.join(', ');
const flags = (names: readonly string[]) => names.map((name) => `--${name}`).join(', ');
const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What is typed for a command of the core. */
const commandName = (type: string) => (type === 'receive_message' ? 'message' : type);

/** A place in a document where something is wrong, or what the parser said. */
const damageText = (reason: string) => {
  const [, format] = /^format_(\d+)$/.exec(reason) ?? [];
  if (format) return `it was written in format ${format}, by a newer plaint: update plaint`;
  return /^[a-z_.\d]+$/.test(reason) ? `${reason} is missing or wrong` : reason;
};
/** A rate to one place, as tables have it. */
const percent1 = (share: number) => `${(100 * share).toFixed(1)}%`;
const rateText = ({ value, numerator, denominator, low, high }: Proportion) =>
  value === null || low === null || high === null
    ? '-'
    : `${percent1(value)} (${numerator} of ${denominator}; ${percent1(low)} – ${percent1(high)})`;
const signed1 = (value: number) => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
const percent = (share: number) => `${Number((100 * share).toPrecision(3))}%`;

/** What was decided on a mark. */
const markDecisions: Record<string, string> = { keep: 'kept', change: 'changed', lift: 'lifted' };

const improvementStates: Record<ImprovementState, string> = {
  defined: 'defined',
  analysed: 'analysed',
  planned: 'planned',
  implemented: 'implemented',
  verified: 'verified',
  reopened: 'reopened',
  dropped: 'dropped',
};
const improvementCommand = (type: string) => improvementCommands[type] ?? type;
const withNote = (text: string, note: string | undefined) => (note ? `${text}: ${note}` : text);
const evidenceText = ({ before, after, ratio, low, high }: Evidence) => {
  const limits =
    low === null && high === null ? '' : ` (${low?.toFixed(2) ?? '-'} to ${high?.toFixed(2) ?? 'no limit'})`;
  return `${before.count} in ${before.days} days before, ${after.count} in ${after.days} after, ratio ${ratio?.toFixed(2) ?? '-'}${limits}`;
};

/** What kinds of control charts are called. */
const chartNames: Record<ChartType, string> = {
  p: 'Shares (p chart)',
  u: 'Counts for each unit (u chart)',
  c: 'Counts (c chart)',
  i: 'Single values (XmR chart)',
  ewma: 'Moving average (EWMA)',
  cusum: 'Sums of deviations (CUSUM)',
};

export const en: Language = {
  code: 'en',
  problems: {
    input_missing: ({ flags: names }) => ({
      message: `Missing: ${flags(names)}.`,
      hint: 'Give it as a flag; or run the command on a terminal, without --json, to be asked.',
    }),
    flag_unknown: ({ flag }) => ({ message: `There is no flag ${flag} here.`, hint: 'See the flags with --help.' }),
    flag_invalid: ({ flag, found, allowed }) => ({ message: `--${flag} can't be "${found}". Allowed: ${allowed}.` }),
    argument_missing: ({ names }) => ({ message: `Missing: ${names.join(', ')}.`, hint: 'See the usage with --help.' }),
    argument_unexpected: ({ found }) => ({
      message: `Not expected here: ${found.join(' ')}.`,
      hint: 'Put a value with spaces in quotes; see the usage with --help.',
    }),
    flags_exclusive: ({ flags: names }) => ({ message: `These do not go together: ${flags(names)}.` }),
    command_unknown: ({ found, nearest }) => ({
      message: `There is no command "${found}".`,
      hint: nearest.length > 0 ? `Did you mean: ${nearest.join(', ')}?` : 'plaint --help lists the commands.',
    }),
    watch_without_terminal: () => ({
      message: 'There is no terminal to draw on.',
      hint: 'Leave --watch out; cron and pipes get it once.',
    }),
    filter_unknown: ({ flag, found, known }) => ({
      message: `--${flag} ${found}: there is no such thing here.`,
      hint: `Known: ${list(known, 30)}.`,
    }),
    usage: ({ detail }) => ({ message: detail, hint: 'See the usage with --help.' }),

    zone_unknown: ({ zone }) => ({
      message: `"${zone}" is not a time zone.`,
      hint: 'Use a name such as Asia/Shanghai or Europe/Berlin; fixed offsets do not know about summer time.',
    }),
    instant_invalid: ({ found }) => ({
      message: `"${found}" is not a time.`,
      hint: "Write 2026-11-21, 2026-11-21T09:30 (in the store's zone) or 2026-11-21T09:30:00+08:00.",
    }),
    duration_invalid: ({ found }) => ({
      message: `"${found}" is not a length of time.`,
      hint: 'Write 30m, 4h, 1h30m, 48h elapsed, 3wd, 15d, 15d roll, 8w or 6mo.',
    }),
    interval_invalid: ({ found }) => ({ message: `"${found}" is not an interval of working time.` }),
    calendar_empty: ({ calendar }) => ({ message: `Calendar ${calendar} has no working time at all.` }),
    calendar_unknown: ({ calendar, known }) => ({
      message: `There is no calendar ${calendar}. Known: ${list(known)}.`,
      hint: 'plaint calendar list shows them; or give the path of a calendar file.',
    }),
    calendar_year_missing: ({ calendar, year, place }) => ({
      message: `Calendar ${calendar} has no holidays for ${year}, so nothing can be counted there.`,
      hint: `Add the closed and make-up days of ${year} to ${place ?? 'policy/calendars'}, and ${year} to its years.`,
    }),
    pause_invalid: ({ found }) => ({
      message: `"${found}" is not a pause.`,
      hint: 'Write 2026-04-10T15:00/2026-04-13T11:00, with =REASON if you like; nothing after the slash means that it lasts.',
    }),
    time_before: ({ at, latest }) => ({
      message: `${at} lies before what has happened already, at ${latest}.`,
      hint: 'Look at --now, or at the clock of this machine.',
    }),
    pause_backwards: ({ from, to }) => ({ message: `The pause from ${from} ends before it starts, at ${to}.` }),
    calendar_horizon: ({ calendar, years }) => ({
      message: `Calendar ${calendar} has so little working time that this would take more than ${years} years.`,
    }),

    field_missing: ({ field }) => ({
      message: `${field} is missing.`,
      hint: 'title, channel, category and customer are always needed.',
    }),
    field_unknown_code: ({ field, found, allowed }) => ({
      message: `${field} can't be "${found}". Allowed: ${list(allowed, 20) || 'none'}.`,
      hint: 'The codes are in policy/taxonomy.yaml.',
    }),
    field_not_editable: ({ field }) => ({
      message: `${field} can't be changed.`,
      hint: 'Deadlines count from it. Add a note instead.',
    }),
    field_invalid: ({ field, found, allowed }) => ({ message: `${field} can't be "${found}". Allowed: ${allowed}.` }),
    nothing_to_change: () => ({ message: 'Nothing to change.', hint: 'Name at least one field with a new value.' }),
    received_in_future: ({ received, now }) => ({
      message: `Received ${received} would be after now, ${now}.`,
      hint: 'Check --received-at, --now and the time zone of the store.',
    }),
    not_from_status: ({ command, id, status, allowed }) => ({
      message: `${id} is ${status}; ${commandName(command)} is not possible from there.`,
      hint: `Possible now: ${allowed.map(commandName).join(', ')}.`,
    }),
    over_authority: ({ by, role, limit, asked, who }) => ({
      message: `${by} (${role}) may grant at most ${limit}, not ${asked}.`,
      hint: who.length > 0 ? `Who may: ${list(who)}.` : 'Nobody may grant that much; see policy/team.yaml.',
    }),
    person_unknown: ({ found, known }) => ({
      message: `Nobody here is called ${found}. Known: ${list(known)}.`,
      hint: 'People are listed in policy/team.yaml.',
    }),
    team_unknown: ({ found, known }) => ({
      message: `There is no team ${found}. Known: ${list(known)}.`,
      hint: 'Teams are listed in policy/team.yaml.',
    }),
    person_left: ({ person }) => ({ message: `${person} has left.`, hint: 'Assign to somebody else.' }),
    not_escalated: ({ id }) => ({ message: `${id} has not been escalated.` }),
    nobody_available: ({ team, skill }) => ({
      message: `Nobody is there to take it${team === null ? '' : `, in team ${team}`}${skill === null ? '' : `, with the skill ${skill}`}.`,
      hint: 'Who has left, is away, or is complained about is left out. People are listed in policy/team.yaml.',
    }),
    link_to_itself: ({ id }) => ({ message: `${id} can't point at itself.` }),
    merge_into_closed: ({ id, status }) => ({
      message: `${id} is ${status}; nothing can be merged into it.`,
      hint: `Reopen it first: plaint reopen ${id} --cause ...`,
    }),
    clock_not_running: ({ id, metric, running }) => ({
      message: `${id} has no running clock ${metric}.`,
      hint: running.length > 0 ? `Running: ${running.join(', ')}.` : `No clock of it runs: plaint show ${id}.`,
    }),
    clock_ambiguous: ({ metric, clocks }) => ({
      message: `Several clocks ${metric} run: ${clocks.join(', ')}.`,
      hint: 'Say which pack is meant: --pack ID.',
    }),
    extension_not_approved: ({ clock, by, role, roles }) => ({
      message: `${by} (${role}) may not approve putting off ${clock}.`,
      hint: `The policy asks for: ${roles.join(', ')}.`,
    }),
    extension_used_up: ({ clock, times }) => ({
      message: `${clock} may be put off ${times === 1 ? 'once' : `${times} times`}, and was.`,
      hint: 'The number is in the policy, under extensions.',
    }),
    due_needs_extension: ({ clock, due }) => ({
      message: `${clock} is due ${due}; to be later it must be extended.`,
      hint: 'plaint sla extend, with somebody who approves.',
    }),
    extension_too_far: ({ clock, latest, asked }) => ({
      message: `${clock} can't be put off until ${asked}.`,
      hint: `The policy allows ${latest} at the latest.`,
    }),
    reopen_window_over: ({ id, closed, within }) => ({
      message: `${id} was closed ${closed}; it can be reopened for ${within} only.`,
      hint: 'Log a new complaint and link it to this one.',
    }),
    money_invalid: ({ found }) => ({
      message: `"${found}" is not a sum of money.`,
      hint: 'Write 150, 150.50 or "150 CNY".',
    }),

    store_not_found: ({ from }) => ({
      message: `No store in ${from} or above it.`,
      hint: 'Make one with plaint init, or name one with --store or PLAINT_STORE.',
    }),
    store_exists: ({ folder }) => ({ message: `${folder} is a store already.` }),
    store_format_newer: ({ file, found, supported }) => ({
      message: `${file} was written in format ${found}; this version of plaint reads up to ${supported}.`,
      hint: 'Update plaint.',
    }),
    preset_unknown: ({ found, known }) => ({ message: `There is no preset ${found}. Known: ${list(known)}.` }),
    policy_unknown: ({ found, known }) => ({
      message: `There are no policies ${found}, and no such file. Known: ${list(known, 30)}.`,
      hint: 'plaint sla policy list shows them all.',
    }),
    pack_not_in_use: ({ pack, used }) => ({
      message: `${pack} is not in use. In use: ${list(used) || 'none'}.`,
      hint: `Take it into use with plaint sla policy use ${pack}, or name two to compare.`,
    }),
    pack_codes_missing: ({ pack, codes }) => ({
      message: `${pack} needs codes that policy/taxonomy.yaml does not have: ${list(codes)}.`,
      hint: 'Add them there, or have them added with --add-codes.',
    }),
    complaint_not_found: ({ id }) => ({
      message: `There is no complaint ${id}.`,
      hint: 'plaint list shows those in work, plaint list --all every one.',
    }),
    complaint_ambiguous: ({ ending, matches }) => ({
      message: `${ending} can mean: ${list(matches)}.`,
      hint: 'Type more of the id.',
    }),
    complaint_exists: ({ id }) => ({ message: `There is a complaint ${id} already.` }),
    changed_meanwhile: ({ id }) => ({
      message: `${id} was changed by others again and again meanwhile.`,
      hint: 'Try again.',
    }),
    still_locked: ({ what, lock, holder }) => ({
      message: `${what} is still locked by process ${holder}.`,
      hint: `Try again. If that process is gone for good, remove ${lock}`,
    }),
    document_damaged: ({ file, line, reason }) => ({
      message: `${file}${line === null ? '' : `:${line}`} can't be read: ${damageText(reason)}.`,
      hint: 'Mend it by hand or take it from a backup; nothing was changed.',
    }),
    policy_invalid: ({ file, faults }) => ({
      message: `${file} is not right:\n${faults.map((fault) => `  ${en.fault(fault)}`).join('\n')}`,
      hint: 'Mend the file; nothing was changed.',
    }),
    file_not_found: ({ file }) => ({ message: `There is no file ${file}.` }),
    file_exists: ({ file }) => ({
      message: `${file} is there already.`,
      hint: 'What it holds would be lost. Choose another name, or write over it with --force.',
    }),
    file_not_written: ({ file, reason }) => ({
      message: `${file} could not be written: ${reason}.`,
      hint: 'Check space and rights; what was there before is unchanged.',
    }),
    file_invalid: ({ file, line, reason }) => ({
      message:
        reason === 'UTF-8' ? `${file} is not in UTF-8.` : `${file}${line === null ? '' : `:${line}`}: ${reason}.`,
      ...(reason === 'UTF-8' && { hint: 'Save it as UTF-8 (in Excel: CSV UTF-8), or convert it with iconv.' }),
    }),

    seal_invalid: ({ file }) => ({
      message: `${file} is not a seal.`,
      hint: 'A seal is what plaint seal wrote, with its first lines.',
    }),
    join_ids_differ: ({ ours, theirs }) => ({ message: `One version is ${ours}, the other ${theirs}.` }),
    join_loggings_differ: ({ id }) => ({
      message: `Both sides have a complaint ${id}, but they are not the same one.`,
      hint: 'Give one of them another id.',
    }),
    join_events_differ: ({ id, at, type }) => ({
      message: `${id}: the two sides tell the event "${type}" of ${at} differently; one of them was altered.`,
      hint: 'plaint verify on each side says which.',
    }),
    join_facts_differ: ({ id, fields }) => ({
      message: `${id}: both sides changed by hand: ${list(fields)}.`,
      hint: 'Choose one in the file.',
    }),
    join_fields_differ: ({ id, fields }) => ({
      message: `${id}: both sides changed fields that plaint does not know: ${list(fields)}.`,
      hint: 'Choose one in the file.',
    }),
    join_taken_out: ({ id }) => ({
      message: `${id} was taken out of the archive on one side and changed there on the other.`,
      hint: 'Keep both, the line of the archive as well: plaint doctor --fix joins the two.',
    }),
    join_unknown_file: ({ file }) => ({ message: `${file} is neither a complaint nor a month of the archive.` }),
    git_missing: () => ({ message: 'There is no git on this machine.', hint: 'Install git, or check PATH.' }),
    git_no_work_tree: ({ folder, reason }) => ({
      message: `${folder} is in no git work tree${reason === '' ? '' : ` (${reason})`}.`,
      hint: 'Make one with git init, or git clone the one of the desk.',
    }),
    git_failed: ({ command, reason }) => ({ message: `${command}: ${reason}` }),

    audit_not_found: ({ name, known }) => ({
      message: `There is no audit ${name}.${known.length > 0 ? ` Known: ${list(known)}.` : ''}`,
    }),
    audit_exists: ({ name }) => ({
      message: `There is an audit ${name} already.`,
      hint: 'A plan is never changed; choose another name.',
    }),
    audit_name_invalid: ({ found }) => ({
      message: `"${found}" can't be a name here.`,
      hint: 'Letters, digits, dot, dash and underscore, at most 64.',
    }),
    audit_closed: ({ name, at }) => ({ message: `Audit ${name} was closed ${at}; no more scores are taken.` }),
    audit_open: ({ name, missing, handed_in }) => ({
      message: `Audit ${name} is still open, so scores stay hidden.${missing.length > 0 ? ` Not handed in yet: ${list(missing)}.` : ''}`,
      hint:
        handed_in === 0
          ? 'Nobody has handed in a sheet yet.'
          : missing.length > 0
            ? 'Close it when all have handed in, or with --without-missing.'
            : `Close it: plaint audit close ${name}`,
    }),
    audit_frame_too_small: ({ frame, size }) => ({
      message: `Only ${of(frame, 'ticket', 'tickets')} to draw from, ${size} asked for.`,
      hint: 'Draw fewer, or widen the filters.',
    }),
    sample_below_minimum: ({ minimum, least, size }) => ({
      message: `${minimum} of each would be ${least} in all, more than the ${size} to draw.`,
      hint: 'Ask for fewer of each, or draw more.',
    }),
    lot_too_small: ({ lot }) => ({ message: `A lot of ${lot} has no acceptance plan; look at all of it.` }),
    no_acceptance_plan: ({ lot }) => ({
      message: `No plan keeps both risks${lot === null ? '' : ` with a lot of ${lot}`}.`,
      hint: 'Allow more risk, or shares that lie further apart.',
    }),
    raters_without_tickets: ({ raters }) => ({
      message: `No ticket would be left for ${list(raters)}.`,
      hint: 'Draw more, or let all raters score some in common: --overlap.',
    }),
    rater_unknown: ({ found, raters }) => ({ message: `${found} is not among the raters. Raters: ${list(raters)}.` }),
    scores_exist: ({ rater }) => ({
      message: `${rater} has handed in already.`,
      hint: 'Scores are not changed afterwards.',
    }),
    draft_changed: ({ name, rater }) => ({
      message: `${rater} is scoring ${name} in another terminal too; the answers of that one were kept.`,
      hint: `Go on with: plaint audit score ${name} --as ${rater}`,
    }),
    score_not_yours: ({ name, rater, by }) => ({
      message: `You are ${by}; ${rater}'s answers are shown to ${rater} only.`,
      hint: `If that is you, say so: plaint audit score ${name} --as ${rater}`,
    }),
    score_without_terminal: ({ name, rater }) => ({
      message: 'Scoring question by question needs a terminal.',
      hint: `Without one: plaint audit sheet ${name} --rater ${rater} --out sheet.csv, fill it in, and plaint audit submit ${name} --rater ${rater} --scores sheet.csv`,
    }),
    scores_invalid: ({ file, faults }) => ({
      message: `${file} was not taken:\n${faults
        .slice(0, 20)
        .map((fault) => `  ${en.fault(fault)}`)
        .join('\n')}${faults.length > 20 ? `\n  and ${faults.length - 20} more; --json has them all` : ''}`,
      hint: 'Places are line:column name, in YAML line:ticket/criterion. Correct them and submit the sheet again.',
    }),
    exam_not_found: ({ name, known }) => ({
      message: `There is no exam ${name}.${known.length > 0 ? ` Known: ${list(known)}.` : ''}`,
    }),
    exam_exists: ({ name }) => ({
      message: `There is an exam ${name} already.`,
      hint: 'Choose another name: an exam is never made twice.',
    }),
    exam_too_small: ({ wanted, agreed, seen }) => ({
      message: `${of(wanted, 'ticket is', 'tickets are')} wanted, but only ${agreed - seen} can be asked: ${of(agreed, 'has', 'have')} agreed answers${seen > 0 ? `, and ${seen} of these were scored before by who is to be examined` : ''}.`,
      hint:
        seen > 0
          ? 'Take fewer, name more audits, or take those too: --allow-seen.'
          : 'Take fewer, name more audits, or be content with two raters in three: --majority.',
    }),
    exam_standards_differ: ({ standards }) => ({
      message: `These audits were not scored by one and the same standard: ${list(standards)}.`,
      hint: 'Make an exam of each.',
    }),
    exam_not_handed_in: ({ name, rater }) => ({
      message: `${rater} has not handed in yet, so results of exam ${name} stay hidden: they tell the key.`,
      hint: `To take it: plaint audit exam sheet ${name} --rater ${rater} --out sheet.csv`,
    }),
    exam_not_yours: ({ name, by, trainer }) => ({
      message: `${by} may not see these results of exam ${name}.`,
      hint: `Raters see their own; ${trainer}, who made the exam, and the roles in ledger.seen_by of the standard see all.`,
    }),
    categories_needed: ({ found }) => ({
      message: `The categories and their order are needed.${found.length > 0 ? ` Those that occur: ${list(found, 20)}.` : ''}`,
      hint: 'Give them from the lowest to the highest, for example --categories poor,fair,good.',
    }),
    ratings_invalid: ({ file, faults }) => ({
      message: `${file} was not taken:\n${faults
        .slice(0, 20)
        .map((fault) => `  ${en.fault(fault)}`)
        .join('\n')}${faults.length > 20 ? `\n  and ${faults.length - 20} more; --json has them all` : ''}`,
      hint: 'A line for each rating (item,rater,value) or a column for each rater; what is missing is empty or n/a.',
    }),
    improvement_not_found: ({ id }) => ({
      message: `There is no improvement ${id}.`,
      hint: 'plaint improve list shows them; any unique ending of the id will do.',
    }),
    improvement_ambiguous: ({ ending, matches }) => ({
      message: `${ending} can mean ${list(matches)}.`,
      hint: 'Type more of the id.',
    }),
    improvement_exists: ({ id }) => ({ message: `Improvement ${id} exists already.` }),
    improvement_not_from_state: ({ command, id, state, allowed }) => ({
      message: `${id} is ${improvementStates[state as ImprovementState] ?? state}; ${improvementCommand(command)} is not possible from there.`,
      hint:
        allowed.length > 0
          ? `Possible now: ${[...new Set(allowed.map(improvementCommand))].join(', ')}.`
          : 'Open another one: plaint improve open.',
    }),
    improvement_incomplete: ({ id, missing }) => ({
      message: `A plan for ${id} lacks: ${flags(missing)}.`,
      hint: 'A plan says the cause, the action, who does it and until which day; a day that has passed is none.',
    }),
    implemented_in_future: ({ on, today }) => ({
      message: `${on} is after today, ${today}.`,
      hint: 'Record what is done once it holds.',
    }),
    field_missing_beside: ({ field, beside }) => ({
      message: `${field} needs ${beside} beside it.`,
      hint: `Write ${beside}=...,${field}=...`,
    }),

    data_invalid: ({ file, faults }) => ({
      message: `${file} was not taken:\n${faults
        .slice(0, 20)
        .map((fault) => `  ${en.fault(fault)}`)
        .join('\n')}${faults.length > 20 ? `\n  and ${faults.length - 20} more; --json has them all` : ''}`,
      hint: 'Columns go by their names in the first line; flags such as --value, --label and --columns say which are meant.',
    }),

    mark_unknown: ({ id, found, known }) => ({
      message: `${id} has no mark${found === '' ? '' : ` ${found}`}.`,
      hint:
        known.length > 0
          ? `Its marks: ${known.map((mark) => `${id}/${mark}`).join(', ')}.`
          : 'plaint audit ledger lists the marks.',
    }),
    mark_ambiguous: ({ id, marks }) => ({
      message: `${id} has several marks.`,
      hint: `Say which: ${marks.map((mark) => `${id}/${mark}`).join(', ')}.`,
    }),
    appeal_not_accountable: ({ mark, by, accountable }) => ({
      message: `Only ${accountable}, who answers for it, may appeal against mark ${mark}, not ${by}.`,
    }),
    appeal_too_late: ({ mark, until }) => ({
      message: `An appeal against mark ${mark} could be made until ${until}.`,
      hint: 'Who decides may still lift the mark.',
    }),
    appeal_given: ({ mark, at }) => ({ message: `The appeal against mark ${mark} was made ${at}.` }),
    mark_decided_already: ({ mark, decision, by, at }) => ({
      message: `Mark ${mark} was decided ${at} by ${by}: ${decision}.`,
      hint: 'A decision stands.',
    }),
    decision_not_allowed: ({ mark, by, role, roles }) => ({
      message: `${by} (${role}) may not decide on mark ${mark}.`,
      hint: `Who may: ${list(roles)}.`,
    }),
    decision_own_matter: ({ mark, by }) => ({
      message: `${by} made mark ${mark} or answers for the ticket, so somebody else must decide.`,
    }),
    decision_no_change: ({ mark, reason }) => ({
      message: `The reason of mark ${mark} is ${reason} already.`,
      hint: 'Keep it with --keep.',
    }),
    ticket_not_drawn: ({ id, audit }) => ({ message: `Audit ${audit} did not draw ${id}.` }),
    reason_unknown: ({ found, known }) => ({
      message: `"${found}" is not one of the standard's reasons. Known: ${list(known, 20)}.`,
      hint: 'They are under reasons in policy/quality.yaml.',
    }),
    standard_pinned: ({ id, version, audit }) => ({
      message: `Audit ${audit} was planned under another text of ${id}, version ${version}.`,
      hint: 'A standard that was changed is a new version: raise version.',
    }),
    standard_unknown: ({ found, known }) => ({
      message: `There is no standard ${found}, and no such file. Known: ${list(known)}.`,
      hint: 'plaint audit standard list shows them all.',
    }),
    standard_faulty: ({ file, doubts }) => ({
      message: `${file} can't be used:\n${doubts.map(({ code, path, args }) => `  ${path}: ${(en.standardDoubts[code as 'anchor_unknown'] as (args: object) => string)(args)}`).join('\n')}`,
      hint: 'plaint audit standard lint tells file and line.',
    }),
    ticket_substandard: ({ findings }) => ({
      message: `This ticket is not as the standard wants it:\n${findings.map(({ code, path, args }) => `  ${path}: ${(en.findings[code as 'title_shouting'] as (args: object) => string)(args)}`).join('\n')}`,
      hint: 'Mend it and log it again. What the gate does is in policy/quality.yaml.',
    }),

    map_unknown: ({ found, known }) => ({
      message: `There is no map ${found}. Shipped: ${list(known)}.`,
      hint: 'Or give the path of a mapping file.',
    }),
    column_missing: ({ file, columns, found }) => ({
      message: `${file} has no column ${list(columns)}. It has: ${list(found, 30)}.`,
      hint:
        found.length === 1 && /[;\t]/.test(found[0] ?? '')
          ? 'Its cells stand between semicolons or tabs: say so with separator in the mapping.'
          : 'Is this the right mapping for this file?',
    }),
    template_unknown: ({ found, known }) => ({ message: `There is no template ${found}. Known: ${list(known, 30)}.` }),
    template_no_case: ({ template }) => ({
      message: `${template} is no training case: it has neither a record nor a trainer's part.`,
      hint: 'plaint template list shows which are cases.',
    }),
    slots_empty: ({ template, slots }) => ({
      message: `${template} has nothing for: ${slots.join(', ')}.`,
      hint: 'Give each with --set NAME=TEXT, or the complaint with --complaint.',
    }),

    period_invalid: ({ found }) => ({
      message: `"${found}" is not a period.`,
      hint: 'Write 2026, 2026-Q4, 2026-11, 2026-W46 or 2026-11-21; plaint kpi --period also takes names such as last-week.',
    }),
    separator_wrong: ({ file, found }) => ({
      message: `${file} has its columns between ${found === ';' ? 'semicolons' : 'tabs'}.`,
      hint: 'Save it as CSV with commas.',
    }),
    raters_alike: ({ raters }) => ({
      message: `${list(raters)} are too much alike: some disks keep their scores in one file.`,
    }),
    kpi_unknown: ({ found, known }) => ({ message: `There is no figure ${found}. Known: ${list(known, 30)}.` }),
    column_twice: ({ file, column }) => ({ message: `${file} has the column ${column} twice.` }),
    row_ragged: ({ file, line, found, columns }) => ({
      message: `${file}, line ${line}: ${found} cells, but the header has ${columns}.`,
      hint: 'A comma or a quotation mark too few or too many moves answers into other columns; with semicolons save as CSV with commas.',
    }),
    period_backwards: ({ from, to }) => ({ message: `The period from ${from} to ${to} has nothing in it.` }),
    targets_missing: () => ({
      message: 'policy/kpi.yaml names no targets.',
      hint: 'For example: targets: [{kpi: timeliness, at_least: 95%, owner: zhao.min}]',
    }),
    period_ahead: ({ found }) => ({ message: `The period ${found} has not begun: there is nothing to report yet.` }),
    dimensions_wrong: ({ by }) => ({
      message: `--by takes one or two breakdowns, of time at most one: ${by.join(',')} is not that.`,
      hint: 'For example --by team,month.',
    }),
    too_many_groups: ({ by, count, most }) => ({
      message: `By ${by} that would be ${count} groups; at most ${most}.`,
      hint: 'Choose a shorter period or a longer step.',
    }),
    compare_needs_period: () => ({ message: 'There is nothing to compare with.', hint: 'Give --from and --to.' }),

    history_too_short: ({ found, needed, season }) => ({
      message: `There ${found === 1 ? 'is 1 value' : `are ${found} values`}; at least ${needed} are needed${season > 1 ? ` with a season of ${season}` : ''}.`,
      hint:
        season > 1
          ? 'Two whole seasons, and what --test holds out; --season 1 goes without.'
          : 'Take a longer time, or smaller steps (--by).',
    }),
    work_missing: () => ({
      message: 'There is no work to staff for.',
      hint: 'Give --calls with --aht, or --volume with --minutes.',
    }),
    forecast_unbounded: ({ alpha, beta, gamma }) => ({
      message: `With alpha ${alpha}${beta === null ? '' : `, beta ${beta}`}${gamma === null ? '' : `, gamma ${gamma}`} the forecast grows without end.`,
      hint: 'Leave them away to have them chosen.',
    }),

    unexpected: ({ message }) => ({ message, hint: 'This should not happen. DEBUG=1 shows where it did.' }),
  },
  fault: ({ path, found, allowed, line }) =>
    `${[line && `line ${line}`, path].filter(Boolean).join(', ') || '(top)'}: ${allowed === 'never' ? 'not known here' : `${found === '' || found === 'undefined' ? 'missing' : `found ${found}`}; allowed: ${allowed}`}`,
  findings: {
    element_missing: ({ field }) => `${field} is missing`,
    element_recommended: ({ field }) => `${field} should be stated`,
    description_short: ({ length, least }) => `description has ${length} characters, fewer than ${least}`,
    description_filler: ({ found }) => `description is filler: "${found}"`,
    description_copied: ({ from }) => `description is the same as in ${from}`,
    category_unknown: ({ found }) => `category "${found}" is not in the codebook`,
    subcategory_unknown: ({ found, category }) => `sub-category "${found}" is not one of ${category}`,
    subcategory_missing: ({ category }) => `category ${category} has sub-codes, none is given`,
    contact_unreachable: ({ found }) => `nobody can be reached at "${found}"`,
    times_impossible: ({ earlier, later }) => `${later} lies before ${earlier}`,
    personal_data: ({ kind }) =>
      kind === 'card_number' ? 'a payment card number in free text' : 'an identity number in free text',
    first_reply_hollow: ({ found }) => `the first reply says nothing: "${found}"`,
    element_needed: ({ field, category }) => `${category} can't be worked on without ${field}`,
    title_short: ({ length, least }) => `title has ${length} characters, fewer than ${least}`,
    title_long: ({ length, most }) => `title has ${length} characters, more than ${most}`,
    title_shouting: () => 'title shouts',
    description_repeats_title: () => 'description only repeats the title',
    description_judges: ({ found }) => `judges the customer: "${found}"`,
    category_doubtful: ({ category, suggested, words }) =>
      `category ${category}, but the text sounds like ${suggested}: ${list(words, 4)}`,
    customer_name: () => 'the customer looks like a name; use a key, such as a customer number',
    demand_unknown: ({ found }) => `demand "${found}" is not in the codebook`,
    remedy_vague: ({ found }) => `remedy does not say what would do: "${found}"`,
    claim_unstated: ({ demand }) => `demand is ${demand}, but no sum is stated`,
    emotion_untagged: ({ emotion, found }) => `"${found}" sounds ${emotion}, but no tag says so`,
    public_unflagged: ({ channel }) => `came by ${channel}, but is not marked as public or not`,
    logged_late: ({ hours, most }) => `logged ${of(hours, 'hour', 'hours')} after receipt; ${most} is the most`,
    duplicate_live: ({ of: other }) => `the same customer has ${other} about the same; merge or link them`,
    repeat_unlinked: ({ of: other }) => `the customer comes back after ${other}; link it, and say why`,
    reply_promises: ({ found }) => `a reply promises what nobody may promise: "${found}"`,
    reply_unfilled: ({ found }) => `a reply went out with a gap in it: "${found}"`,
    reply_language: ({ customer, reply }) =>
      `the customer writes in ${customer === 'han' ? 'Chinese' : 'Latin letters'}, the first reply is in ${reply === 'han' ? 'Chinese' : 'Latin letters'}`,
    pause_unexplained: ({ reason }) => `paused (${reason}) without a note`,
    handover_unexplained: ({ from, to }) => `handed over from ${from} to ${to} without a note`,
    escalation_unreasoned: ({ found }) => `escalated without a reason that tells anything: "${found}"`,
    resolution_unsummarised: ({ outcome }) => `resolved (${outcome}) without a summary`,
    root_cause_missing: ({ outcome }) => `resolved (${outcome}) without a root cause`,
    redress_incomplete: ({ missing }) => `redress without ${missing === 'amount' ? 'a sum' : 'a currency'}`,
    solved_at_once: ({ minutes, within }) =>
      `answered by who logged it after ${of(minutes, 'minute', 'minutes')} (up to ${within}): did it need a ticket?`,
  },
  integrity: {
    document_damaged: ({ reason }) => `damaged: ${reason}`,
    conflict_markers: () => 'git could not merge it and has left its markers',
    file_misplaced: ({ belongs }) => `is not where its id says; belongs at ${belongs}`,
    file_unexpected: () => 'is no complaint; nothing reads it',
    id_twice: ({ other }) => `the same complaint stands in ${other} as well`,
    lock_left: ({ holder }) => `a lock that nobody holds any more (process ${holder})`,
    temporary_left: () => 'left by a writer that was killed',
    draft_left: () => 'a draft of scores of which nothing can come: they were handed in, or the audit is closed',
    index_stale: () => 'the index of this user does not fit the store',
    policy_invalid: ({ field, found, allowed }) => `${field && `${field}: `}found ${found}; allowed: ${allowed}`,
    policy_missing: () => 'is missing',
    standing_differs: ({ fields }) => `standing was changed by hand: ${fields.join(', ')}; the history says otherwise`,
    facts_edited: ({ fields }) => `facts were changed by hand: ${fields.join(', ')}; --adopt records them`,
    event_altered: ({ event, type }) => `event ${event} (${type}), or what it was based on, was altered`,
    event_unhashed: ({ event, type }) => `event ${event} (${type}) has no hash; plaint did not write it`,
    event_missing: ({ event, type }) => `something that event ${event} (${type}) was based on is gone`,
    event_twice: ({ event, type }) => `event ${event} (${type}) stands there twice`,
    history_cut: ({ event, type }) => `what came after event ${event} (${type}) was cut off`,
    contradiction: ({ matter, field, first, second }) =>
      `two sides decided differently (${field ?? matter}): event ${first.event} (${first.type}) and event ${second.event} (${second.type}); docs/git.md says how to settle it`,
    link_dangling: ({ to }) => `points to ${to}, which is not there`,
    person_unknown: ({ person }) => `the owner ${person} is not in policy/team.yaml`,
    person_left: ({ person }) => `the owner ${person} has left`,
    team_unknown: ({ team }) => `the team ${team} is not in policy/team.yaml`,
    times_impossible: ({ event, type, earlier, later }) =>
      `event ${event} (${type}) at ${earlier} lies before ${later}, on which it is based`,
    time_in_future: ({ event, type, at }) => `event ${event} (${type}) lies in the future: ${at}`,
  },
  supervision: {
    ownerless: ({ longer_than }) => `nobody owns it, longer than ${longer_than}`,
    owner_concerned: ({ person }) => `${person} owns it, whom it is about`,
    untouched: ({ longer_than }) => `nobody has done anything, longer than ${longer_than}`,
    paused_long: ({ reason, longer_than }) => `paused (${reason}), longer than ${longer_than}`,
    paused_written: ({ reason }) => `paused (${reason}), although the customer has written`,
    update_missed: ({ clock }) => `a promised update did not come (${clock})`,
    ping_pong: ({ teams, returns }) =>
      `back and forth between teams (${teams.join(' > ')}), ${of(returns, 'return', 'returns')}`,
    handed_over: ({ handovers, above }) => `handed over ${handovers} times, more than ${above}`,
    backdated: ({ type, by, at, after }) => `${type} by ${by} at ${at}, although ${after} had passed`,
    logged_late: ({ received, logged, longer_than }) =>
      `received ${received}, logged ${logged}, longer than ${longer_than} after`,
  },
  organisation: {
    category_unowned: ({ category }) => `nobody is responsible for ${category}`,
    category_unknown: ({ category }) => `category ${category} is not in policy/taxonomy.yaml`,
    name_unknown: ({ name }) => `${name} is not in policy/team.yaml`,
    person_left: ({ person }) => `${person} has left`,
    rung_unfilled: ({ rung, whom }) => `rung ${rung}: nobody is there for ${whom}`,
    skill_unheld: ({ skill }) => `nobody has the skill ${skill}`,
    team_without_lead: ({ team }) => `team ${team} has no lead`,
    team_without_members: ({ team }) => `nobody is in team ${team}`,
    role_without_holder: ({ role }) => `nobody has the role ${role}`,
    owner_left: ({ person }) => `the owner ${person} has left`,
  },
  evidence: {
    unreadable: ({ file, line, reason }) =>
      `can't be read: ${file}${line === null ? '' : `:${line}`} (${damageText(reason)})`,
    seal_altered: ({ file }) => `${file} was altered: its root is not that of its lines`,
    sealed_missing: () => 'was sealed and is not there, or can not be read',
    sealed_changed: () => 'what was sealed is no longer in its history',
  },
  standardDoubts: {
    version_reused: ({ version, audit, hash }) =>
      `audit ${audit} has pinned another text of version ${version} (${hash}); raise version`,
    version_behind: ({ version, audit, pinned }) =>
      `version ${version}, but audit ${audit} has pinned version ${pinned}`,
    language_missing: ({ languages }) => `nothing in ${languages.join(', ')}`,
    anchors_missing: ({ criterion, answers }) =>
      `${criterion} does not say what ${answers.join(' and ')} ${answers.length === 1 ? 'means' : 'mean'}`,
    anchor_unknown: ({ criterion, found }) => `${found} is no answer to ${criterion}`,
    nothing_counts: () => 'every criterion has weight 0, so there is no score',
    auto_idle: ({ criterion, finding, fields }) =>
      `${finding} is never found, so it can't fail ${criterion}: see rules.${fields.join(', rules.')}`,
    code_unknown: ({ found, known }) => `${found} is not in policy/taxonomy.yaml; known: ${list(known, 20)}`,
    role_unknown: ({ found, known }) => `role ${found} is not in policy/team.yaml; known: ${list(known)}`,
    team_unknown: ({ found, known }) => `team ${found} is not in policy/team.yaml; known: ${list(known)}`,
  },
  doubts: {
    never_reached: ({ by }) => `never applies: ${by}, which comes before it, takes every such complaint`,
    warns_at_once: ({ warn, target }) => `a warning at ${warn} of ${target} would come as soon as the clock starts`,
    out_of_order: ({ earlier, target, later, by }) =>
      `${en.metrics[earlier] ?? earlier} within ${target} is due after ${en.metrics[later] ?? later} within ${by}`,
    no_target: ({ metric }) => `there is no target for ${metric}, so this does nothing`,
    extends_nothing: ({ to, target }) => `putting off to ${to} is no later than ${target}`,
    team_unknown: ({ team, known }) => `there is no team ${team} in policy/team.yaml; known: ${list(known)}`,
    role_unknown: ({ role, known }) => `there is no role ${role} in policy/team.yaml; known: ${list(known)}`,
    verified_long_ago: ({ verified }) => `last compared with its source on ${verified}, more than a year ago`,
  },
  rowFaults: {
    key_missing: ({ column }) => `no ${column}`,
    key_twice: ({ column, found }) => `${column} ${found} was in the file before`,
    field_missing: ({ column }) => `nothing for ${column}`,
    date_invalid: ({ column, found }) => `${column}: "${found}" is not a date as the map says they are written`,
    times_backwards: ({ column, found }) => `${column}: ${found} lies before the complaint was received`,
    date_in_future: ({ column, found }) => `${column}: ${found} is in the future`,
    complaint_not_written: ({ found }) =>
      `its complaint ${found} could not be written: it is damaged, or others are changing it`,
    value_unmapped: ({ column, found }) => `${column}: the map does not say what "${found}" means`,
    columns_wrong: ({ found, column }) => `${found} columns, the header has ${column}`,
    csv_broken: ({ found }) => `not CSV: ${found}`,
  },
  events: {
    logged: () => 'logged',
    edited: ({ changes }) =>
      `edited: ${Object.entries(changes)
        .map(([field, value]) => `${field} = ${value === null ? '-' : JSON.stringify(value)}`)
        .join(', ')}`,
    corrected: ({ changes }) =>
      `corrected: ${Object.entries(changes)
        .map(([field, value]) => `${field} = ${value === null ? '-' : JSON.stringify(value)}`)
        .join(', ')}`,
    noted: ({ text }) => `note: ${text}`,
    assigned: ({ to, team, note }) =>
      `assigned to ${[to, team && `team ${team}`].filter(Boolean).join(', ') || 'nobody'}${note ? ` (${note})` : ''}`,
    responded: ({ kind, text }) =>
      `${kind === 'acknowledge' ? 'acknowledged' : kind === 'reply' ? 'replied' : 'updated the customer'}${text ? `: ${text}` : ''}`,
    message_received: ({ text }) => `the customer wrote or called${text ? `: ${text}` : ''}`,
    paused: ({ reason, note }) => `paused: ${reason}${note ? ` (${note})` : ''}`,
    resumed: ({ cause }) => (cause === 'message' ? "resumed by the customer's message" : 'resumed'),
    escalated: ({ to, also = [], level, reason, rule, clock, kind, ref, received }) =>
      kind === undefined || kind === 'internal'
        ? `escalated to ${[to, ...also].join(', ')}, level ${level}: ${rule ? `rule ${rule}${clock ? `, ${clock}` : ''}` : reason}`
        : `taken to ${to} (${kind}${ref ? `, ${ref}` : ''}${received ? `, received ${received}` : ''}), level ${level}: ${reason}`,
    deescalated: ({ level, reason }) => `de-escalated to level ${level}: ${reason}`,
    resolved: ({ outcome, redress, root_cause, summary }) =>
      `resolved: ${outcome}${redress ? `, redress ${redress.amount} ${redress.currency}` : ''}${root_cause ? `, cause ${root_cause}` : ''}${summary ? ` - ${summary}` : ''}`,
    closed: () => 'closed',
    reopened: ({ cause }) => `reopened: ${cause}`,
    rated: ({ score, comment }) => `rated ${score}${comment ? `: ${comment}` : ''}`,
    linked: ({ to, relation }) => `linked: ${relation} ${to}`,
    merged: ({ into }) => `merged into ${into}`,
    absorbed: ({ from }) => `took over ${from}`,
    withdrawn: ({ reason }) => `withdrawn${reason ? `: ${reason}` : ''}`,
    reported: ({ closed, outcome, clocks }) =>
      `reported by the source: ${[closed ? 'closed' : 'not closed', outcome, ...clocks.map(({ metric, outcome: how }) => `${metric} ${how}`)].filter(Boolean).join(', ')}`,
    marked_unqualified: ({ mark, reason, evidence, accountable, appeal_until }) =>
      `marked unqualified (${mark}): ${reason}, ${evidence}; accountable ${accountable}, appeal until ${appeal_until}`,
    mark_appealed: ({ mark, text }) => `appeal against mark ${mark}: ${text}`,
    mark_decided: ({ mark, decision, reason, why }) =>
      `mark ${mark} ${markDecisions[decision] ?? decision}${reason ? ` to ${reason}` : ''}: ${why}`,
    clock_started: ({ metric, target, policy }) => `clock ${metric} started: ${target} (${policy})`,
    clock_retargeted: ({ metric, target, policy }) => `clock ${metric} now ${target} (${policy})`,
    clock_stopped: ({ metric, outcome }) => `clock ${metric} stopped: ${outcome}`,
    clock_extended: ({ due, reason, approved_by, ...clock }) =>
      `${clockLabel(clock)} put off until ${due}, approved by ${approved_by}: ${reason}`,
    clock_due_set: ({ due, reason, ...clock }) =>
      due === null
        ? `${clockLabel(clock)} goes by its policy again: ${reason}`
        : `${clockLabel(clock)} due ${due}, set by hand: ${reason}`,
    policies_reapplied: () => 'put under the policies as they are now',
  },
  label: {
    id: 'Complaint',
    status: 'Status',
    priority: 'Priority',
    received: 'Received',
    owner: 'Owner',
    team: 'Team',
    level: 'Level',
    title: 'Title',
    clock: 'Clock',
    state: 'State',
    due: 'Due',
    target: 'Target',
    policy: 'Policy',
    overdue: 'Overdue',
    kpi: 'Indicator',
    value: 'Value',
    basis: 'Basis',
    interval: '95% interval',
    attained: 'Met',
    openLate: 'Still open',
    lateMedian: 'Late, median',
    late90: 'Late, 9 of 10',
    pauses: 'Pauses',
    longest: 'Longest',
    stopping: 'Stopping a clock',
    open: 'Open',
    since: 'Since',
    simulated: 'Would be',
    writtenIn: 'Written in',
    started: 'Started',
    atRisk: 'At risk from',
    stopped: 'Stopped',
    audit: 'Audit',
    standard: 'Standard',
    limits: 'Limits',
    alpha: 'Alpha',
    movingAverage: 'Average',
    drift: 'Drift',
    now: 'Now',
    before: 'Before',
    previous: 'Before',
    to: 'To',
    rule: 'Rule',
    version: 'Version',
    hash: 'Hash',
    marks: 'Marks',
    standing: 'Standing',
    appealUntil: 'Appeal until',
    severity: 'Severity',
    accountable: 'Accountable',
    field: 'Field',
    finding: 'Finding',
    event: 'Event',
    rater: 'Rater',
    raters: 'Raters',
    tickets: 'Tickets',
    meanScore: 'Mean score',
    bias: 'Bias',
    unqualified: 'Unqualified',
    criterion: 'Criterion',
    n: 'n',
    agreement: 'Agreement',
    kappa: 'Kappa',
    reason: 'Reason',
    kind: 'Kind',
    template: 'Template',
    from: 'From',
    until: 'Until',
    length: 'Length',
    sum: 'Sum',
    why: 'Why',
    calendar: 'Calendar',
    zone: 'Zone',
    years: 'Years',
    closed: 'Closed',
    closedAt: 'Closed',
    change: 'Change',
    code: 'Code',
    makeUp: 'Make-up',
    origin: 'From',
    date: 'Date',
    weekday: 'Day',
    cause: 'Cause',
    hours: 'Hours',
    time: 'Time',
    month: 'Month',
    workingDays: 'Working days',
    place: 'Place',
    passed: 'For',
    name: 'Name',
    use: 'Use',
    source: 'Source',
    verified: 'Verified',
    effective: 'Effective',
    unconfirmed: 'Unconfirmed',
    notes: 'Notes',
    when: 'When',
    counts: 'Counts from',
    pausedBy: 'Paused by',
    putOff: 'May be put off',
  },
  status: {
    new: 'new',
    open: 'open',
    waiting: 'waiting',
    resolved: 'resolved',
    closed: 'closed',
    merged: 'merged',
    withdrawn: 'withdrawn',
  },
  clockState: {
    unmeasured: 'not measured',
    breached: 'breached',
    paused: 'paused',
    at_risk: 'at risk',
    running: 'running',
    met: 'met',
    cancelled: 'cancelled',
    merged: 'merged',
  },
  staleBecause: { answered: 'the customer has written since', long: 'lasts long' },
  fate: { met: 'met', breached: 'missed', open: 'open', none: 'none' },
  ledgerWhy: {
    working: 'working hours',
    make_up_day: 'make-up day',
    outside_hours: 'outside hours',
    rest_day: 'rest day',
    closed_day: 'closed day',
    partial_closure: 'closed for part of the day',
    paused: 'paused',
    resolved: 'resolved',
    day_of_receipt: 'day of receipt',
    counted_day: 'counted day',
    elapsed: 'elapsed',
    rolled: 'rolled to the next working day',
  },
  markStanding: { open: 'open', upheld: 'upheld', lifted: 'lifted' },
  side: { service: 'Service centre', business: 'Departments' },
  severity: { error: 'error', warn: 'warning' },
  weekday: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
  dayCause: {
    working: 'working day',
    make_up_day: 'make-up day',
    partial_closure: 'partly closed',
    closed_day: 'closed day',
    rest_day: 'rest day',
  },
  calendarOrigin: { store: 'the store', shipped: 'plaint', file: 'a file' },
  calendarWarnings: {
    year_missing: ({ year, days }) =>
      days === 0
        ? `has no data for ${year}, the year it is now`
        : `has no data for ${year}, which begins in ${of(days, 'day', 'days')}`,
    years_absent: () => 'has closed days but no years: a year that nobody entered counts as one without holidays',
    closed_on_rest_days: ({ dates }) =>
      `closed where nobody works anyway: ${list(dates)}; is another day given for it?`,
    closed_twice: ({ date }) => `${date} is closed twice`,
    make_up_worked_anyway: ({ date }) => `${date} is a make-up day, but has the same hours anyway`,
    make_up_without_hours: ({ date, like }) => `${date} works like ${en.weekday[like as 'mon']}, on which nobody works`,
    closure_without_work: ({ date, closed }) => `closed ${closed} on ${date}, when nobody works anyway`,
  },
  leftOut: {
    not_matched: 'does not match',
    cancelled: 'cancelled',
    recurrence_unknown: 'recurs in a way that is not understood',
    zone_unknown: 'its time zone is not known',
    start_unreadable: 'has no start',
  },
  policyKind: { house: 'house', pack: 'pack' },
  policyUse: { shipped: 'not in use', in_use: 'in use', changed: 'in use, changed', own: 'in use, own' },
  starts: {
    received: 'receipt',
    logged: 'logging',
    escalated: 'being taken outside',
    acknowledged: 'the acknowledgement',
    message: "the customer's message",
    answer: 'each answer',
    handover: 'the hand-over',
  },
  templateKind: { case: 'case', letter: 'letter', standard: 'standard' },
  undefinedBecause: {
    no_data: 'no data',
    one_category: 'one category only',
    no_categories: 'not categorical',
    one_rater: 'one rater only',
    single_ratings: 'no item has two ratings',
    too_few_items: 'fewer than two items rated by all',
    several_questions: 'several questions',
    no_variance: 'no differences at all',
    weights_asymmetric: 'weights differ by direction',
    negative_values: 'negative values on a ratio scale',
    zero_values: 'a value is 0',
    naive_exact: 'the naive forecast was never off',
    few_errors: 'too few values',
  },
  agreement: {
    figures: {
      percent_agreement: ['Percent agreement', 'how often two raters give the same answer; chance is not taken off'],
      cohen_kappa: [
        "Cohen's kappa",
        'two raters, what is left once chance is taken off: 1 always, 0 no better than chance; low where one answer is rare',
      ],
      fleiss_kappa: ["Fleiss' kappa", 'any number of raters taken together: what is left once chance is taken off'],
      krippendorff_alpha: [
        "Krippendorff's alpha",
        'any number of raters, ratings may be missing: from .800 on rely on it, from .667 for tentative conclusions, below that do not',
      ],
      gwet_ac: ["Gwet's AC", 'chance taken off in a way that a rare answer does not upset; to be read beside kappa'],
      icc: ['Intraclass correlation', 'scores of a single rater: the share of their spread that lies in the tickets'],
    },
    columns: { figure: 'Figure', variant: 'Variant', category: 'Category' },
    counts: (items, raters, ratings) =>
      `${of(items, 'item', 'items')}, ${of(raters.length, 'rater', 'raters')} (${list(raters)}), ${of(ratings, 'rating', 'ratings')}`,
    scale: (scale, categories, from) =>
      `Scale: ${scale}${categories ? `; categories: ${list(categories, 20)}${from === 'seen' ? ' (as they occur; give all of the scale with --categories)' : ''}` : ''}`,
    fewItems: (items, fewest) =>
      `only ${of(items, 'item has', 'items have')} two ratings; below ${fewest} read the counts, not the coefficients`,
    meaning: (name, meaning) => `${name}: ${meaning}`,
    bias: (baseline) => `Against ${baseline ?? 'the other raters'} (+ lenient, - strict)`,
    biasByCategory: (baseline) =>
      `Given more often (+) or less often (-) than by ${baseline ?? 'the other raters'}, as a share`,
    confusion: (first, second) => `Rows: ${first}, columns: ${second}`,
    notOnNominal: 'nothing on a nominal scale, which has no distances',
  },
  insight: {
    chart: {
      step: 'Step',
      sumHigh: 'Above',
      sumLow: 'Below',
      signals: 'Rules',
      nothing: 'There is no value to draw.',
      nothingOf: (type) => `nothing with --type ${type}`,
      about: (type, kpi, centre) =>
        `${chartNames[type]}${kpi === null ? '' : ` of "${kpi}"`}, ${type === 'p' || type === 'u' || type === 'c' ? 'centre' : 'held against'} ${centre}`,
      settings: (used) => `Drawn with ${used.join(', ')}`,
      found: (signals, points) =>
        signals === 0
          ? `No signal at ${of(points, 'point', 'points')}: nothing that chance would not do`
          : `Signals at ${signals} of ${of(points, 'point', 'points')}: look there for a cause`,
      meaning: (rule, meaning) => `  ${rule}: ${meaning}`,
      nelson: [
        'outside the limits',
        'nine in a row on one side of the centre',
        'six in a row, each above or each below the one before',
        'fourteen in a row, up and down in turn',
        'two of three beyond two standard deviations on one side',
        'four of five beyond one standard deviation on one side',
        'fifteen in a row within one standard deviation: too even to be true',
        'eight in a row beyond one standard deviation, on either side',
      ],
      western: [
        'outside the limits',
        'two of three beyond two standard deviations on one side',
        'four of five beyond one standard deviation on one side',
        'eight in a row on one side of the centre',
      ],
      limits: { ewma: 'the moving average is outside its limits', cusum: 'a sum is beyond its limit' },
    },
    pareto: {
      count: 'Count',
      share: 'Share',
      cumulative: 'Together',
      nothing: 'There is nothing to count.',
      about: (vital, total, share, cut) =>
        `The vital few: ${vital} of ${total} make up ${share === null ? '-' : percent1(share)} (asked: ${percent(cut)}); the line is drawn below them`,
      unnamed: (count) => `Not counted, because nothing is said there: ${count}`,
      lines: 'Each line of the file counts 1; --value names a column of counts.',
    },
    surge: {
      expected: 'Usual',
      growth: 'Growth',
      chance: 'Chance',
      about: (days, weeks) => `${days}, against the same weekdays of the ${of(weeks, 'week', 'weeks')} before`,
      found: (surges, total) =>
        surges === 0
          ? `No surge among ${total}`
          : `${of(surges, 'surge', 'surges')} among ${total}: grown more than chance would`,
      nothing: (days) => `No complaints, neither on ${days} nor in the weeks before.`,
      unknown: (count) => `Nothing to compare with: ${count}`,
      unfinished: 'Not over yet: counted as far as it has gone',
      surge: 'surge',
    },
    ageing: {
      days: 'Days',
      open: 'Open',
      age: 'Age',
      median: 'Median',
      p90: '9 of 10',
      pastDue: 'Past due',
      isPastDue: 'past due',
      oldest: 'The oldest',
      nothing: 'No open complaints.',
      about: (total, median, p90, pastDue) =>
        `${of(total, 'open complaint', 'open complaints')}, ${pastDue} past due. Half are no older than ${median}, nine of ten no older than ${p90}.`,
      receivedLater: (count) => `Received after this time, counted as just received: ${count}`,
    },
    flow: {
      parts: {
        unlogged: 'received, not logged yet',
        unowned: 'nobody owned it',
        work: 'in work',
        waiting: 'waiting',
        answered: 'answered, to be closed',
        over: 'closed, before it came back',
      },
      part: 'Where the time went',
      time: 'Time',
      complaints: 'Complaints',
      legs: 'Legs',
      median: 'Median',
      p90: '9 of 10',
      longestLeg: 'Longest leg',
      from: 'From',
      to: 'To',
      count: 'Handovers',
      share: 'Share',
      elapsed: 'Median time',
      handovers: 'Handovers',
      above: (above) => `More than ${above}`,
      pingPong: 'Back again',
      nothing: 'No complaint was closed in the period of which the history tells how.',
      about: (complaints, median, p90) =>
        `${of(complaints, 'complaint', 'complaints')} closed. From receipt to closing half took no more than ${median}, nine of ten no more than ${p90}.`,
      handedOver: (mean, above, rate) => `Handovers: ${mean} each in the mean; more than ${above}: ${rateText(rate)}`,
      returned: (rate) => `A team got it back: ${rateText(rate)}`,
      legsTitle: (severalTeams) =>
        `In the hands of teams. Longest leg: share of the ${of(severalTeams, 'complaint', 'complaints')} of two teams or more whose longest leg it was`,
      matrixTitle: (handovers) => `${of(handovers, 'handover', 'handovers')} between teams`,
      noHandovers: 'No handover between teams.',
      workNote: 'In work means owned and not held up. How long hands were on it no history knows: so long at most.',
      withoutLegs: (count) => `Closed without ever being assigned, so in no leg: ${count}`,
      elsewhere: (count) => `Left out, told by a source as answered, not how: ${count}`,
      reported: (count) => `Left out, since the source does not say when it closed them: ${count}`,
      withdrawn: (count) => `Left out, since they were withdrawn: ${count}`,
    },
    repeats: {
      customer: 'Customer',
      repeats: 'Repeats',
      complaints: 'Complaints',
      of: 'Of',
      rate: 'Rate',
      first: 'First',
      last: 'Last',
      open: 'Open',
      categories: 'Categories',
      nothing: 'No complaint of a known customer was received in the period.',
      about: (rate, days, same) =>
        `Complained again within ${of(days, 'day', 'days')}, of ${same === 'any' ? 'anything' : 'the same category'}: ${rateText(rate)}`,
      between: (median, p90) => `Half came within ${median} of the earlier one, nine of ten within ${p90}.`,
      when: ({ answered, open, withdrawn, unknown }, rate) =>
        [
          `After an answer that stood: ${answered}; while the earlier one was open: ${open}`,
          ...(withdrawn > 0 ? [`; after it was withdrawn: ${withdrawn}`] : []),
          ...(unknown > 0 ? [`; not known, since a source closed it: ${unknown}`] : []),
          `. After an answer, of those known: ${rateText(rate)}`,
        ].join(''),
      withoutCustomer: (count) => `Not counted, since their customer is not known: ${count}`,
      customersTitle: (shown, total) =>
        shown < total
          ? `Customers who complained again: the ${shown} with the most repeats of ${total} (--top 0 names all)`
          : `Customers who complained again: ${total}`,
    },
    daily: {
      follower: 'Follower',
      nobody: 'nobody',
      state: 'Clock',
      earlier: 'Latest before',
      why: { repeats: 'repeats', again: 'complained again' },
      summary: (customers, complaints, breached, ownerless) =>
        `${of(customers, 'customer', 'customers')} to clear with ${of(complaints, 'open complaint', 'open complaints')}: ${breached} past due, ${ownerless} without a follower`,
      nothing: 'No customer who complained again waits.',
    },
    drivers: {
      rule: 'Where',
      both: 'Both',
      of: 'Of',
      confidence: 'Share',
      base: 'Overall',
      lift: 'Lift',
      extra: 'Extra',
      about: (target, rows, counted) =>
        `${target === null ? 'What goes together' : `What goes with ${target}`}, in ${counted === 'lines' ? of(rows, 'line', 'lines') : of(rows, 'complaint', 'complaints')}`,
      nothing: 'No rule holds.',
      shown: (shown, total) => `${shown} of ${total} rules are shown: --top shows more, --json and --csv have all`,
      tested: (tested, support, chance) =>
        `${of(tested, 'rule', 'rules')} of ${support} or more tested; of those shown no more than ${percent(chance)} is chance in the mean`,
      redundant: (rules) => `Left out, because a shorter rule or one on nearly the same rows says as much: ${rules}`,
      ofTheDesk: 'Left out, because one says the other: category and subcategory; dissatisfied and reopened',
      derived: (code, by) => `Left out, because one says the other: ${by} and ${code}`,
      noCause: 'What comes together need not be the cause.',
    },
    topics: {
      term: 'Topic',
      now: 'Now',
      before: 'Before',
      share: 'Share',
      shareBefore: 'Before',
      mostly: 'Mostly in',
      examples: 'Such as',
      new: 'new',
      about: (now, before, texts, counted) => {
        const named = (count: number) =>
          counted === 'lines' ? of(count, 'line', 'lines') : of(count, 'complaint', 'complaints');
        return `${now} (${named(texts.now)}) against ${before} (${named(texts.before)})`;
      },
      nothingRose: 'Nothing rose beyond chance.',
      nothingFell: 'Nothing fell beyond chance.',
      nothingToCompare: 'One of the periods has no texts, so there is nothing to compare.',
      shown: (shown, total) => `${shown} of ${total} topics are shown: --top shows more, --json and --csv have all`,
      tested: (tested, floor, chance) =>
        `${of(tested, 'word or phrase', 'words and phrases')} in ${floor} or more tested; of those shown no more than ${percent(chance)} is chance in the mean`,
      undated: (lines) => `Left out, because they have no date: ${of(lines, 'line', 'lines')}`,
    },
    assumptions: {
      title: 'Assumption',
      value: 'Value',
      source: 'Source',
      sources: { given: 'given', default: 'default' },
    },
    forecast: {
      methods: {
        simple: 'Simple exponential smoothing',
        holt: "Holt's linear trend",
        'holt-winters': 'Holt-Winters, additive',
      },
      columns: { step: 'Step', forecast: 'Forecast', interval: (percent) => `${percent}% interval` },
      made: (method, values, season) =>
        `${method}${season > 1 ? `, season of ${season}` : ''}, from ${of(values, 'value', 'values')}`,
      parameter: (name, value, chosen) => `${name} ${value} (${chosen ? 'by least squares' : 'given'})`,
      noIntervals: (why) => `No intervals: ${why}.`,
      floored: (floor) => `Nothing is forecast below ${floor}.`,
      uneven:
        'the labels do not follow each other evenly, so they are taken as steps; what is missing between them is not made up',
      seasonLeftOut: (season, values) =>
        `no season: two of ${season} are needed and there ${values === 1 ? 'is 1 value' : `are ${values} values`}`,
      noBacktest: {
        too_short: 'No back-test: there are too few values to hold some out.',
        not_wanted: 'No back-test was wanted.',
      },
      heldOut: (periods, inside) =>
        `Back-test: ${periods === 1 ? 'the last value was' : `the last ${periods} values were`} held out and forecast from the others${inside === null ? '' : `; ${inside} of ${periods} inside the 95% interval`}`,
      rows: {
        model: 'This forecast',
        naive: (season) => (season > 1 ? 'As a season before (naive)' : 'As the last value (naive)'),
      },
      better: {
        model: 'This forecast was less off than the naive one.',
        naive: 'The naive forecast was less off than this one: go by it, or try another season or method.',
        same: 'Both were equally far off: the naive forecast will do.',
      },
    },
    staffing: {
      names: {
        calls: 'Calls of an interval',
        interval: 'Minutes of the interval',
        aht: 'Seconds of a call',
        target: 'Percent answered, within seconds',
        'max-occupancy': 'Busy no more than',
        shrinkage: 'Paid and not there',
        volume: 'Tickets a day',
        minutes: 'Minutes of work on a ticket',
        hours: 'Hours paid a person and day',
        utilisation: 'Of the time there, on tickets',
        people: 'People',
        backlog: 'Left over now',
        days: 'Days shown',
      },
      columns: {
        agents: 'Agents',
        scheduled: 'On the roster',
        level: 'In time',
        occupancy: 'Busy',
        waiting: 'Callers wait',
        wait: 'Mean wait',
        day: 'Day',
        arrived: 'Come in',
        done: 'Done',
        backlog: 'Left over',
      },
      marks: { needed: 'needed', asked: 'asked about' },
      load: (load) => `Load: ${load} Erlang, as many agents as would be busy all the time`,
      needed: (agents, scheduled, because) =>
        `Needed: ${of(agents, 'agent', 'agents')} on calls, ${scheduled} on the roster; fewer would ${because === 'service_level' ? 'answer too few in time' : 'be busy too much of the time'}`,
      overloaded: (agents) =>
        `${of(agents, 'agent never catches', 'agents never catch')} up: the queue grows without end`,
      callsNote: 'Erlang C: callers come at random and wait as long as it takes. Where many give up, fewer agents do.',
      people: (people, exact, perPerson) =>
        `Needed: ${of(people, 'person', 'people')} (${exact}), of whom each does ${perPerson} tickets a day`,
      capacity: (people, capacity) => `${people} people do up to ${capacity} tickets a day`,
      cleared: (days) =>
        days === 0 ? 'Nothing is left over.' : `Nothing is left over after ${of(days, 'day', 'days')}.`,
      never: 'The backlog is never cleared: no more can be done than comes in.',
    },
    cost: {
      names: {
        volume: 'Complaints a day',
        days: 'Days a year',
        'per-person': 'Complaints a person and day',
        shrinkage: 'Paid and not there',
        salary: 'Pay a person and year',
        training: 'Training a person and year',
        rent: 'Rent a year',
        depreciation: 'Depreciation a year',
        systems: 'Cost of systems',
        years: 'Years that they serve',
        outsourcing: 'Outsourcing a year',
        compensation: 'Compensation a year',
        'unit-of': 'Amounts in units of',
        reduction: 'Complaints that no longer come',
        investment: 'Cost of that, once',
        running: 'Cost of that, a year',
        customers: 'Customers who would leave',
        'save-rate': 'Of them stay',
        'customer-value': 'Worth of one a year',
      },
      items: {
        pay: 'Pay',
        depreciation: 'Depreciation',
        rent: 'Rent',
        training: 'Training',
        outsourcing: 'Outsourcing',
        compensation: 'Compensation',
      },
      kinds: { fixed: 'fixed', variable: 'variable' },
      sums: {
        fixed: 'Fixed costs',
        variable: 'Variable costs',
        total: 'All costs of a year',
        perComplaint: 'All costs by complaint',
        variablePerComplaint: 'Variable costs by complaint',
        marginal: 'One complaint more (marginal)',
        headcount: 'People',
      },
      columns: {
        now: 'Now',
        share: 'Share',
        after: 'With fewer complaints',
        measure: 'What fewer complaints bring a year',
      },
      returns: {
        atOnce: 'Saved with the same staff',
        withStaff: 'Saved once staff is fewer',
        retained: 'Customers who stay',
        benefit: 'Benefit: saved once staff is fewer, and customers, less running cost',
        ratio: 'Benefit by investment',
        payback: 'Years until it is paid back',
      },
      reasons: { no_investment: 'no investment given', no_benefit: 'no benefit' },
      people: (complaints, headcount) => `${complaints} complaints a year need ${of(headcount, 'person', 'people')}`,
      rules:
        'Pay and training go with people, who are whole; outsourcing and compensation go with complaints; depreciation and rent stay as they are.',
    },
  },
  kpis: {
    opening_backlog: ['Open at the start', 'Start'],
    opened: ['Opened', 'Opened'],
    reopened: ['Reopened after closing', 'Reopened'],
    closed: ['Closed', 'Closed'],
    backlog: ['Open at the end', 'Backlog'],
    timeliness: ['Timeliness', 'Timely'],
    first_response_timeliness: ['First response in time', 'Answered in time'],
    satisfaction: ['Satisfaction', 'Satisfied'],
    satisfaction_response_rate: ['Customers who rated', 'Rated'],
    first_response_elapsed_p50: ['First response, median, elapsed', 'Response'],
    first_response_elapsed_p90: ['First response, p90, elapsed', 'Response p90'],
    first_response_working_p50: ['First response, median, working time', 'Response wt'],
    first_response_working_p90: ['First response, p90, working time', 'Response p90 wt'],
    resolution_elapsed_p50: ['Resolution, median, elapsed', 'Resolution'],
    resolution_elapsed_p90: ['Resolution, p90, elapsed', 'Resolution p90'],
    resolution_working_p50: ['Resolution, median, working time', 'Resolution wt'],
    resolution_working_p90: ['Resolution, p90, working time', 'Resolution p90 wt'],
    escalation_rate: ['Escalated', 'Escalated'],
    external_escalation_rate: ['Taken outside the house', 'Taken outside'],
    reopen_rate: ['Reopened', 'Reopened'],
    repeat_rate: ['Repeat complaints', 'Repeats'],
    handovers: ['Handovers each', 'Handovers'],
    passed_around_rate: ['Passed around', 'Passed around'],
    redress: ['Redress', 'Redress'],
    closed_per_day: ['Closed per day', 'Per day'],
    response_rate: ['Answered in time, of those received', 'Response rate'],
    satisfied_of_closed: ['Satisfied, of all closed', 'Satisfied of closed'],
    resolution_rate: ['Confirmed as resolved', 'Confirmed'],
    closed_without_contact_rate: ['Closed without a message', 'No message'],
    first_contact_resolution: ['Resolved at first contact', 'First contact'],
    first_line_containment: ['Resolved by the first line', 'First line'],
    resolution_with_open_p50: ['Resolution, median, open ones too', 'Resolution all'],
    resolved_within_24h: ['Resolved within 24 h', '≤ 24 h'],
    resolved_within_72h: ['Resolved within 72 h', '≤ 72 h'],
    resolved_within_7d: ['Resolved within 7 days', '≤ 7 d'],
    internal_escalation_rate: ['Escalated inside the house', 'Inside'],
    regulator_escalation_rate: ['Taken to a regulator or ombudsman', 'Regulator'],
    court_escalation_rate: ['Taken to court', 'Court'],
    public_escalation_rate: ['Taken to the press or public', 'Public'],
    reopenings: ['Reopenings each', 'Reopenings'],
    passed_back_rate: ['Passed back to a team', 'Passed back'],
    upheld_rate: ['Upheld', 'Upheld'],
    root_cause_coverage: ['Upheld with a root cause', 'Root cause'],
    emotion_coverage: ['Tagged with an emotion', 'Emotion'],
    completeness: ['Tickets complete', 'Complete'],
    unqualified: ['Marked as unqualified', 'Unqualified'],
    proactive_share: ['Found by the desk itself', 'Proactive'],
    automation_share: ['Answered by machine', 'Automated'],
    abusive_share: ['Abusive', 'Abusive'],
    complaints_per_10k: ['Complaints per 10,000', 'Per 10,000'],
    cost_per_complaint: ['Cost per closed complaint', 'Cost each'],
    variable_cost_per_complaint: ['Variable cost per closed complaint', 'Variable cost'],
    incident_deflection: ['Incident contacts without a ticket', 'Deflected'],
  },
  metrics: {
    acknowledge: 'acknowledgement',
    first_response: 'first response',
    next_response: 'next response',
    update: 'update',
    stage: 'stage',
    resolution: 'resolution',
    final: 'final answer',
  },
  fields: {
    logged_at: 'logged',
    received_at: 'received',
    subcategory: 'sub-category',
    sub_product: 'sub-product',
    order_ref: 'order',
  },
  dimensions: {
    subcategory: 'Subcategory',
    root_cause: 'Root cause',
    metric: 'Clock',
    policy: 'Policy',
    pack: 'Pack',
    level: 'Level',
    year: 'Year',
    month: 'Month',
    week: 'Week',
    day: 'Day',
    team: 'Team',
    owner: 'Owner',
    channel: 'Channel',
    category: 'Category',
    priority: 'Priority',
    product: 'Product',
  },
  sampling: {
    stratum: 'Stratum',
    total: 'There are',
    drawn: 'Draw',
    share: 'Unqualified',
    accepted: 'Accepted',
    acceptedOfLot: 'of this lot',
    everything: 'That is all of the lot: every ticket is looked at.',
    faultsPerHundred: 'Above 10 an AQL counts faults per 100 tickets, so that there is no curve.',
    unconfirmed: {
      sources_differ: 'sources differ about this plan; look it up in your edition of the standard',
      one_source:
        'the plans of reduced inspection follow MIL-STD-105E and were not compared with a second source; ISO 2859-1:1999 has other numbers',
    },
    size: (n, population, n0, { confidence, margin, proportion }) =>
      `Draw ${n} of ${population}: a rate near ${percent(proportion)} is then known within ±${percent(margin)} in ${percent(confidence)} of samples (${n0} of a population without limit)`,
    lookedUp: ({ lot, level, aql, inspection, letter, plan_letter }) =>
      `Lot of ${lot}, level ${level}, AQL ${aql}, ${inspection} inspection: code letter ${letter}${plan_letter === letter ? '' : `, arrow to ${plan_letter}`}`,
    plan: (n, accept, reject) =>
      `Draw ${n}; accept with up to ${accept} unqualified, refuse with ${reject} or more${reject > accept + 1 ? '; in between accept, and inspect normally from then on' : ''}`,
    risks: (refused, accepted, { producer, consumer }) =>
      `With ${percent(producer.p)} unqualified ${percent(refused)} of lots are refused, with ${percent(consumer.p)} ${percent(accepted)} are accepted`,
    quality: ({ p95, p50, p10 }) =>
      `95 in 100 lots are accepted with ${percent(p95)} unqualified, half with ${percent(p50)}, 10 in 100 with ${percent(p10)}`,
    byStrata: (strata, allocation) =>
      `By ${of(strata, 'stratum', 'strata')}, ${{ proportional: 'in proportion to their size', neyman: 'by size and how much they vary (Neyman)' }[allocation]}`,
    ownTickets: (rater, tickets) =>
      `${rater} logged ${of(tickets, 'ticket', 'tickets')} of those that ${rater} is to judge`,
    riskPart: (drawn, pool, wanted) =>
      pool === 0
        ? `No ticket carries a risk, so that none was added (${wanted} wanted)`
        : `Beside it ${drawn} of ${pool} at risk; rates are estimated without ${drawn === 1 ? 'it' : 'them'}`,
    byStandard: (standard, version) => `By: ${standard}, version ${version}`,
    byRule: (criterion, failed, total) => `${criterion} is judged by rule: no in ${failed} of ${total}`,
    shared: (shared, total, raters) =>
      `${shared} of ${total} are scored by all raters: ${raters.map(({ rater, tickets }) => `${rater} ${tickets}`).join(', ')}`,
    riskFound: (unqualified, reviewed) =>
      `Of the risk-based part ${unqualified} of ${reviewed} are unqualified; they are not in the rate`,
    weighted: 'Each stratum counts in the rate as much as it is of the whole.',
    lotDecided: ({ n, accept, reject, unqualified, accepted }) =>
      `By the acceptance plan (${n}, up to ${accept}, ${reject} or more) ${unqualified} unqualified: ${accepted === null ? 'not decided, as not all were reviewed' : accepted ? 'accepted' : 'refused'}`,
  },
  auditPage: {
    table: 'The figures',
    appendix: 'Everything behind it',
    verdicts: {
      pass: 'Passed',
      action: 'Passed, with something to settle',
      fail: 'Not passed',
      undecided: 'No verdict',
    },
    decided: ({ agreement: { by, value, wanted, with_action }, rate }) =>
      `${by} ${value === null ? 'undefined' : value.toFixed(3)} (at least ${wanted}${with_action === null ? '' : `; from ${with_action} with an action`}), unqualified ${rate.value === null ? '-' : percent1(rate.value)} (at most ${percent1(rate.wanted)})`,
    tooFew: (tickets) => `${of(tickets, 'ticket is', 'tickets are')} too few: read the counts, not the coefficients`,
    tiles: {
      rate: 'Unqualified',
      score: 'Mean score of 100',
      agreement: 'Agreement of raters (alpha)',
      reviewed: 'Tickets reviewed',
      since: (name) => `Unqualified since ${name}`,
    },
    ofAll: ({ numerator, denominator, low, high }) =>
      `${numerator} of ${denominator}${low === null || high === null ? '' : `, 95% interval ${percent1(low)} to ${percent1(high)}`}`,
    interval: (low, high) => `95% interval ${low.toFixed(2)} to ${high.toFixed(2)}`,
    scores95: (low, high) => `95% interval ${low.toFixed(1)} to ${high.toFixed(1)}`,
    points: (difference) => `${difference > 0 ? '+' : ''}${(100 * difference).toFixed(1)} points`,
    mayBeChance: 'may be chance',
    toDo: 'What to do',
    nothingToDo: 'Nothing stands out.',
    reword: (text, alpha, apart) =>
      `Re-word "${text}"${alpha === null ? '' : `: alpha ${alpha.toFixed(2)}`}${apart ? `; on ${apart.tickets} of ${apart.of} tickets answers are more than a step apart` : ''}`,
    lowerRate: ({ numerator, denominator }, allowed, reason) =>
      `Bring down unqualified tickets: ${numerator} of ${denominator}, at most ${percent1(allowed)} allowed${reason === null ? '' : `; most often: ${reason}`}`,
    raiseAgreement: (value, wanted) =>
      `Score examples together before the next round: agreement ${value.toFixed(3)}, ${wanted} asked`,
    rareAnswer: (text, alpha, agreement) =>
      `Look at the few differing answers to "${text}": ${percent1(agreement)} agree, but one answer is so rare that alpha is ${alpha.toFixed(2)}`,
    leans: (rater, bias, baseline) =>
      `Talk through examples with ${rater}, who scores ${Math.abs(bias).toFixed(1)} points ${bias > 0 ? 'above' : 'below'} ${baseline ?? 'the others'}`,
    settle: (tickets) =>
      `Settle ${of(tickets, 'ticket', 'tickets')} that some raters call unqualified and others do not`,
    lookInto: (person, { numerator, denominator }) =>
      `Look into the tickets of ${person}: ${numerator} of ${denominator} unqualified, more than chance explains well`,
    agreement: 'Agreement',
    agreementChart: "Krippendorff's alpha by criterion, with 95% intervals",
    agreementNote:
      '1: always the same answer; 0: no better than chance. An interval that reaches below what is asked for leaves it open.',
    asked: (wanted) => `asked ${wanted}`,
    fewTickets: 'fewer than 10 tickets compared',
    people: 'Unqualified tickets by who answers for them',
    funnelNote: (rate) =>
      `Line: the rate of all, ${percent1(rate)}. Inside the dashed funnel (95%) differences may be chance; outside the solid one (99.8%) they hardly ever are.`,
    outside: {
      above95: 'above the 95% limit',
      above998: 'above the 99.8% limit',
      below95: 'below the 95% limit',
      below998: 'below the 99.8% limit',
    },
    raters: 'Raters',
    spread: (strictest, lenient, baseline) =>
      `Strictest: ${strictest.rater} (${signed1(strictest.bias)}). Most lenient: ${lenient.rater} (${signed1(lenient.bias)}). In points of 100 against ${baseline ?? 'the others'} on the same tickets.`,
    pairs: 'Who disagrees with whom',
    bothScored: 'Both scored',
    sameAnswers: 'Same answers',
    bothUnqualified: 'Both: unqualified',
    onlyFirst: 'Only the first',
    onlySecond: 'Only the second',
    differences: 'Where raters differ most',
    unqualified: 'Unqualified tickets and who answers for them',
    calledSo: (name) =>
      `Called unqualified by at least one rater. They become marks, with appeal and a rate of their own, by: plaint audit mark --audit ${name} --called majority`,
    andMore: (tickets) => `… and ${of(tickets, 'ticket', 'tickets')} more, under what is behind it`,
    previous: (name) => `Since the round before, ${name}`,
    alphaChange: (before, after) => `Alpha: ${before?.toFixed(3) ?? '-'} before, ${after?.toFixed(3) ?? '-'} now`,
    rateChange: (before, after, low, high) =>
      `Unqualified: ${before === null ? '-' : percent1(before)} before, ${after === null ? '-' : percent1(after)} now${low === null || high === null ? '' : `; difference between ${(100 * low).toFixed(1)} and ${(100 * high).toFixed(1)} points (95% interval${low <= 0 && high >= 0 ? '; may be chance' : ''})`}`,
    otherStandard: 'The standard has changed in between: compare with care.',
    criteria: 'All raters together, by criterion',
    pairsByCriterion: 'Pairs of raters, by criterion',
    confusions: 'Confusion tables',
    scores: 'Scores by ticket',
    allCriteria: 'all criteria together',
    ticket: 'Ticket',
    share: 'Share',
    answers: { yes: 'yes', no: 'no' },
    raw: 'before critical criteria',
    method: (seed, frame, standard) => `Seed ${seed}, frame ${frame}, standard ${standard}`,
    figuresFrom:
      "Rates: Wilson intervals. Alpha: Krippendorff's, intervals from 1,000 resamples of tickets. AC: Gwet's. Kappa: Cohen's. Funnel: exact binomial.",
    written: (file) => `Wrote ${file}`,
  },
  improvement: {
    dryRun: (count) => `Dry run: ${of(count, 'improvement', 'improvements')} would change; nothing was written.`,
    states: improvementStates,
    kinds: {
      root_fix: 'root fix',
      process_fix: 'process fix',
      authority_forward: 'authority forward',
      training: 'training',
      information: 'information',
      other: 'other',
    },
    feedbackTo: { customers: 'customers', departments: 'departments' },
    events: {
      opened: ({ title }) => `opened: ${title}`,
      analysed: ({ cause }) => `cause: ${cause}`,
      planned: ({ action, owner, due }) => `planned: ${action} (${owner}, until ${due})`,
      implemented: ({ implemented_on: on, note }) => withNote(`implemented, in effect from ${on} on`, note),
      fed_back: ({ to, note }) => withNote(`${to} told of the result`, note),
      verified: ({ evidence }) => `effect verified: ${evidenceText(evidence)}`,
      not_effective: ({ verdict, evidence }) =>
        `${verdict === 'worse' ? 'worse than before' : 'no effect shown'}: ${evidenceText(evidence)}`,
      regressed: ({ evidence }) => `as bad again, reopened: ${evidenceText(evidence)}`,
      dropped: ({ reason }) => `given up: ${reason}`,
    },
    and: ', ',
    columns: {
      id: 'Improvement',
      state: 'State',
      owner: 'Owner',
      kind: 'Type',
      days: 'Days',
      links: 'Linked',
      fedBack: 'Fed back to',
      scope: 'About',
      cause: 'Cause',
      action: 'Action',
      target: 'Fall aimed at',
      implementedOn: 'In effect from',
      dropReason: 'Given up',
    },
    overdueSince: (due) => `${due} overdue`,
    listed: (count, overdue) => `${of(count, 'improvement', 'improvements')}, ${overdue} overdue`,
    period: (from, to) =>
      from === null && to === null ? 'Of all that there are:' : `From ${from ?? 'the beginning'} to ${to ?? 'now'}:`,
    rates: {
      implemented: (rate) => `  implemented of those due: ${rateText(rate)}`,
      improvement: (rate) => `  verified of those due: ${rateText(rate)}`,
      fedBack: (rate) => `  fed back of those implemented: ${rateText(rate)}`,
    },
    droppedLeftOut: (count) => `  left out because given up: ${count}`,
    nothingToVerify: 'Nothing is implemented or verified.',
    verified: (count, failed) =>
      `${of(count, 'improvement', 'improvements')} looked at, ${failed === 0 ? 'none' : failed} without effect or as bad again`,
    effect: {
      since: (day, look) => `In effect from ${day} on${look === 'regression' ? ', verified' : ''}`,
      perDay: 'a day',
      before: 'Before',
      after: 'After',
      ratio: 'Ratio',
      verdict: 'Verdict',
      rows: {
        ours: 'What it is about',
        latest: 'Latest weeks',
        toBaseline: '  against before the improvement',
        others: 'All other complaints',
        season: 'A year before',
        beyond: '  ours beyond that',
      },
      windows: (from, to, afterFrom, afterTo) =>
        `Complaints / days: ${from} to ${to}, and ${afterFrom} to ${afterTo}. Chance: of such a difference or more, if nothing has changed.`,
      verdicts: {
        effective: 'Effective: there are fewer, and more than chance.',
        not_shown: 'No effect is shown: this may be chance, or what happened elsewhere too.',
        worse: 'Worse: there are more, and more than chance.',
        too_early: 'Too early: the weeks after are not over.',
        too_few: 'Too few complaints to say anything.',
        no_baseline: 'Nothing can be said: the weeks before begin before the first complaint of this store.',
        pending: 'Nothing can be said yet: too many complaints are not answered, and so have no root cause.',
        holds: 'The effect holds.',
        regressed: 'As bad again: the effect is lost.',
      },
      short: {
        effective: 'effective',
        not_shown: 'not shown',
        worse: 'worse',
        too_early: 'too early',
        too_few: 'too few',
        no_baseline: 'no weeks before',
        pending: 'not answered',
        holds: 'holds',
        regressed: 'as bad again',
      },
      contradicted: {
        others: 'All other complaints moved the same way, and ours not by more than they beyond chance.',
        season: 'It was much the same over these weeks a year ago.',
      },
      readyOn: (day) => `It can be said from ${day} on.`,
      noSeason: 'Not held against the year before: nothing was recorded then.',
      noOthers: 'Not held against other complaints: there are none.',
      clumped: (times) =>
        `Weeks vary ${times.toFixed(1)} times as much as chance alone would have it; the interval is wider for that.`,
      pending: (count) => `Not answered yet, and so without a root cause: ${count}`,
      target: (target, reached) =>
        `A fall of ${percent(target)} was aimed at: ${reached === null ? 'it may be reached or not' : reached ? 'reached' : 'not reached'}.`,
      recorded: (type) =>
        ({
          verified: 'Recorded: verified.',
          not_effective: 'Recorded: back to its analysis.',
          regressed: 'Recorded: reopened.',
        })[type] ?? `Recorded: ${type}.`,
    },
    top: {
      escalated: 'Escalated',
      repeats: 'Repeats',
      none: 'none',
      nothing: (from, to) => `No complaints with a cause from ${from} to ${to}.`,
      about: (from, to, beforeFrom, beforeTo) =>
        `${from} to ${to}, against ${beforeFrom} to ${beforeTo} by the day. Marked: a change whose chance is below 1%.`,
      listed: (listed, total, share, sum) =>
        `${listed} of ${of(total, 'cause', 'causes')}, ${share === null ? '-' : percent1(share)} of ${of(sum, 'complaint', 'complaints')}`,
      noPrevious: 'Not held against the period before: nothing was recorded then, or not from its beginning.',
      without: (count, of) => `Nobody works on ${count} of these ${of}.`,
    },
  },
  exam: {
    keyed: (answers, all, by) => {
      const how = { all: 'all raters agreed', majority: 'two raters in three agreed', key: 'the key has an answer' }[
        by
      ];
      return `On ${answers} of ${all} answers ${how}; raters are held to these only.`;
    },
    passFrom: (share) => `Pass mark: ${share} of answers equal to the key`,
    keyLies: (name) => `The key is under exams/${name}, in plain text: whoever opens that file can read it.`,
    made: (name, tickets, frame, raters) =>
      `Exam ${name}: ${of(tickets, 'ticket', 'tickets')} drawn from ${frame}, for ${raters.join(', ')}.\nNext: plaint audit exam sheet ${name} --rater ${raters[0]} --out sheet.csv`,
    resultNext: (name, rater) => `Next: plaint audit exam report ${name} --rater ${rater}`,
    title: (name, standard, version, tickets) =>
      `Exam ${name}: ${of(tickets, 'ticket', 'tickets')}, ${standard}, version ${version}`,
    columns: {
      same: 'As in the key',
      deviation: 'Off by',
      wrongly: 'Alarms',
      missed: 'Missed',
      result: 'Result',
      leftOut: 'Left out',
      key: 'Key',
      answer: 'Answer',
      comment: 'Comment',
    },
    passed: 'passed',
    failed: 'failed',
    biasMeaning:
      'Bias in points of the score against the key: + lenient, - strict; off by: without the sign.\nAlarms and missed: tickets called unqualified, or not, against the key.',
    leftOut: '(nothing)',
    noDifferences: 'No answer differs from the key.',
    trainOn: (criteria) => `To train, the worst first:\n${criteria.map((each) => `  ${each}`).join('\n')}`,
    seen: (tickets) => `${of(tickets, 'ticket was', 'tickets were')} not new: scored by this rater before.`,
    waiting: (raters) => `Not handed in yet: ${raters.join(', ')}`,
  },
  scoring: {
    progress: (ticket, tickets, question, questions) =>
      `ticket ${ticket} of ${tickets}, question ${question} of ${questions}`,
    answered: (answered, questions) => `${answered} of ${questions} answered`,
    keys: {
      back: 'back',
      forward: 'on',
      next: 'next ticket',
      previous: 'previous',
      unqualified: 'unqualified',
      comment: 'comment',
      review: 'review',
      open: 'first open question',
      handIn: 'hand in',
      help: 'help',
      quit: 'save and quit',
    },
    help: {
      back: 'one question back',
      forward: 'one question on, without an answer',
      next: 'to the next ticket',
      previous: 'to the ticket before',
      unqualified: 'mark the ticket unqualified, or take that back',
      comment: 'write a comment on the ticket',
      review: 'to the review at the end, where scores are handed in',
      open: 'to the first question without an answer',
      handIn: 'in the review: hand in, which asks once more',
      quit: 'save and quit; the same command goes on from here',
    },
    helpAnswers:
      'Answers have their key in front. "Not applicable" is for a question that makes no sense for this ticket, "not assessed" for one you did not look into; neither counts.',
    helpScroll: 'Up and down, Page Up and Page Down move a ticket that is longer than the screen.',
    helpSaved: 'Every answer is saved at once. Nobody sees any of it before you hand in and the audit is closed.',
    anyKey: 'any key: back to the question',
    yes: 'yes',
    no: 'no',
    notApplicable: 'not applicable',
    notAssessed: 'not assessed: skip',
    typeNumber: (allowed) => `Type a number, ${allowed}, then Enter:`,
    notAllowed: (allowed) => `That is no answer here: ${allowed}`,
    yourAnswer: 'Your answer',
    meaning: (name, meaning) => `${name}: ${meaning}`,
    weight: (weight, critical, failsUpTo) =>
      [
        weight === 0 ? 'for information only' : `weight ${weight}`,
        critical &&
          `critical: ${failsUpTo === null ? 'failed' : `${failsUpTo} or less`}, it sets ${{ item: 'itself', section: 'its section', form: 'the whole ticket' }[critical]} to 0`,
      ]
        .filter(Boolean)
        .join('; '),
    facts: {
      ticket: 'Ticket',
      received_at: 'Received',
      channel: 'Channel',
      title: 'Title',
      category: 'Category',
      product: 'Product',
      description: 'Description',
      customer: 'Customer',
      contact: 'Contact',
      demand: 'Demand',
      remedy: 'Remedy',
      reply: 'First reply',
    },
    missing: '(nothing)',
    unqualifiedAs: 'Unqualified',
    comment: 'Comment',
    chooseReason: 'Why is this ticket unqualified?',
    noReason: 'it is not',
    chooseKeys: 'key or Enter: choose   Esc: leave it as it is',
    writeComment: 'Comment on this ticket:',
    commentKeys: 'Enter: keep   Esc: leave it as it was',
    review: 'Review',
    counts: {
      questions: 'Questions',
      answered: 'Answered',
      not_applicable: 'Not applicable',
      not_assessed: 'Not assessed',
      open: 'Without an answer yet',
      unqualified: 'Tickets marked unqualified',
      comments: 'Tickets with a comment',
    },
    openTicket: (id, open) => `${id}: ${of(open, 'question', 'questions')} open`,
    complete: 'Every question has been dealt with.',
    leftOpen: (open) =>
      `${of(open, 'question has', 'questions have')} no answer yet. Handed in like this, ${open === 1 ? 'it counts' : 'they count'} as not assessed.`,
    nothingSaid: 'There is nothing to hand in yet: no question has been answered.',
    confirm: (tickets, open) =>
      `Hand in your scores of ${of(tickets, 'ticket', 'tickets')}${open > 0 ? `, ${of(open, 'question', 'questions')} not assessed` : ''}? They are not changed afterwards.`,
    confirmKeys: 'y: hand in   any other key: not yet',
    tooSmall: 'Make the window larger.',
    more: (above, below) => [above && 'more above', below && 'more below'].filter(Boolean).join(', '),
    yamlHead: ({ kind, name, rater }, { reasons, anchors }) => [
      `Scores of ${rater} for the ${kind} ${name}. Write an answer behind each colon under "answers": yes, no or a number as the`,
      'question asks, n/a where it does not apply, nothing where you did not look.',
      '"unqualified" takes one of these codes, or nothing; "comment" any text:',
      ...reasons,
      'What answers mean:',
      ...anchors,
      `Then: plaint audit ${kind === 'exam' ? 'exam ' : ''}submit ${name} --rater ${rater} --scores FILE`,
    ],
    saved: (name, rater, open) =>
      `Saved${open > 0 ? `, ${of(open, 'question', 'questions')} to go` : ' and complete, not handed in'}.\nGo on with: plaint audit score ${name} --as ${rater}`,
    handedIn: (rater, tickets) => `Handed in: ${rater}'s scores of ${of(tickets, 'ticket', 'tickets')}.`,
  },
  barometer: {
    titles: {
      daily: (period) => `Complaints of ${period}`,
      weekly: (period) => `Complaints of the week ${period}`,
      monthly: (period) => `Complaints of ${period}`,
      whitepaper: (period) => `White paper on complaints, ${period}`,
    },
    lead: (from, to, now) =>
      `Of ${from === to ? from : `${from} to ${to}`}, made ${now}. What is open or late is so at that time.`,
    leftOut: (files) =>
      `${of(files, 'file', 'files')} could not be read, and what is in ${files === 1 ? 'it' : 'them'} is not counted: plaint doctor.`,
    footer:
      'Rates come with what they divide and a 95% interval. "May be chance": a change this large is no surprise where nothing has changed.',
    sections: {
      changed: 'What changed, and where',
      course: 'How it came',
      overdue: (now) => `Late now (${now})`,
      kept: 'Promises kept in the period',
      surges: 'Sudden growth at the end of the period',
      repeats: 'Customers who complained again',
      unqualified: 'Tickets marked as unqualified',
      backlog: 'Backlog, and what is to come',
      causes: 'Causes, and what is done about them',
      improvements: 'Improvements',
      all: 'All figures',
      definitions: 'What each figure counts',
    },
    targets: ({ missed, near, met, open, few }) => {
      const parts = [
        [missed, 'missed'],
        [near, 'near'],
        [met, 'met'],
        [open, 'not settled yet'],
        [few, 'with too little to judge'],
      ].filter(([count]) => count !== 0);
      const all = of(missed + near + met + open + few, 'target', 'targets');
      return `Of ${all} ${parts.map(([count, what]) => `${count} ${what}`).join(', ')}`;
    },
    held: (light, target) => `${light}: target ${target}`,
    before: 'Before',
    now: 'Now',
    others: (groups) => `${of(groups, 'other', 'others')}`,
    balance: (opened, closed, [start, end]) =>
      `Opened ${opened[0]} (before: ${opened[1]}), closed ${closed[0]} (before: ${closed[1]}); open: ${start} at the start, ${end} at the end`,
    overdueNow: (complaints) =>
      complaints === 0
        ? 'Nothing is past its deadline'
        : `${of(complaints, 'clock is', 'clocks are')} past the deadline and not stopped`,
    noTargets: 'policy/kpi.yaml names no target for this period',
    moved: (figure, before, now, change) => `${figure}: ${before} before, ${now} now (${change})`,
    nothingMoved: 'No figure has moved by more than chance.',
    contributed: (figure, change, by, largest) =>
      `${figure}: ${change}, by ${by.toLowerCase()}${largest.length === 0 ? '' : `; most from ${largest.join(' and ')}`}`,
    contribution: 'Adds',
    flow: 'Complaints opened, closed and open at the end',
    limits:
      'Shaded: where shares lie by chance alone (three standard deviations). Red: outside of it, look for a cause.',
    mostUrgent: (shown, total) => `The ${shown} most urgent of ${total}; all of them: plaint sla check`,
    repeated: (rate) => `Repeat complaints: ${rateText(rate)}`,
    mostOften: (shown, total) =>
      `The ${shown} of ${total} customers who repeated most; all of them: plaint insight repeats --top 0`,
    marked: (marks, open) =>
      `${of(marks, 'ticket was', 'tickets were')} marked; ${open} can still be appealed against or wait for a decision. Rates are in plaint audit trend, by random samples.`,
    reason: 'Reason',
    ageing: 'Open complaints by days since receipt',
    forecast: 'Complaints to come',
    expected: 'Forecast',
    noForecast: 'There is too little history for a forecast.',
    forecastUntested: 'Shaded: 95% interval. Too short to be tested on what came.',
    forecastError: (error, periods, better) =>
      `Shaded: 95% interval. Tried on the last ${of(periods, 'step', 'steps')} it was off by ${error.toFixed(1)} in the mean${better === 'naive' ? '; to go on as it was did better' : ''}.`,
    topCauses: (shown, total) =>
      shown < total ? `The ${shown} largest of ${total} causes` : `All ${of(total, 'cause', 'causes')}`,
    topTen: 'Top 10 to improve',
    improvements: (opened, overdue) => `${opened} opened in the period, ${overdue} overdue now.`,
    noImprovements: 'No improvement is on record: plaint improve open.',
  },
  kpiSheet: {
    title: 'Key figures',
    target: 'Target',
    trend: (from, to) => `${from} – ${to}`,
    grown: (difference, growth) => `${difference} (${growth} by the day)`,
    unknownBecause: { few: 'too few to tell', unsettled: 'too early to tell', no_test: '' },
    comma: ', ',
    semicolon: '; ',
    recordedSince: (day) =>
      `The period before is not held against this one: the first complaint on record is of ${day}.`,
    arrows:
      '↑ ↓ =: more, less or as much as in what it is set beside; by how much, and whether that may be chance, with --json',
    few: 'fewer than 10',
    fewMark: '* of fewer than 10: says little',
    provisional: 'provisional',
    hidden: (count) =>
      `${of(count, 'more figure', 'more figures')} had nothing to count: --metrics NAME, --csv and --json have them.`,
    ownedBy: (owner) => `owner ${owner}`,
    lights: { met: 'met', near: 'near', missed: 'missed', open: 'not settled', few: 'too few', none: 'no figure' },
    defined: 'What each figure counts: plaint kpi define NAME',
  },
  health: {
    about: (from, to, complaints) =>
      `Health of the desk, ${from} – ${to}: ${of(complaints, 'complaint', 'complaints')} received`,
    summary: (troubles) => troubles.map(([trouble, light]) => `${trouble}: ${light}`).join('; '),
    headline: {
      bad: (trouble, { bad, known }, worst) =>
        `${trouble} is a trouble of this desk: ${bad} of ${of(known, 'known sign', 'known signs')} ${bad === 1 ? 'is' : 'are'} bad, furthest off: ${worst?.name}, ${worst?.value} (wanted ${worst?.wanted})`,
      watch: (trouble, { bad, watch, known }, worst) =>
        `${trouble} is to be watched: of ${of(known, 'known sign', 'known signs')} ${bad} bad and ${watch} to watch, furthest off: ${worst?.name}, ${worst?.value} (wanted ${worst?.wanted})`,
      good: (trouble, { known, all }) =>
        `${trouble} is no trouble of this desk: all of ${of(known, 'known sign', 'known signs')} are good${known < all ? `; ${all - known} not known` : ''}`,
      few: (trouble) => `${trouble}: too little is known to say`,
      none: (trouble) => `${trouble}: nothing is known`,
    },
    troubles: { slow_transfer: 'Slow transfer', weak_analysis: 'Weak analysis', weak_feedback: 'Weak feedback' },
    lights: { good: 'good', watch: 'watch', bad: 'bad', few: 'too few', none: 'not known' },
    signs: {
      handovers: 'Handovers each',
      passed_around_rate: 'Passed around',
      passed_back_rate: 'Passed back to a team',
      first_line_containment: 'Resolved by the first line',
      unowned_p50: 'Time with nobody, median',
      unowned_share: "Time in nobody's hands",
      other_teams_share: 'Time in other teams',
      second_line_p50: 'Stretch in another team, median',
      root_cause_coverage: 'Upheld with a root cause',
      emotion_coverage: 'Tagged with an emotion',
      completeness: 'Tickets complete',
      catch_all_share: 'Filed under a catch-all',
      causes_covered: 'Largest causes worked on',
      improvement_age: 'Since the latest improvement',
      audits_closed: 'Audits closed',
      surges_unanswered: 'Surges without an improvement',
      repeat_rate: 'Repeat complaints',
      repeats_answered: 'Repeats although answered',
      reopen_rate: 'Reopened',
      satisfaction_response_rate: 'Customers who scored',
      closed_without_contact_rate: 'Closed without a message',
      improvements_fed_back: 'Improvements fed back',
      unanswered_rate: 'Messages unanswered, now',
      repeat_waiting_rate: 'Open and complained again, now',
    },
    next: {
      handovers: 'See which categories travel, and route them to who can settle them:',
      passed_around_rate: 'See which categories travel, and route them to who can settle them:',
      passed_back_rate: 'See which teams send back to which, and settle who deals with what:',
      first_line_containment:
        'See what the first line cannot settle, and give it knowledge and authority for the largest:',
      unowned_p50: 'See what nobody owns now, and assign it:',
      unowned_share: 'See what nobody owns now, and assign it:',
      other_teams_share: 'See in which team the time goes by, and agree on a time with it:',
      second_line_p50: 'See in which team the time goes by, and agree on a time with it:',
      root_cause_coverage: 'See who closes without a root cause, and ask for it at closing:',
      emotion_coverage: 'See where emotions are not tagged, and train those who log there:',
      completeness: 'See where tickets are incomplete, and ask for what is missing:',
      catch_all_share: 'See what customers write of in there, and give it a category:',
      causes_covered: 'Open an improvement on the largest cause that nobody works on:',
      improvement_age: 'See the largest causes, and open an improvement on one:',
      audits_closed: 'Audit tickets, so that figures can be believed:',
      surges_unanswered: 'Look into the latest surge that nobody works on:',
      repeat_rate: 'See who complained again, and of what:',
      repeats_answered: 'See whose answers did not settle the matter:',
      reopen_rate: 'See what goes with reopening:',
      satisfaction_response_rate: 'See which customers are not asked, or do not answer:',
      closed_without_contact_rate: 'See who closes without telling the customer:',
      improvements_fed_back: 'Tell customers what came of it:',
      unanswered_rate: 'Answer the customer who has waited longest:',
      repeat_waiting_rate: 'Clear the customers who complained again:',
    },
    nextTitle: (trouble) => `Next, against ${trouble.toLowerCase()}:`,
    from: { target: 'target', health: 'health.yaml', default: 'usual' },
    columns: { sign: 'Sign', figure: 'Figure', wanted: 'Wanted', from: 'From' },
    missing: 'none yet',
    rests: (n) => `n = ${n}`,
    ofDesk: '* of the whole desk, whatever the filter',
    sampled: (all) =>
      `Times were read of some of ${of(all, 'closed complaint', 'closed complaints')}, taken evenly: read_at_most in policy/health.yaml.`,
    provisional:
      'The period is so short that what became of its complaints can still change: such signs are watched at most.',
    improvementTitle: (cause) => `Fewer complaints: ${cause}`,
  },
  kpiDefinition: {
    basis: { period: 'of a period', cohort: 'of a cohort: recent periods can still change', level: 'as it stood' },
    formula: 'Counts',
    numerator: 'Numerator',
    denominator: 'Denominator',
    decidedBy: 'In the period of',
    leftOut: 'Left out',
    source: 'Why so',
    line: (label, text) => `${label}: ${text}`,
  },
  units: { day: 'd', hour: 'h', minute: 'm', second: 's' },
  prompts: {
    'approved-by': 'Who allowed it?',
    title: 'What is it about, in one line?',
    channel: 'How did it reach you?',
    category: 'What kind of complaint is it?',
    customer: 'Which customer (a key, not a name)?',
    text: 'Text?',
    reason: 'Why?',
    to: 'To whom?',
    outcome: 'What came out?',
    cause: 'Why does it come back?',
    score: 'What score did the customer give?',
  },
  text: {
    error: (message) => `Error: ${message}`,
    warning: (message) => `Warning: ${message}`,
    damaged: ({ file, line, reason }) =>
      `left out, can't be read: ${file}${line === null ? '' : `:${line}`} (${damageText(reason)})`,
    failed: (id, message) => `${id}  failed: ${message}`,
    dryRun: (count) => `Dry run: ${of(count, 'complaint', 'complaints')} would change; nothing was written.`,
    shown: (shown, total) =>
      shown === total
        ? of(total, 'complaint', 'complaints')
        : `${shown} of ${of(total, 'complaint', 'complaints')}; --limit 0 shows all`,
    none: '(none)',
    noComplaints: 'No complaints.',
    queueEmpty: 'Nothing to do.',
    reported: 'reported',
    reportedCount: (count) => `${count} reported by the source, not measured`,
    kpiMore: 'More indicators, and what each rests on, with --csv or --json.',
    shownClocks: (shown, total) => `${shown} of ${total} clocks; --limit 0 shows all`,
    staysMissed: (clock, due) => `${clock} was due ${due}, and that stays missed`,
    linesLeftOut: (count) => `${count} lines left out; --csv and --json have all`,
    conditionFails: (wanted, found) => `${wanted} does not hold: it is ${found}`,
    everyComplaint: 'every complaint',
    noPolicyApplies: 'None applies: no clock starts.',
    policiesIn: (file) => `Policies in ${file}:`,
    clockSums: (working, elapsed, paused, answered, overdue) =>
      `${working} of working time in ${elapsed}, ${paused} paused${answered === null ? '' : `, ${answered} while an answer stood`}${overdue ? `; overdue by ${overdue[0]} of working time, ${overdue[1]} in all` : ''}`,
    ahead: 'From here on, as things stand:',
    calendarChanged:
      'The calendar has been changed since this clock was stopped: what was measured then stands, and the lines no longer add up to it.',
    policyGone: 'a policy that is gone',
    policyChanged: 'changed since; sla reapply puts it under what is written now',
    notHandedIn: (overdue, drafted, tickets) =>
      [overdue ? 'overdue' : drafted === 0 && 'not yet', drafted > 0 && `in progress ${drafted}/${tickets}`]
        .filter(Boolean)
        .join(', '),
    handedIn: (at) => `handed in ${at}`,
    auditsOpen: (open, waiting) =>
      open === 0
        ? 'No audit is open.'
        : `${of(open, 'audit is', 'audits are')} open${waiting.length > 0 ? `, waiting for ${waiting.join(', ')}` : '; everybody has handed in'}.`,
    noClosedAudits: 'No audit has been closed yet.',
    otherStandards: (ids) => `Other audits went by ${list(ids)}: --standard shows those.`,
    fieldMistyped: (field, meant) => `${field} is kept as a field of your own; ${meant} may have been meant`,
    trendCentre: (centre) =>
      `Over all rounds ${centre} of the tickets were unqualified. ! is outside the limits: more than chance. * another version of the standard than in the round before.`,
    rateDifference: (difference, low, high, noise) =>
      `Unqualified: ${difference} points (${low} to ${high})${noise ? ', which may be chance' : ''}`,
    alphaDifference: (before, after) => `Alpha: ${before} before, ${after} after`,
    standardChanged: 'The two were scored by different standards, or versions of one.',
    nothingDue: 'Nothing came due.',
    slaLeftOut: ({ cancelled, merged, unmeasured }) =>
      cancelled + merged + unmeasured === 0
        ? ''
        : `In no figure: ${cancelled} cancelled, ${merged} merged, ${unmeasured} not measured.`,
    stalePauses: (count) => `${of(count, 'pause', 'pauses')} should have ended:`,
    simulated: (complaints, changes) =>
      `${of(complaints, 'complaint', 'complaints')} played through: ${of(changes, 'clock', 'clocks')} would have come out otherwise.`,
    reapplied: (clocks, complaints, unchanged, dryRun) =>
      clocks === 0
        ? `All clocks are under the policies as they are now (${of(unchanged, 'complaint', 'complaints')}).`
        : `${of(clocks, 'clock', 'clocks')} of ${of(complaints, 'complaint', 'complaints')} ${dryRun ? 'would change' : 'changed'}; ${of(unchanged, 'complaint', 'complaints')} unchanged.`,
    checkSummary: ({ breached, at_risk, paused, running, unmeasured }) =>
      `${breached} breached, ${at_risk} at risk, ${paused} paused, ${running} running${unmeasured > 0 ? `, ${unmeasured} not measured` : ''}`,
    dueAt: (due, zone) => `Due ${due} (${zone})`,
    dueUntold: (since) => `When it is due can't be told: a pause holds it since ${since} and has no end.`,
    atRiskFrom: (warn) => `At risk from ${warn}`,
    mended: (finding) => `mended: ${finding}`,
    diagnosis: (complaints, findings, mended) =>
      `${of(complaints, 'complaint', 'complaints')} examined: ${of(findings, 'finding', 'findings')}${mended > 0 ? `, ${mended} mended` : ''}.`,
    alreadyDone: 'done already',
    archived: (count) => `${of(count, 'complaint', 'complaints')} put away.`,
    archiveChanged: (id) => `${id}: changed meanwhile, left where it is`,
    nothingToEscalate: 'No escalation is due.',
    escalated: (count) => `${of(count, 'escalation', 'escalations')}.`,
    heldBack: (count) => `${of(count, 'step is', 'steps are')} due and held back; --json says until when.`,
    nothingToSupervise: 'Nothing needs looking at.',
    supervised: (findings, complaints) =>
      `${of(findings, 'finding', 'findings')} in ${of(complaints, 'complaint', 'complaints')}.`,
    teamChecked: (findings) => (findings === 0 ? 'Everybody is in place.' : `${of(findings, 'finding', 'findings')}.`),
    standIn: ({ rule, wanted, told, filled }) =>
      filled
        ? `rung ${rule}: ${wanted} is not here, ${told} was told instead`
        : `rung ${rule}: nobody is there for ${wanted}; "${told}" was recorded`,
    imported: (rows, created, updated, unchanged, rejected) =>
      `${of(rows, 'row', 'rows')}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected.`,
    rejectedRow: (line, message) => `  line ${line}: ${message}`,
    exported: (rows, file) => `${of(rows, 'row', 'rows')} written to ${file}.`,
    logged: (id, due) => `Logged ${id}.${due ? ` First deadline: ${due}.` : ''}`,
    loggedMany: (count, rejected) =>
      `${of(count, 'complaint', 'complaints')} logged${rejected > 0 ? `, ${rejected} rejected` : ''}.`,
    notLegalAdvice: 'Not legal advice. Read the source, and have somebody answer for it.',
    neverVerified: 'never',
    unconfirmedMark: '? not confirmed by a source, see below',
    receivedBetween: (from, until) =>
      `received ${[from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ')}`,
    putOff: ({ by, to, times, roles }) =>
      [
        by && `by ${by}`,
        to && `to ${to}`,
        times && (times === 1 ? 'once' : `${times} times`),
        roles && `approved by ${roles.join(', ')}`,
      ]
        .filter(Boolean)
        .join(', ') || 'yes',
    policiesUsed: (outcome, file, dryRun) =>
      outcome === 'same'
        ? `${file} is in use as it is.`
        : `${dryRun ? 'Would write' : outcome === 'replaced' ? 'Replaced' : 'Wrote'} ${file}.`,
    broughtAlong: (file) => `It needs ${file}, which comes with it.`,
    codeAdded: (code) => `It needs the code ${code}, which goes into policy/taxonomy.yaml.`,
    clocksUntouched:
      'Clocks that run are not touched. Complaints in work get the new ones with plaint sla reapply, which first shows the difference.',
    policyLintSummary: (files, errors, warnings) =>
      `${of(files, 'file', 'files')} read: ${of(errors, 'error', 'errors')}, ${of(warnings, 'warning', 'warnings')}`,
    policiesCompared: (before, after) => `From ${before} to ${after}:`,
    policiesSame: 'They say the same.',
    policyAdded: (id) => `${id}: added`,
    policyRemoved: (id) => `${id}: removed`,
    policiesReordered: 'the policies stand in another order',
    initialised: (folder, preset) => `Made a store in ${folder} (preset ${preset}).\nNext: plaint log`,
    proofSummary: (complaints, events, findings, root) =>
      `${of(complaints, 'complaint', 'complaints')} with ${of(events, 'event', 'events')}: ${findings === 0 ? 'proved' : `${of(findings, 'finding', 'findings')}, not proved`}${root === null ? '' : `\nRoot: ${root}`}`,
    sealed: (file, complaints, events, root, sha256) =>
      `Sealed ${of(complaints, 'complaint', 'complaints')} with ${of(events, 'event', 'events')} in ${file}.\nRoot: ${root}\nSHA-256 of the file: ${sha256}\nKeep the file, or these hashes, where nobody who writes to the store can change them.`,
    notSealed: (findings) => `Not sealed: ${of(findings, 'finding', 'findings')}.`,
    gitReady: (written, driver) =>
      [
        ...(written.length > 0 ? [`Wrote ${written.join(' and ')}; commit them with the store.`] : []),
        driver === null ? 'This clone joins complaints already.' : `This clone now joins complaints: ${driver}`,
        'Every other clone needs it too: plaint git-setup',
      ].join('\n'),
    notJoined: (path, message) => `${path} is left to you: ${message}`,
    lintSummary: (tickets, errors, warnings) =>
      `${of(tickets, 'ticket', 'tickets')} read: ${of(errors, 'error', 'errors')}, ${of(warnings, 'warning', 'warnings')}`,
    auditPlanned: (name, size, frame, raters) =>
      `Audit ${name}: ${of(size, 'ticket', 'tickets')} drawn from ${frame}, for ${raters.join(', ')}.\nNext: plaint audit score ${name} --as ${raters[0]}, or for a spreadsheet plaint audit sheet ${name} --rater ${raters[0]} --out sheet.csv`,
    sheetWritten: (file, tickets, criteria, reasons) =>
      `${of(tickets, 'ticket', 'tickets')} to score in ${file}. The columns to fill in:\n${criteria.map((line) => `  ${line}`).join('\n')}\n  unqualified: nothing, or why: ${reasons.join(', ')}\n  comment: any text`,
    yamlSheetWritten: (file, tickets) =>
      `${of(tickets, 'ticket', 'tickets')} to score in ${file}. Each question stands above its place; write the answer behind the colon.`,
    scoresTaken: (rater, tickets, missing) =>
      `Took ${rater}'s scores of ${of(tickets, 'ticket', 'tickets')}.${missing.length > 0 ? ` Still to come: ${missing.join(', ')}.` : ' All have handed in.'}`,
    auditClosed: (name, missing) =>
      `Audit ${name} is closed${missing.length > 0 ? ` without ${missing.join(', ')}` : ''}.\nNext: plaint audit report ${name}`,
    auditTitle: (name, standard, version) => `Audit ${name}: ${standard}, version ${version}`,
    auditDrawn: (size, frame, seed, hash) =>
      `${of(size, 'ticket', 'tickets')} drawn at random from ${frame} (seed ${seed}, frame ${hash})`,
    auditRate: ({ value, numerator, denominator, low, high }) =>
      `Unqualified: ${numerator} of ${denominator}${value === null || low === null || high === null ? '' : ` = ${(100 * value).toFixed(1)}% (95% interval ${(100 * low).toFixed(1)}% to ${(100 * high).toFixed(1)}%)`}`,
    auditMissing: (raters) => `Closed without: ${raters.join(', ')}`,
    criterionTerms: (scale, weight, critical) =>
      [scale, weight === 0 ? 'for information only' : `weight ${weight}`, critical && `critical for the ${critical}`]
        .filter(Boolean)
        .join(', '),
    judgedByRule: (findings) => `by rule, not by raters: no where audit lint finds ${findings.join(' or ')}`,
    standardPinned: (version, hash) => `Version ${version}, hash ${hash}`,
    ledgerTerms: (days, roles) =>
      `Marks can be appealed against for ${of(days, 'day', 'days')}; decided by: ${roles.join(', ')}.`,
    auditsKeep: 'Audits that were planned keep the standard that they have pinned.',
    criteriaReordered: 'the criteria stand in another order',
    versionNotRaised: 'The version is the same: raise it before an audit is planned under the new text.',
    noMarks: 'No marks.',
    ownMarksOnly: (roles) => `you see your own marks only; all are seen by: ${roles.join(', ')}`,
    appealed: 'appealed',
    ledgerCounts: (marks, open, upheld, lifted) =>
      `${of(marks, 'mark', 'marks')}: ${open} open, ${upheld} upheld, ${lifted} lifted`,
    nothingReviewed: 'No rate: none of these tickets was drawn at random and reviewed in a closed audit.',
    calledByRaters: 'Of the tickets its raters scored',
    seenByBoth: (tickets, both, service, business, neither) =>
      `${of(tickets, 'ticket', 'tickets')} scored by both: both say so of ${both}, only the service centre of ${service}, only the departments of ${business}, neither of ${neither}`,
    onlySays: (side) => `only: ${side}`,
    overall: 'all yes/no criteria together',
    noUnqualified: 'No ticket was marked unqualified.',
    interrupted: 'Stopped. Nothing was changed.',
    clocksUnmeasured: (reason) => `some clocks could not be measured. ${reason}`,
    policyUnmatched: (id) => `no policy in policy/sla.yaml applies to ${id}, so it has no deadlines`,
    allYears: 'every year',
    hours: (seconds) => `${Number((seconds / 3600).toFixed(2))} h`,
    calendarSource: (source, verified) =>
      [source && `Source: ${source}`, verified && `looked up ${verified}`].filter(Boolean).join(', '),
    calendarSums: (days, working, seconds) =>
      `${of(days, 'day', 'days')}, ${of(working, 'working day', 'working days')}, ${en.text.hours(seconds)}`,
    calendarLegend: '* closed   + make-up day   ~ partly closed   . rest day',
    calendarLintSummary: (calendars, errors, warnings) =>
      `${of(calendars, 'calendar', 'calendars')}: ${of(errors, 'error', 'errors')}, ${of(warnings, 'warning', 'warnings')}`,
    calendarImported: (file, closed, makeUp, partial) =>
      `Written to ${file}: ${of(closed, 'closed day', 'closed days')}, ${of(makeUp, 'make-up day', 'make-up days')}, ${of(partial, 'partial closure', 'partial closures')}.`,
    icsLeftOut: (name, line, why) => `left out, line ${line}: ${name || '(no summary)'} (${why})`,
    icsOtherYears: (years, taken) =>
      `the file has days in ${years.join(', ')} as well; only ${taken.join(', ')} was taken. Name them with --years if they are complete.`,
    pauseRunsOn: (id, reason) => `the policy of ${id} stops no clock for ${reason}; they run on`,
  },
};

import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { aqlOf, inspectionLevelOf, riskOf, shareOf } from '../../cli/numbers.js';
import { type AcceptanceBasis, acceptanceView, decisive } from '../../cli/views/sampling.js';
import { aqlPlan } from '../../core/calibration/acceptance-plan.js';
import { INSPECTIONS, type Inspection, LEVELS } from '../../core/calibration/aql-tables.js';
import { Problem } from '../../core/problem.js';
import { type AcceptancePlan, curvePoint, operatingCurve, smallestPlan } from '../../core/statistics/acceptance.js';

export default class AuditAcceptance extends BaseCommand<typeof AuditAcceptance> {
  static override summary = 'Look up an acceptance plan: how many to draw, and how many may be unqualified';
  static override description =
    'Needs no store. By lot, level and AQL as in MIL-STD-105E, ANSI/ASQ Z1.4 and ISO 2859-1; or the smallest plan for the risks of both sides; or any plan. With the curve: how likely a lot is to be accepted.';
  static override examples = [
    '<%= config.bin %> audit acceptance --lot 5000 --level II --aql 1.5',
    '<%= config.bin %> audit acceptance --producer 1%,5% --consumer 6%,10%',
    '<%= config.bin %> audit acceptance --plan 52,3 --at .01,.05,.1',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    lot: Flags.integer({ summary: 'How many tickets there are', min: 2 }),
    level: Flags.string({ summary: 'Level of inspection: I, II, III, S-1 to S-4', default: 'II', helpValue: 'LEVEL' }),
    aql: Flags.string({ summary: 'Acceptable share of unqualified ones, in percent', helpValue: 'PERCENT' }),
    inspection: Flags.string({ summary: 'How strict', options: [...INSPECTIONS], default: 'normal' }),
    producer: Flags.string({
      summary: 'A good share, and the risk of refusing it',
      dependsOn: ['consumer'],
      exclusive: ['aql', 'plan'],
      helpValue: 'SHARE,RISK',
    }),
    consumer: Flags.string({
      summary: 'A bad share, and the risk of accepting it',
      dependsOn: ['producer'],
      helpValue: 'SHARE,RISK',
    }),
    plan: Flags.string({ summary: 'The curve of this plan', exclusive: ['aql'], helpValue: 'N,ACCEPT' }),
    at: Flags.string({
      summary: 'The curve at these shares; else in even steps',
      multiple: true,
      delimiter: ',',
      helpValue: 'SHARE,...',
    }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { lot = null, at } = this.flags;
    const basis = this.basis(lot);
    if (basis.table?.unconfirmed) {
      const code = basis.table.unconfirmed;
      this.notice({ code, message: this.words.sampling.unconfirmed[code] });
    }
    const plan = decisive(basis);
    const points = at?.map((share) => shareOf('at', share));
    const curve = plan ? (points?.map((p) => curvePoint(plan, p, lot)) ?? operatingCurve(plan, lot)) : [];
    this.show(acceptanceView(basis, curve, lot));
  }

  private basis(lot: number | null): AcceptanceBasis {
    const { level: found, aql, inspection, producer, consumer, plan } = this.flags;
    if (plan !== undefined) return planOf(plan, lot);
    if (producer !== undefined && consumer !== undefined) {
      const risks = { producer: riskOf('producer', producer), consumer: riskOf('consumer', consumer) };
      if (risks.producer.p >= risks.consumer.p) {
        throw new Problem('flag_invalid', { flag: 'consumer', found: consumer, allowed: `> ${risks.producer.p}` });
      }
      const smallest = smallestPlan(risks.producer, risks.consumer, lot);
      if (smallest === null) throw new Problem('no_acceptance_plan', { lot });
      return { ...smallest, risks };
    }
    const missing = [...(lot === null ? ['lot'] : []), ...(aql === undefined ? ['aql'] : [])];
    if (lot === null || aql === undefined) throw new Problem('input_missing', { flags: missing });
    const level = inspectionLevelOf(found);
    if (level === null) throw new Problem('flag_invalid', { flag: 'level', found, allowed: LEVELS.join(', ') });
    const table = aqlPlan(lot, { level, aql: aqlOf(aql), inspection: inspection as Inspection });
    return { n: table.n, accept: table.accept, table };
  }
}

function planOf(found: string, lot: number | null): AcceptancePlan {
  const [, n, accept] = /^(\d{1,6}),(\d{1,6})$/.exec(found) ?? [];
  if (!n || Number(n) === 0 || Number(accept) >= Number(n) || Number(n) > (lot ?? Number.POSITIVE_INFINITY)) {
    throw new Problem('flag_invalid', {
      flag: 'plan',
      found,
      allowed: lot === null ? '52,3' : `52,3; no more than ${lot}`,
    });
  }
  return { n: Number(n), accept: Number(accept) };
}

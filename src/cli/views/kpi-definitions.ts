import type { DefinedKpi } from '../../core/kpi/definitions.js';
import type { Outcome, Show } from '../output.js';

/** What figures count: a block for each. */
export function kpiDefinitionsView(kpis: readonly DefinedKpi[]): Outcome {
  return {
    data: () => ({ items: kpis, total: kpis.length }),
    text: (show) => kpis.map((kpi) => definition(kpi, show)).join('\n\n'),
    csv: () => ({
      columns: ['name', 'basis', 'formula', 'numerator', 'denominator', 'decided_by', 'left_out', 'source'],
      rows: kpis.map(({ name, basis, formula, numerator, denominator, decided_by, left_out, source }) => [
        ...[name, basis, formula.en, numerator?.en ?? null, denominator?.en ?? null],
        ...[decided_by.en, left_out.en, source.en],
      ]),
    }),
  };
}

function definition(kpi: DefinedKpi, { words, terminal }: Show): string {
  const { kpiDefinition: say } = words;
  const parts: [string, Record<string, string> | undefined][] = [
    [say.formula, kpi.formula],
    [say.numerator, kpi.numerator],
    [say.denominator, kpi.denominator],
    [say.decidedBy, kpi.decided_by],
    [say.leftOut, kpi.left_out],
    [say.source, kpi.source],
  ];
  const lines = parts.flatMap(([label, names]) => (names ? [`  ${say.line(label, words.named(names))}`] : []));
  return [`${terminal.colour.bold(words.kpi(kpi.name))} (${kpi.name}; ${say.basis[kpi.basis]})`, ...lines].join('\n');
}

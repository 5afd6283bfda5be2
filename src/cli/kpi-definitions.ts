import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DefinedKpi, definedKpis, KpiDefinitions } from '../core/kpi/definitions.js';
import { parseFile } from '../core/store/folder/adapters.js';
import { checkPolicy } from '../core/validate.js';
import { shippedTemplates } from './shipped.js';

/** What each figure of `plaint kpi` counts, as it ships. */
export async function readDefinitions(): Promise<DefinedKpi[]> {
  const file = join(shippedTemplates(), 'kpis.yaml');
  return definedKpis(checkPolicy(KpiDefinitions, await parseFile(await readFile(file, 'utf8'), file), 'kpis.yaml'));
}

import { join } from 'node:path';
import { learnedZones, rememberZones } from '../core/calendar/zone.js';
import { CacheFolder } from '../core/store/folder/cache-folder.js';
import { RELEASE } from './release.js';

/** The changes of offset that were looked up before, for the zone data that this Node has. */
export class ZoneCache {
  private readonly cache: CacheFolder;
  private readonly file = `${process.versions.tz}.json`;

  constructor(folder: string) {
    this.cache = new CacheFolder(RELEASE && join(folder, 'zones'));
  }

  load(): void {
    try {
      rememberZones(JSON.parse(this.cache.readText(this.file) ?? '{}'));
    } catch {
      // Then they are looked up once more.
    }
  }

  save(): void {
    const learned = learnedZones();
    if (learned) this.cache.write(this.file, JSON.stringify(learned));
  }
}

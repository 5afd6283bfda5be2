import { Flags } from '@oclif/core';
import { Assumed } from '../../cli/assumed.js';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { seriesFlags, seriesOf } from '../../cli/forecast-series.js';
import { forecastView } from '../../cli/views/insight-forecast.js';
import { FORECAST_METHODS, type ForecastMethod, forecastOf, STARTS, type Start } from '../../core/insight/forecast.js';
import { type Series, usualSeason } from '../../core/insight/history.js';
import { Problem } from '../../core/problem.js';

export default class InsightForecast extends BaseCommand<typeof InsightForecast> {
  static override summary = 'Forecast counts by exponential smoothing, with intervals and a back-test';
  static override description =
    'Of the complaints of the store, or of any CSV, without a store. Holt-Winters (additive) with a season, else simple or Holt. The back-test says whether last season as it was would have done better. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight forecast --by day --ahead 14',
    '<%= config.bin %> insight forecast --data calls.csv --label month --value calls --season 12 --ahead 12',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ...seriesFlags,
    season: Flags.integer({
      summary: 'Values in a season; else 7 of days, 12 of months; 1: none',
      min: 1,
      max: 10_000,
    }),
    ahead: Flags.integer({ summary: 'How many to forecast; else a season, or 6', min: 1, max: 3660 }),
    method: Flags.string({ summary: 'Else by season and what was less off', options: [...FORECAST_METHODS] }),
    alpha: Flags.string({ summary: 'How fast the level follows, 0 to 1; else by least squares', helpValue: 'SHARE' }),
    beta: Flags.string({ summary: 'How fast the trend follows', helpValue: 'SHARE' }),
    gamma: Flags.string({ summary: 'How fast the season follows', helpValue: 'SHARE' }),
    start: Flags.string({
      summary: 'With a season: begin from all seasons (else) or from the first value as it is',
      options: [...STARTS],
    }),
    floor: Flags.string({ summary: 'Nothing is forecast below; else 0 of counts of the store', helpValue: 'NUMBER' }),
    test: Flags.integer({
      summary: 'How many of the last values the back-test holds out; 0: none',
      min: 0,
      max: 10_000,
    }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { data, method, ahead, start, test, floor } = this.flags;
    this.refuseContradictions();
    const given = new Assumed(this.flags);
    const share = (name: 'alpha' | 'beta' | 'gamma') =>
      this.flags[name] === undefined ? undefined : given.share(name, 0, { from: 0, to: 1 });
    const smoothing = { alpha: share('alpha'), beta: share('beta'), gamma: share('gamma') };
    const least = floor !== undefined ? given.number('floor', null, { from: -1e12 }) : data === undefined ? 0 : null;
    const series = await seriesOf(this.flags, () => this.desk());
    if (series.labels !== null && series.pace === null && series.values.length > 1) {
      this.notice({ code: 'labels_uneven', message: this.words.insight.forecast.uneven });
    }
    const season = this.season(series);
    const wish = { ...smoothing, season, start: (start ?? 'seasons') as Start, floor: least, test };
    const forecast = forecastOf(series, {
      ...wish,
      method: (method ?? null) as ForecastMethod | null,
      ahead: ahead ?? (season > 1 ? season : 6),
    });
    // The text says so beside the figures.
    if (this.flags.csv && forecast.backtest.better === 'naive') {
      this.notice({ code: 'naive_better', message: this.words.insight.forecast.better.naive });
    }
    this.show(forecastView(forecast));
  }

  /** A season that was only supposed is left out where there are not yet two of it. */
  private season(series: Series): number {
    const { method, gamma } = this.flags;
    const seasonal = method === 'holt-winters' || gamma !== undefined;
    const usual = method === undefined || seasonal ? (usualSeason(series.pace) ?? 1) : 1;
    const season = this.flags.season ?? usual;
    if (seasonal && season === 1) throw new Problem('input_missing', { flags: ['season'] });
    const found = series.values.length;
    if (this.flags.season !== undefined || seasonal || found >= 2 * season) return season;
    const message = this.words.insight.forecast.seasonLeftOut(season, found);
    if (season > 1) this.notice({ code: 'season_left_out', message, details: { season, found } });
    return 1;
  }

  private refuseContradictions(): void {
    const { method, season = 1, beta, gamma } = this.flags;
    const plain = method === 'simple' || method === 'holt';
    const refused = (flag: string) => new Problem('flags_exclusive', { flags: ['method', flag] });
    if (plain && season > 1) throw refused('season');
    if (plain && gamma !== undefined) throw refused('gamma');
    if (method === 'simple' && beta !== undefined) throw refused('beta');
  }
}

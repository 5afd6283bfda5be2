import { describe, expect, test } from 'vitest';
import type { ScreenEvent } from '../../src/cli/full-screen.js';
import { scoreOnScreen } from '../../src/cli/score-on-screen.js';
import { startSession } from '../../src/core/calibration/scoring-session.js';
import { Problem } from '../../src/core/problem.js';
import { keysOf, planOf } from '../core/calibration/scoring.js';

/** Plays keys and other events on a screen of paper. `end`: how far down the text can be moved. */
async function play(events: (string | ScreenEvent)[], { end = 10, save = async () => {} } = {}) {
  const waiting = events.flatMap((event): ScreenEvent[] =>
    typeof event === 'string' ? keysOf(event).map((key) => ({ type: 'key', key })) : [event],
  );
  const log: string[] = [];
  const screen = {
    size: { width: 80, height: 24 },
    draw: (lines: readonly string[]) => void log.push(lines.join()),
    next: async () => {
      const event = waiting.shift();
      if (!event) throw new Error('nobody presses a key any more');
      return event;
    },
  };
  const result = await scoreOnScreen(screen, startSession(planOf(['T1', 'T2']), null), {
    draw: ({ place }, _size, scroll) => {
      const at = Math.min(scroll, end);
      return { lines: [`${place}:${at}`], cursor: null, scroll: at, page: 5 };
    },
    save: async ({ ratings }) => {
      await save();
      log.push(`saved ${JSON.stringify(ratings[0]?.answers)}`);
    },
  });
  return { ...result, log };
}

describe('the loop of keys', () => {
  test('saves each answer before the next screen, and only what is new', async () => {
    const { log, session, signal } = await play(['y', 'b', 'y', 'q']);
    expect(log).toEqual(['0:0', 'saved {"clear":"yes"}', '1:0', '0:0', '1:0']);
    expect([session.ended, signal]).toEqual(['left', null]);
  });

  test('hands in what the review has', async () => {
    expect((await play(['yrhy'])).session.ended).toBe('handed_in');
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends with %s, what was answered being saved', async (signal) => {
    const { log, session, signal: ending } = await play(['y', { type: 'signal', signal }, 'n']);
    expect([ending, session.ended]).toEqual([signal, null]);
    expect(log).toContain('saved {"clear":"yes"}');
    expect(log.join()).not.toContain('no');
  });

  test('draws anew when the window changes', async () => {
    expect((await play([{ type: 'resized' }, 'q'])).log).toEqual(['0:0', '0:0']);
  });

  test('moves what is read, no further than it goes, and from the top for the next ticket', async () => {
    const { log } = await play(['<down><pagedown><pagedown><up><pageup>yjq']);
    expect(log).toEqual(['0:0', '0:1', '0:6', '0:10', '0:9', '0:4', 'saved {"clear":"yes"}', '1:4', '4:0']);
  });

  test('leaves arrows to the list of reasons and to the comment', async () => {
    const { session, log } = await play(['u<down><return>c<up>x<return>q']);
    expect(session.ratings[0]).toMatchObject({ unqualified: 'wrong_category', comment: 'x' });
    expect(log.every((line) => line.startsWith('saved') || line.endsWith(':0'))).toBe(true);
  });

  test('what can not be saved ends it', async () => {
    const save = async () => {
      throw new Problem('audit_closed', { name: 'november', at: 'now' });
    };
    await expect(play(['y'], { save })).rejects.toMatchObject({ code: 'audit_closed' });
  });
});

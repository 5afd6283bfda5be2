import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsNeeded, erlangB, erlangC } from '../../../src/core/statistics/erlang.js';

describe('Erlang', () => {
  it.each([
    [1, 1, 1 / 2],
    [1, 2, 1 / 5],
    [2, 2, 2 / 5],
  ])('B of load %d and %d agents is by hand %d', (load, agents, blocked) => {
    expect(erlangB({ load, agents })).toBeCloseTo(blocked, 12);
  });

  it('C by hand: half the load of one agent waits half the time; load 1 of two agents a third', () => {
    expect(erlangC({ load: 0.5, agents: 1 }, 60, 0)).toEqual({
      agents: 1,
      occupancy: 0.5,
      waiting_probability: 0.5,
      service_level: 0.5,
      average_wait: 60,
      reason: null,
    });
    expect(erlangC({ load: 1, agents: 2 }, 60, 0).waiting_probability).toBeCloseTo(1 / 3, 12);
  });

  it('has no mean wait where the queue grows without end', () => {
    expect(erlangC({ load: 5, agents: 5 }, 60, 20)).toMatchObject({
      waiting_probability: 1,
      service_level: 0,
      average_wait: null,
      reason: 'overloaded',
    });
  });

  it('holds for thousands of agents', () => {
    const { waiting_probability, service_level, average_wait } = erlangC({ load: 950, agents: 1000 }, 180, 20);
    expect(waiting_probability).toBeGreaterThan(0.05);
    expect(waiting_probability).toBeLessThan(0.2);
    expect(service_level).toBeGreaterThan(0.99);
    expect(average_wait).toBeCloseTo((waiting_probability * 180) / 50, 12);
    expect(agentsNeeded(9000, 180, { share: 0.8, seconds: 20, occupancy: 1 }).agents).toBeGreaterThan(9000);
  });

  it('never serves fewer with more agents, and never more with more load', () => {
    const load = fc.double({ min: 0.01, max: 300, noNaN: true });
    const agents = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(load, agents, fc.integer({ min: 0, max: 120 }), (work, staff, within) => {
        const level = (of: number, by: number) => erlangC({ load: of, agents: by }, 180, within).service_level;
        expect(level(work, staff + 1)).toBeGreaterThanOrEqual(level(work, staff) - 1e-12);
        expect(level(work * 1.1, staff)).toBeLessThanOrEqual(level(work, staff) + 1e-12);
      }),
    );
  });

  it('needs the fewest agents that reach the target, and says which part of it decides', () => {
    const load = fc.double({ min: 0.01, max: 200, noNaN: true });
    const shares = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(load, shares, shares, (work, share, occupancy) => {
        const target = { share, seconds: 20, occupancy };
        const { agents, because } = agentsNeeded(work, 180, target);
        const reached = (staff: number) => {
          const found = erlangC({ load: work, agents: staff }, 180, 20);
          return {
            served: found.service_level >= share,
            rested: found.average_wait !== null && found.occupancy <= occupancy * (1 + 1e-12),
          };
        };
        expect(reached(agents)).toEqual({ served: true, rested: true });
        const fewer = reached(agents - 1);
        if (agents > 1) expect(because === 'occupancy' ? !fewer.rested : !fewer.served).toBe(true);
      }),
    );
  });
});

import { type Proportion, wilson } from '../statistics/wilson.js';
import type { LedgerMark } from './ledger.js';
import type { ReviewedTicket } from './reviewed.js';

/** Who writes tickets down, and who works on them. */
export const SIDES = ['service', 'business'] as const;
export type Side = (typeof SIDES)[number];

/** What one side says of a reason. */
export interface SideView {
  side: Side;
  /** Of the reviewed tickets that raters of this side scored, those that at least one of them marked for this reason. */
  called: Proportion;
  /** The marks in the ledger that people of this side made for it, and what became of them. */
  marks: number;
  open: number;
  upheld: number;
  lifted: number;
}

/** How both sides see the same question: over-generation (过度生成工单) against work that is not taken up (重业务轻服务). */
export interface BothViews {
  reason: string;
  sides: SideView[];
  /** Reviewed tickets that both sides scored, by who marked them. */
  common: { tickets: number; both: number; service_only: number; business_only: number; neither: number };
  /** Those that one side only marked: what there is to talk about. */
  disputed: { id: string; by: Side }[];
}

/**
 * Puts what the service centre and the departments say of one reason side by side. A rater, or a marker, whom `sideOf` gives no side is in
 * neither view.
 */
export function bothViews(
  reviewed: readonly ReviewedTicket[],
  marks: readonly LedgerMark[],
  reason: string,
  sideOf: (person: string) => Side | null,
): BothViews {
  const said = reviewed.map(({ id, ratings }) => {
    const of = (side: Side) => ratings.filter(({ rater }) => sideOf(rater) === side);
    const called = (side: Side) =>
      of(side).length === 0 ? null : of(side).some(({ rating }) => rating.unqualified === reason);
    return { id, service: called('service'), business: called('business') };
  });
  const sides = SIDES.map((side): SideView => {
    const scored = said.flatMap((ticket) => ticket[side] ?? []);
    const own = marks.filter((mark) => mark.reason === reason && sideOf(mark.by) === side);
    const having = (standing: LedgerMark['standing']) => own.filter((mark) => mark.standing === standing).length;
    const counts = { open: having('open'), upheld: having('upheld'), lifted: having('lifted') };
    return { side, called: wilson(scored.filter(Boolean).length, scored.length), marks: own.length, ...counts };
  });
  const common = said.filter(({ service, business }) => service !== null && business !== null);
  const where = (service: boolean, business: boolean) =>
    common.filter((ticket) => ticket.service === service && ticket.business === business);
  const [serviceOnly, businessOnly] = [where(true, false), where(false, true)];
  return {
    reason,
    sides,
    common: {
      tickets: common.length,
      both: where(true, true).length,
      service_only: serviceOnly.length,
      business_only: businessOnly.length,
      neither: where(false, false).length,
    },
    disputed: [
      ...serviceOnly.map(({ id }) => ({ id, by: 'service' as const })),
      ...businessOnly.map(({ id }) => ({ id, by: 'business' as const })),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

import { Flags } from '@oclif/core';

/** A flag for each fact that a person states. */
export const factFlags = {
  title: Flags.string({ summary: 'What it is about, in one line', helpValue: 'TEXT' }),
  description: Flags.string({ summary: 'What happened, in the words of the customer', helpValue: 'TEXT' }),
  channel: Flags.string({ summary: 'How it reached the desk', helpValue: 'CODE' }),
  category: Flags.string({
    summary: 'What kind it is, with a sub-code where wanted: product/safety',
    helpValue: 'CODE',
  }),
  priority: Flags.string({ summary: 'How pressing it is', helpValue: 'CODE' }),
  customer: Flags.string({ summary: 'A key of the customer, not a name', helpValue: 'KEY' }),
  contact: Flags.string({ summary: 'How to reach the customer', helpValue: 'TEXT' }),
  vip: Flags.boolean({ summary: 'A customer with a promise of special care', allowNo: true }),
  public: Flags.boolean({ summary: 'Made where others can read it', allowNo: true }),
  product: Flags.string({ summary: 'The product or service', helpValue: 'NAME' }),
  'sub-product': Flags.string({ summary: 'Its kind', helpValue: 'NAME' }),
  order: Flags.string({ summary: 'Order, contract or invoice', helpValue: 'REF' }),
  demand: Flags.string({ summary: 'What the customer wants: resolution, comfort or compensation', helpValue: 'CODE' }),
  remedy: Flags.string({ summary: 'The remedy asked for, in words', helpValue: 'TEXT' }),
  claimed: Flags.string({ summary: 'What the customer asks for in money: 150, "150 CNY"', helpValue: 'SUM' }),
  about: Flags.string({ summary: 'The person of the desk that it is about', helpValue: 'PERSON' }),
  tag: Flags.string({ summary: 'A tag; may be given several times', multiple: true, helpValue: 'TAG' }),
};

const FIELD_OF_FLAG: Record<string, string> = {
  'sub-product': 'sub_product',
  order: 'order_ref',
  tag: 'tags',
  claimed: 'amount_claimed',
};

/** The facts that were given as flags, by field name. */
export function factsOf(flags: Record<string, unknown>): Record<string, unknown> {
  const given = Object.keys(factFlags).filter((flag) => flags[flag] !== undefined);
  return Object.fromEntries(
    given.map((flag) => {
      const value = flags[flag];
      const isNumber = flag === 'claimed' && /^\d+(\.\d+)?$/.test(String(value));
      return [FIELD_OF_FLAG[flag] ?? flag, isNumber ? Number(value) : value];
    }),
  );
}

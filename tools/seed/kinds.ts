import type { TeamName } from './people.js';

/** What is complained of: how often, who looks after it, about which products, how urgent it mostly is. */
export interface Kind {
  weight: number;
  team: TeamName;
  products: readonly string[];
  priorities: Readonly<Record<string, number>>;
}

const DEVICES = ['Phone X12', 'Tablet T8', 'Watch W3', 'Earbuds S2', 'Power bank 20K', 'Router AX3'];
const LINES = ['Home broadband 500M', 'Home broadband 1000M', 'Mobile plan M', 'Mobile plan L', 'Family plan'];
const SERVICES = ['Express delivery', 'Device insurance', 'Gold membership', 'Cloud storage'];
const ALL = [...LINES, ...LINES, ...DEVICES, ...SERVICES];

const PLAIN = { general: 90, complex: 8, urgent: 2 };
const HARD = { general: 60, complex: 36, urgent: 4 };
const MONEY = { general: 74, complex: 14, urgent: 12 };
const DANGER = { general: 10, complex: 20, urgent: 70 };

/** By `category/subcategory` of the preset three-tier. */
export const KINDS: Readonly<Record<string, Kind>> = {
  'product/performance': { weight: 10, team: 'technical', products: [...LINES, ...DEVICES], priorities: HARD },
  'product/safety': { weight: 1.5, team: 'product', products: DEVICES, priorities: DANGER },
  'product/material': { weight: 4, team: 'product', products: DEVICES, priorities: PLAIN },
  'product/description': { weight: 3, team: 'product', products: DEVICES, priorities: PLAIN },
  'service/pre_sale': { weight: 4, team: 'service', products: [...LINES, ...SERVICES], priorities: PLAIN },
  'service/in_sale': { weight: 3, team: 'service', products: ALL, priorities: PLAIN },
  'service/after_sale': { weight: 9, team: 'technical', products: [...LINES, ...DEVICES], priorities: HARD },
  'service/delay': { weight: 12, team: 'logistics', products: ALL, priorities: PLAIN },
  'service/attitude': { weight: 6, team: 'service', products: ALL, priorities: PLAIN },
  'communication/jargon': { weight: 2, team: 'service', products: [...LINES, ...SERVICES], priorities: PLAIN },
  'communication/tone': { weight: 2, team: 'service', products: ALL, priorities: PLAIN },
  'communication/empathy': { weight: 1.5, team: 'service', products: ALL, priorities: PLAIN },
  'communication/wrong_information': { weight: 7, team: 'service', products: ALL, priorities: HARD },
  'process/returns': { weight: 9, team: 'logistics', products: DEVICES, priorities: MONEY },
  'process/membership': { weight: 4, team: 'digital', products: ['Gold membership'], priorities: PLAIN },
  'process/complaint_process': { weight: 2, team: 'digital', products: ALL, priorities: PLAIN },
  'process/billing': { weight: 20, team: 'billing', products: [...LINES, ...SERVICES], priorities: MONEY },
};

/** Ways in when the desk is staffed, and when it is not. */
export const CHANNELS_BY_DAY = { phone: 42, app: 20, web: 12, email: 9, social: 6, store: 8, post: 1, regulator: 2 };
export const CHANNELS_BY_NIGHT = { app: 50, web: 25, email: 13, social: 12 };

/** What each demand is worth: in which share of complaints it is made. */
export const DEMANDS = { resolution: 66, comfort: 14, compensation: 20 };

import { countedNoun } from './english-noun.ts';
import { matchAt, percentage, type Unit, type UnitKind } from './quantity.ts';

type Row = readonly [kind: UnitKind, words: string, code: string | null, factor: number];

/** UN/CEFACT Recommendation 20 codes; the factor turns the written unit into the coded one. */
const rows: readonly Row[] = [
  ['size', 'km|kilometres?|kilometers?', 'KMT', 1],
  ['size', 'miles?', 'SMI', 1],
  ['size', 'm|metres?|meters?', 'MTR', 1],
  ['size', 'mm|millimetres?', 'MMT', 1],
  ['size', 'km2|km²|square kilomet(?:re|er)s?|sq\\.? ?km', 'KMK', 1],
  ['size', 'm2|m²|square met(?:re|er)s?|sq\\.? ?m', 'MTK', 1],
  ['size', 'square miles?', 'MIK', 1],
  ['size', 'feet|foot|ft', 'FOT', 1],
  ['size', 'square feet|sq\\.? ?ft', 'FTK', 1],
  ['size', 'm3|m³|cubic met(?:re|er)s?', 'MTQ', 1],
  ['size', 'ha|hectares?', 'HAR', 1],
  ['size', 'acres?', 'ACR', 1],
  ['size', 'litres?|liters?', 'LTR', 1],
  ['size', 'gallons?', 'GLL', 1],
  ['size', 'km/h|kph|kilometres per hour|kilometers per hour', 'KMH', 1],
  ['size', 'mph|miles per hour', 'HM', 1],
  ['size', 'BTUs?|Btus?', 'BTU', 1],
  ['size', 'MMBTUs?|MMBtus?', 'BTU', 1e6],
  ['size', 'SEER2?|EER|HSPF|AFUE', null, 1],
  ['size', '°F|degrees Fahrenheit', 'FAH', 1],
  ['size', 'ML|megalit(?:re|er)s?', 'MTQ', 1000],
  ['size', 'GL|gigalit(?:re|er)s?', 'MTQ', 1e6],
  ['size', 'tonnes?|tons?|t', 'TNE', 1],
  ['size', 'kt|kilotonnes?', 'TNE', 1e3],
  ['size', 'Mt|megatonnes?', 'TNE', 1e6],
  ['size', 'tCO2e?|tonnes? (?:of )?CO2e?|t CO2-?eq?', 'TNE', 1],
  ['size', 'ktCO2e?', 'TNE', 1e3],
  ['size', 'MtCO2e?', 'TNE', 1e6],
  ['size', 'g|grams?|grammes?', 'GRM', 1],
  ['size', 'mg|milligrams?', 'MGM', 1],
  ['size', '[µμu]g|micrograms?', 'MC', 1],
  ['size', 'kg|kilograms?|kilogrammes?', 'KGM', 1],
  ['size', 'kWp?|kilowatts?', 'KWT', 1],
  ['size', 'MWp?|megawatts?', 'MAW', 1],
  ['size', 'GWp?|gigawatts?', 'A90', 1],
  ['size', 'TW|terawatts?', 'D31', 1],
  ['size', 'kWh|kilowatt[- ]hours?', 'KWH', 1],
  ['size', 'MWh|megawatt[- ]hours?', 'MWH', 1],
  ['size', 'GWh|gigawatt[- ]hours?', 'GWH', 1],
  ['size', 'TWh|terawatt[- ]hours?', 'D32', 1],
  ['size', 'Mbps|Mbit/s|Mb/s|megabits? per second', 'E20', 1],
  ['size', 'Gbps|Gbit/s|Gb/s|gigabits? per second', 'B80', 1],
  ['size', 'GB', 'E34', 1],
  ['size', 'TB', 'E35', 1],
  ['size', 'gigabytes?', 'E34', 1],
  ['size', 'terabytes?', 'E35', 1],
  ['size', 'PB|petabytes?', 'E36', 1],
  ['size', 'EB|ZB|exabytes?|zettabytes?', null, 1],
  ['size', 'Tbps|Tbit/s|terabits? per second', 'E84', 1],
  ['size', 'MHz|megahertz', 'MHZ', 1],
  ['size', 'GHz|gigahertz', 'A86', 1],
  ['size', 'teraflops?|TFLOPS|petaflops?|PFLOPS|exaflops?|EFLOPS', null, 1],
  ['size', '°C|degrees(?: Celsius)?', 'CEL', 1],
  ['size', 'dB', '2N', 1],
  ['time', 'ms|milliseconds?', 'C26', 1],
  ['time', 'seconds?', 'SEC', 1],
  ['time', 'minutes?|mins?', 'MIN', 1],
  ['time', 'hours?|hrs?', 'HUR', 1],
  ['time', '(?:working |calendar |business )?days?', 'DAY', 1],
  ['time', 'weeks?', 'WEE', 1],
  ['time', 'months?', 'MON', 1],
  ['time', 'years?', 'ANN', 1],
];

const patterns = rows.flatMap(([kind, words, code, factor]) =>
  words.split(/\|(?![^(]*\))/).map((word) => ({
    pattern: new RegExp(
      `${word}(?:\\s?(?:/|per)\\s?(?:year|annum|day|month|hour|person|capita|household|km2|km²|km|kilometre|kilometer|ha|hectare|a|yr|kWh|m2|m²|m3|m³|cubic met(?:re|er)|litre|L|d|head|unit))?(?![\\w%])`,
      'y',
    ),
    kind,
    base: code === null ? null : { code, factor },
  })),
);

/** What a multiple counts in: nothing. */
export const times: Unit = { text: '', kind: 'share', base: { code: 'C62', factor: 1 } };
const percent = /\s?(?:%|per\s?cent\b|percentage points?|pp\b|percent\b)/iy;
/** 20x, tenfold */
const fold =
  /[x×](?![\w\d])|\stimes(?=\s(?:the|as|its|their|today|current|more|higher|larger|what|that|20\d\d)\b)/iy;
/** 10-fold is a multiple like double, and has no unit either. */
const suffixed = /[-\s]?fold\b/iy;
/** 25 per 1,000 live births */
const perMany = /\sper\s\d[\d,]*(?:\s(?!by\b|in\b|and\b|to\b|of\b|at\b)[a-z]+){0,2}/iy;
const magnitude =
  /\s?(thousand|million|billion|trillion|lakh crore|lakhs?|crores?|mn|bn|tn|cr|m|k|b)(?![\w%²³])/iy;
const sizes = new Map<string, number>(
  Object.entries({
    thousand: 1e3,
    k: 1e3,
    lakh: 1e5,
    lakhs: 1e5,
    crore: 1e7,
    crores: 1e7,
    cr: 1e7,
    'lakh crore': 1e12,
    million: 1e6,
    mn: 1e6,
    m: 1e6,
    billion: 1e9,
    bn: 1e9,
    b: 1e9,
    trillion: 1e12,
    tn: 1e12,
  }),
);
const currencies = new Map<string, string>(
  Object.entries({
    $: 'USD',
    US$: 'USD',
    USD: 'USD',
    '£': 'GBP',
    GBP: 'GBP',
    '€': 'EUR',
    EUR: 'EUR',
    '¥': 'CNY',
    CNY: 'CNY',
    RMB: 'CNY',
    '₹': 'INR',
    Rs: 'INR',
    'Rs.': 'INR',
    INR: 'INR',
    S$: 'SGD',
    SGD: 'SGD',
    C$: 'CAD',
    CAD: 'CAD',
    NZ$: 'NZD',
    NZD: 'NZD',
    A$: 'AUD',
    AUD: 'AUD',
  }),
);

/** The unit after an English number, and where it ends. A count has its noun: the buildings of 120 public buildings. */
export function readEnglishUnit(text: string, at: number, sign: string): { unit: Unit; end: number } | null {
  const share = sign === '' ? matchAt(percent, text, at) : null;
  if (share !== null) return { unit: percentage, end: at + share[0].length };
  const rate = sign === '' ? matchAt(perMany, text, at) : null;
  if (rate !== null)
    return { unit: { text: rate[0].trim(), kind: 'share', base: null }, end: at + rate[0].length };
  const folded = sign === '' ? matchAt(suffixed, text, at) : null;
  if (folded !== null) return { unit: times, end: at + folded[0].length };
  const many = sign === '' ? matchAt(fold, text, at) : null;
  if (many !== null)
    return {
      unit: { text: many[0].trim(), kind: 'share', base: { code: 'C62', factor: 1 } },
      end: at + many[0].length,
    };
  const large =
    sign === ''
      ? (matchAt(/\s(thousand|million|billion|trillion|lakh crore|lakhs?|crores?|bn|mn)(?!\w)/iy, text, at) ??
        // 80M gallons, 250k trees
        matchAt(/(M|k|K|B)(?=\s[a-z])/y, text, at))
      : matchAt(magnitude, text, at);
  const name = (large?.[1] ?? '').toLowerCase();
  const factor = sizes.get(name) ?? 1;
  const from = at + (large?.[0].length ?? 0);
  if (sign !== '') {
    const code = currencies.get(sign);
    const base = code === undefined ? null : { code, factor: factor * 100 };
    return {
      unit: { text: `${sign}${large?.[0] ?? ''}`, kind: 'money', base },
      end: from,
    };
  }
  const measured = measureAt(text, from);
  if (measured !== null) {
    const base = measured.base === null ? null : { ...measured.base, factor: measured.base.factor * factor };
    const words = text.slice(at, measured.end).trim();
    return { unit: { text: words, kind: measured.kind, base }, end: measured.end };
  }
  const noun = countedNoun(text, from);
  // 12 cases per 10,000 people
  const nounEnd = noun === '' ? from : from + 1 + noun.length;
  const rated = noun !== '' && text.startsWith(noun, from + 1) ? matchAt(perMany, text, nounEnd) : null;
  if (rated !== null) {
    const end = nounEnd + rated[0].length;
    return { unit: { text: text.slice(at, end).trim(), kind: 'share', base: null }, end };
  }
  const counted = [large?.[1] ?? '', noun].join(' ').trim();
  return { unit: { text: counted, kind: 'count', base: { code: 'C62', factor } }, end: from };
}

function measureAt(text: string, at: number) {
  const start = /[ \u00a0-]/.test(text.charAt(at)) ? at + 1 : at;
  let best: { kind: UnitKind; base: Unit['base']; end: number } | null = null;
  for (const { pattern, kind, base } of patterns) {
    const end = start + (matchAt(pattern, text, start)?.[0].length ?? 0);
    if (end > start && end > (best?.end ?? 0)) best = { kind, base, end };
  }
  return best;
}

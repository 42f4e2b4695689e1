const chinese = /(?:年均|年平均|每年|逐年)[^，。；]{0,10}?[增提升涨降减压]/;
const english =
  /\b(?:(?:per|a|each|every) year|per annum|annually|average annual|annual (?:average|rate|growth|increase|decrease))\b/i;

/** Whether the words of a target tell of a change in every year (年均增长25%), not of one over the whole time. */
export function isYearlyChange(quote: string, quantity: string | null): boolean {
  return (quantity === 'increase' || quantity === 'decrease') && (chinese.test(quote) || english.test(quote));
}

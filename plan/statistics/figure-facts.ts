import type { Fact } from '@yuheng/kernel/facts-model';
import { shortDigest } from '../store/short-digest.ts';
import type { Figure } from './read-figures.ts';

export const officialFigure = 'OfficialFigure';

/** The same indicator, area and period are the same figure, whatever file it comes in: a later one corrects it. */
export function figureId({ indicator, area, period }: Pick<Figure, 'indicator' | 'area' | 'period'>): string {
  return `urn:ngsi-ld:${officialFigure}:${shortDigest([indicator, area, period])}`;
}

/** The code of the measure of an indicator in an area. */
export function figureCode(indicator: string, area: string): string {
  return `official-${shortDigest([indicator, area])}`;
}

/** What a figure says, in normalised form. @param file SHA-256 of the file, in hex */
export function figureAttributes(figure: Figure, file: string): Readonly<Record<string, object>> {
  const observedAt = `${figure.period}T00:00:00Z`;
  const text = (value: string) => ({ type: 'Property', value, observedAt });
  return {
    indicator: text(figure.indicator),
    area: text(figure.area),
    period: text(figure.period),
    value: { type: 'Property', value: figure.value, unitCode: figure.unit, observedAt },
    source: text(figure.source),
    publishedOn: text(figure.publishedOn),
    file: text(file),
    row: { type: 'Property', value: figure.row, unitCode: 'C62', observedAt },
  };
}

/** Does a figure say what is recorded already? Where it stands in which file apart: that alone corrects nothing. */
export function saysTheSame(figure: Figure, facts: Readonly<Record<string, Fact>>): boolean {
  return (
    facts['value']?.value === figure.value &&
    facts['value'].unitCode === figure.unit &&
    facts['source']?.value === figure.source &&
    facts['publishedOn']?.value === figure.publishedOn
  );
}

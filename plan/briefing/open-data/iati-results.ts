import type { Publication } from '../../store/briefing-store.ts';
import type { TargetRow } from '../briefing.ts';
import { printed } from '../figure-text.ts';
import { lastDayOf } from '../month.ts';
import { xmlText } from '../xml-text.ts';

/** IATI 2.03 code list IndicatorMeasure: 1 unit, 2 percentage, 5 qualitative. */
const measureCode = { unit: '1', percentage: '2', qualitative: '5' } as const;

/**
 * Results of the plans in the form of the IATI activity standard 2.03 (iati-activities › iati-activity › result ›
 * indicator › period › target, actual): an activity for each plan, a result for each target. It is no registered IATI
 * publication: identifiers begin with XI-YUHENG, and elements that only aid activities have (budgets, transactions) are absent.
 */
export function iatiResults({ month, publishedAt, content }: Publication): string {
  const activities = content.plans.map(({ id, title }) => {
    const targets = content.targets.filter((row) => row.plan === id);
    return [
      `  <iati-activity default-currency="CNY" last-updated-datetime="${publishedAt}" xml:lang="zh">`,
      `    <iati-identifier>XI-YUHENG-${xmlText(id)}</iati-identifier>`,
      `    <reporting-org ref="XI-YUHENG" type="10">${narrative(content.issuer)}</reporting-org>`,
      `    <title>${narrative(title)}</title>`,
      `    <description>${narrative(content.words['zh-CN'].title)}</description>`,
      // The code list ActivityStatus: 2 implementation.
      '    <activity-status code="2" />',
      ...targets.map((row) => resultOf(row, month)),
      '  </iati-activity>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<iati-activities version="2.03" generated-datetime="${publishedAt}">`,
    ...activities,
    '</iati-activities>\n',
  ].join('\n');
}

/** Result type 2: outcome. */
function resultOf(row: TargetRow, month: string): string {
  const falling = row.comparator === '<' || row.comparator === '<=';
  return [
    '    <result type="2" aggregation-status="0">',
    `      <title>${narrative(row.subject)}</title>`,
    `      <indicator measure="${measureOf(row)}" ascending="${falling ? '0' : '1'}" aggregation-status="0">`,
    `        <title>${narrative(row.unit === '' ? row.subject : `${row.subject} (${row.unit})`)}</title>`,
    ...periodOf(row, month),
    '      </indicator>',
    '    </result>',
  ].join('\n');
}

function measureOf({ goal, unit }: TargetRow): string {
  if (goal === null) return measureCode.qualitative;
  return unit === '%' ? measureCode.percentage : measureCode.unit;
}

/** The month of the briefing; each value with the id of its evidence. */
function periodOf({ goal, reading }: TargetRow, month: string): readonly string[] {
  if (goal === null && reading === null) return [];
  const value = (name: 'target' | 'actual', figure: typeof goal): readonly string[] =>
    figure === null
      ? []
      : [
          `          <${name} value="${printed(figure)}">`,
          `            <comment>${narrative(figure.evidence)}</comment>`,
          `          </${name}>`,
        ];
  return [
    '        <period>',
    `          <period-start iso-date="${month}-01" />`,
    `          <period-end iso-date="${lastDayOf(month)}" />`,
    ...value('target', goal),
    ...value('actual', reading),
    '        </period>',
  ];
}

function narrative(text: string): string {
  return `<narrative>${xmlText(text)}</narrative>`;
}

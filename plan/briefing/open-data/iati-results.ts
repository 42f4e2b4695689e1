import type { Publication } from '../../store/briefing-store.ts';
import type { TargetRow } from '../briefing.ts';
import { dayOf } from '../china-day.ts';
import { printed } from '../figure-text.ts';
import { lastDayOf } from '../month.ts';
import { xmlText } from '../xml-text.ts';

/** IATI 2.03 code list IndicatorMeasure: 1 unit, 2 percentage, 5 qualitative. */
const measureCode = { unit: '1', percentage: '2', qualitative: '5' } as const;

/**
 * Results of the plans in the form of the IATI activity standard 2.03 (iati-activities › iati-activity › result ›
 * indicator › period › target, actual), valid by its schema: an activity for each plan with the units that carry it out, a
 * result for each target. It is no registered IATI publication: identifiers begin with XI-YUHENG, and elements that only aid
 * activities have (recipients, sectors, budgets, transactions) are absent.
 */
export function iatiResults({ month, publishedAt, content }: Publication): string {
  const activities = content.plans.map(({ id, title, issued }) => {
    const targets = content.targets.filter((row) => row.plan === id);
    const tasks = content.ledger.filter((row) => row.plan === id);
    const leads = [...new Set(tasks.flatMap(({ lead }) => lead ?? []))];
    // A plan begins with its document; where that has no date, with the first task that was signed for.
    const begun = issued ?? tasks.flatMap(({ signed }) => signed ?? []).toSorted()[0] ?? dayOf(content.at);
    return [
      `  <iati-activity default-currency="CNY" last-updated-datetime="${publishedAt}" xml:lang="zh">`,
      `    <iati-identifier>XI-YUHENG-${xmlText(id)}</iati-identifier>`,
      `    <reporting-org ref="XI-YUHENG" type="10">${narrative(content.issuer)}</reporting-org>`,
      `    <title>${narrative(title)}</title>`,
      `    <description>${narrative(content.words['zh-CN'].title)}</description>`,
      // The code list OrganisationRole: 2 accountable, 4 implementing.
      participating(content.issuer, '2'),
      ...leads.map((unit) => participating(unit, '4')),
      // The code lists ActivityStatus: 2 implementation, and ActivityDateType: 2 actual start.
      '    <activity-status code="2" />',
      `    <activity-date type="2" iso-date="${begun}" />`,
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

/** OrganisationType 10: government. */
function participating(name: string, role: string): string {
  return `    <participating-org type="10" role="${role}">${narrative(name)}</participating-org>`;
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

/** What has neither a number to reach nor one that is measured is told in words. */
function measureOf({ goal, reading, unit }: TargetRow): string {
  if (goal === null && reading === null) return measureCode.qualitative;
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

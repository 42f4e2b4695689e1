import { workbookParts, zipped } from '@yuheng/kernel/test-workbook';

export const PLAN = `演练市数字园区行动计划
演练〔2025〕3号

　　一、主要任务

　　1.建设东部园区。2026年6月底前完成。（市工业和信息化局牵头，市财政局配合）

　　2.建设西部园区。（市工业和信息化局牵头）

　　3.发布园区地图。

　　4.培育园区骨干企业五十家，形成梯队。（市发展改革委牵头）

演练市人民政府
2025年1月10日
`;

const t = (ref: string, text: string, style = 0) =>
  `<c r="${ref}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;
const n = (ref: string, value: number, style = 0) => `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
const row = (number: number, ...cells: string[]) =>
  `<row r="${number}" spans="1:9" ht="24" customHeight="1">${cells.join('')}</row>`;

/** Parts of a ledger as a supervision office keeps it. @param east what it says of the first task */
export function ledgerParts(
  east: { readonly progress?: string; readonly problem?: string; readonly state?: string } = {},
): Record<string, string> {
  const { progress = '主楼封顶，完成投资3亿元', problem = '用地指标不足', state = '正常推进' } = east;
  const head = (ref: string, text: string) => t(ref, text, 2);
  const sheet = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="4" topLeftCell="A5" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="6"/><col min="3" max="3" width="30" style="2"/><col min="10" max="10" hidden="1"/></cols><sheetData>${[
    row(1, t('A1', '演练市重点任务督办台账', 2)),
    row(2, t('A2', '填报单位：市统筹办'), t('H2', '截至2026年3月')),
    row(
      3,
      head('A3', '序号'),
      head('B3', '任务'),
      head('C3', '责任单位'),
      head('E3', '完成时限'),
      head('F3', '状态'),
      head('G3', '进展情况'),
      head('H3', '存在问题'),
      head('I3', '备注'),
      head('J3', '内部打分'),
    ),
    row(4, head('C4', '牵头单位'), head('D4', '配合单位')),
    row(5, t('A5', '一、园区建设')),
    row(
      6,
      n('A6', 1),
      t('B6', '建设东部园区'),
      t('C6', '市工业和信息化局'),
      t('D6', '市财政局'),
      n('E6', 46_203, 1),
      t('F6', state),
      t('G6', progress),
      t('H6', problem),
      t('I6', '联系处室已变'),
      '<c r="J6"><f>LEN(G6)</f><v>1</v></c>',
    ),
    row(
      7,
      n('A7', 2),
      t('B7', '2.建设西部园区。'),
      t('C7', '市工业和信息化局'),
      t('E7', '长期'),
      t('F7', '已完成'),
      t('G7', '园区已开园'),
      t('H7', '无'),
    ),
    row(
      8,
      n('A8', 3),
      t('B8', '发布园区地图'),
      t('C8', '市自然资源局'),
      t('F8', '滞后'),
      t('G8', '底图未定'),
    ),
    row(
      9,
      n('A9', 4),
      t('B9', '培育园区骨干企业50家'),
      t('C9', '市发展改革委'),
      t('F9', '推进一般'),
      t('G9', '已有二十家'),
    ),
    row(10, n('A10', 5), t('B10', '治理黑臭水体'), t('F10', '正常推进'), t('G10', '完成')),
    row(
      11,
      t('A11', '合计'),
      '<c r="F11"><f>COUNTIF(F6:F10,"正常推进")</f><v>99</v></c>',
      '<c r="G11"><f>F11*2</f><v>198</v></c>',
    ),
  ].join(
    '',
  )}</sheetData><mergeCells count="4"><mergeCell ref="A1:J1"/><mergeCell ref="A5:J5"/><mergeCell ref="B3:B4"/><mergeCell ref="C3:D3"/></mergeCells><conditionalFormatting sqref="F6:F10"><cfRule type="containsText" priority="1" operator="containsText" text="滞后"><formula>NOT(ISERROR(SEARCH("滞后",F6)))</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="F6:F10"><formula1>"未启动,正常推进,滞后,已完成"</formula1></dataValidation></dataValidations>`;
  const other = `<sheetData>${row(1, t('A1', '联系人'), t('B1', '电话'))}</sheetData>`;
  return {
    ...workbookParts({ 重点任务: sheet, 通讯录: other }),
    'xl/comments1.xml': '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    'docProps/custom.xml': '<Properties/>',
  };
}

export function ledgerBytes(east?: Parameters<typeof ledgerParts>[0]): Uint8Array {
  return zipped(ledgerParts(east));
}

import { Problem } from '@yuheng/kernel/problem';
import { element38901 } from '../antenna/element.ts';
import { type MsiAntenna, MsiFault, readMsi } from '../antenna/msi-file.ts';
import type { AntennaChoice } from '../coverage/antenna-choice.ts';
import type { CaseAntennas } from './case-parts.ts';
import { readText } from './read-text.ts';

/** Reads the antennas that a case names by file. @throws Problem `network.bad-antenna-file`, `network.unreadable-file` */
export async function readAntennas(
  antennas: CaseAntennas,
  beside: string,
): Promise<ReadonlyMap<string, MsiAntenna>> {
  const read = new Map<string, MsiAntenna>();
  for (const antenna of Object.values(antennas)) {
    if (antenna.kind !== 'msi' || read.has(antenna.file)) continue;
    const { file } = antenna;
    const text = await readText(beside, file);
    try {
      read.set(file, readMsi(text));
    } catch (error) {
      if (!(error instanceof MsiFault)) throw error;
      throw new Problem('network.bad-antenna-file', { file, line: error.line, reason: error.key });
    }
  }
  return read;
}

/** @param msi antennas of files that were read */
export function antennasOf(
  antennas: CaseAntennas,
  msi: ReadonlyMap<string, MsiAntenna>,
): Readonly<Record<string, AntennaChoice>> {
  return Object.fromEntries(
    Object.entries(antennas).map(([name, antenna]) => [name, antennaOf(antenna, msi)]),
  );
}

function antennaOf(antenna: CaseAntennas[string], msi: ReadonlyMap<string, MsiAntenna>): AntennaChoice {
  switch (antenna.kind) {
    case 'isotropic':
      return antenna;
    case 'element':
      return { kind: 'element', element: antenna.element ?? element38901 };
    case 'beam':
    case 'ssb':
      return { ...antenna, panel: { ...antenna.panel, element: antenna.panel.element ?? element38901 } };
    case 'msi': {
      const read = msi.get(antenna.file);
      if (read === undefined) throw new RangeError(`${antenna.file} was not read`);
      return { kind: 'msi', antenna: read };
    }
  }
}

import type { Kernel } from '@yuheng/kernel/kernel';
import type { Text } from '@yuheng/kernel/messages';

/** The titles of measures, whichever pack offers them; the code where none does any more. */
export function measureTitles({ registry }: Pick<Kernel, 'registry'>): (code: string) => Text {
  return (code) => {
    const pack = registry.measures.get(code)?.pack;
    return pack === undefined ? { 'zh-CN': code, en: code } : registry.text(pack, `measures.${code}.title`);
  };
}

import { messages } from '../small-house.ts';
import { bridges } from './two-packs.ts';
import type { Vector } from './vector.ts';

export const texts: readonly Vector[] = [
  {
    name: 'one language has a text that the other lacks, one is empty, one is not translated',
    changes: {
      [`${bridges}/messages/zh-CN.json`]: messages('zh-CN', { title: '', 'map.open': 'Open' }),
      [`${bridges}/messages/en.json`]: messages('en', { 'map.closed': null }),
    },
    expected: [
      `${bridges}/messages/zh-CN.json:2 languages empty`,
      `${bridges}/messages/en.json:1 languages missing`,
      `${bridges}/messages/zh-CN.json:2 languages not-chinese`,
      `${bridges}/messages/zh-CN.json:16 languages not-chinese`,
    ],
  },
  {
    name: 'placeholders differ, and English is Chinese',
    changes: {
      [`${bridges}/messages/en.json`]: messages('en', {
        'errors.already-closed': 'Closed: {id}.',
        'map.open': '开放',
      }),
    },
    expected: [
      `${bridges}/messages/en.json:15 languages placeholders`,
      `${bridges}/messages/en.json:16 languages not-english`,
    ],
  },
  {
    name: 'abbreviations, formulas and brands need no Chinese',
    changes: {
      'console/messages/zh-CN.json': '{"shell.close": "RSRP ≥ -105 dBm", "shell.brand": "Yuheng"}',
      'console/messages/en.json': '{"shell.close": "RSRP ≥ -105 dBm", "shell.brand": "Yuheng"}',
      'console/ui/brand.tsx': "export const Brand = () => <b>{t('shell.brand')}</b>;\n",
    },
    expected: [],
  },
  {
    name: 'a file of messages that is none',
    changes: { 'console/messages/en.json': '["Close"]' },
    expected: ['console/messages/en.json:1 languages file'],
  },
  {
    name: 'a key in the wrong shape',
    changes: {
      'console/messages/zh-CN.json': '{"shell.close": "关闭", "Shell open": "打开"}',
      'console/messages/en.json': '{"shell.close": "Close", "Shell open": "Open"}',
      'console/ui/open.tsx': "export const Open = () => <b>{t('Shell open')}</b>;\n",
    },
    expected: ['console/messages/zh-CN.json:1 languages key', 'console/messages/en.json:1 languages key'],
  },
  {
    name: 'texts that a pack owes, that nobody has, and that nobody speaks',
    changes: {
      [`${bridges}/messages/zh-CN.json`]: messages('zh-CN', {
        'pages.map': null,
        'proposals.toll': null,
        'map.half': '半开',
        'shell.gone': '没有',
      }),
      [`${bridges}/messages/en.json`]: messages('en', {
        'pages.map': null,
        'proposals.toll': null,
        'map.half': 'Half open',
        'shell.gone': 'Gone',
      }),
      [`${bridges}/console/legend.tsx`]:
        "export const legend = (on: boolean) => [t('shell.close'), t(on ? 'map.open' : 'map.odd')];\n",
      [`${bridges}/console/map.tsx`]: "export const Page = () => t('map.closed');\n",
    },
    expected: [
      `${bridges}/messages/zh-CN.json:1 message-keys owed`,
      `${bridges}/messages/zh-CN.json:1 message-keys owed`,
      `${bridges}/console/legend.tsx:1 message-keys unknown`,
      `${bridges}/messages/zh-CN.json:17 message-keys idle`,
      `${bridges}/messages/zh-CN.json:18 message-keys idle`,
    ],
  },
  {
    name: 'nothing in the fixtures of a test but what the languages lack',
    changes: {
      'kernel/test/lamps/messages/zh-CN.json': '{"lamp": "灯"}',
      'kernel/test/lamps/messages/en.json': '{"lamp": "Lamp", "lit": "Lit"}',
    },
    expected: ['kernel/test/lamps/messages/zh-CN.json:1 languages missing'],
  },
  {
    name: 'Chinese in the code, in quotes, in a template and between tags',
    changes: {
      'console/ui/panel.tsx':
        "export const Panel = (n: number) => (\n  <p title='标题'>\n    共 {`${n} 个`}\n  </p>\n);\n",
    },
    expected: [
      'console/ui/panel.tsx:2 inline-text chinese',
      'console/ui/panel.tsx:3 inline-text chinese',
      'console/ui/panel.tsx:3 inline-text chinese',
    ],
  },
];

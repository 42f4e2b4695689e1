import type { Text } from '../packs/messages.ts';
import type { Registry } from '../packs/registry.ts';
import { actionTitle } from './action-title.ts';
import type { Extent } from './cedar/narrowing.ts';
import { RECORD_READ } from './schema.ts';

/** A decision to be told. */
export interface Decided {
  readonly action: string;
  readonly extent: Extent;
  /** Roles; null: whoever asks, by name. */
  readonly roles: readonly string[] | null;
  readonly name: string;
  readonly organisation: string | null;
  readonly tenant: string | null;
  /** null: the whole of the tenant. */
  readonly resource: string | null;
  /** What the policies that decided say. */
  readonly reasons: readonly Text[];
}

/** A decision as a sentence of both languages. Pure. */
export function decisionWords(decided: Decided, registry: Pick<Registry, 'operations' | 'text'>): Text {
  const { action, extent, reasons, resource, tenant } = decided;
  const say = (key: string, values: Parameters<Registry['text']>[2] = {}): Text =>
    registry.text('kernel', key, values);
  const title = actionTitle(action, registry);
  const about = action === RECORD_READ ? 'recorded' : 'decided';
  const sentence = reasons.length === 0 ? 'nothing' : extent;
  return say(`policy.${about}.${sentence}`, {
    who: whoOf(decided, say),
    action: title ? say('policy.decided.action', { title, action }) : both(action),
    resource:
      resource === null
        ? tenant === null
          ? say('policy.decided.whole')
          : say('policy.decided.tenant', { tenant })
        : both(resource),
    reasons: {
      'zh-CN': reasons.map((one) => one['zh-CN']).join(''),
      en: reasons.map(({ en }) => en).join(' '),
    },
  });
}

function whoOf({ roles, name, organisation }: Decided, say: (key: string) => Text): Text {
  const told = roles === null ? [both(name)] : roles.map((role) => say(`policy.role.${role}`));
  const all = [...told, ...(organisation === null ? [] : [both(organisation)])];
  return { 'zh-CN': all.map((one) => one['zh-CN']).join('·'), en: all.map(({ en }) => en).join(' · ') };
}

function both(text: string): Text {
  return { 'zh-CN': text, en: text };
}

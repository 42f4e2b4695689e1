import type { CompiledContext } from '../context/compiled-context.ts';
import type { JsonObject } from '../model/entity.ts';
import { withoutSecrets } from '../model/without-secrets.ts';
import type { Found } from '../sources/registration.ts';
import { sealedRegistrations } from '../sources/registration-secrets.ts';
import { renameRegistration } from '../sources/rename-registration.ts';
import { shownRegistration } from '../sources/shown-registration.ts';
import type { Definition } from './subscription.ts';
import type { TriggerReason } from './trigger-reason.ts';

/** What a subscriber is told of a source. */
export interface ToldSource {
  readonly reason: TriggerReason;
  /** In the words of the subscription. */
  readonly registration: JsonObject;
}

export function toldSource(
  found: Found,
  reason: TriggerReason,
  to: { readonly definition: Definition; readonly compiled: CompiledContext },
): ToldSource {
  const whole = shownRegistration(found, to.definition.notification.sysAttrs);
  // How a source knows who asks is no business of who is told that there is one.
  const shown = withoutSecrets(whole, sealedRegistrations.secrets);
  return { reason, registration: renameRegistration(shown, (name) => to.compiled.writtenName(name)) };
}

import { amendmentKind } from './amendment-kind.ts';
import { bindingKind } from './binding-kind.ts';
import { headKind } from './head-kind.ts';
import { measureKind } from './measure-kind.ts';
import { removalKind } from './removal-kind.ts';
import { thresholdKind } from './threshold-kind.ts';
import { undoKind } from './undo-kind.ts';

/** What changes the board of plans at work: proposed by one, approved by somebody else. */
export const changeKinds = [
  thresholdKind,
  bindingKind,
  measureKind,
  headKind,
  undoKind,
  amendmentKind,
  removalKind,
] as const;

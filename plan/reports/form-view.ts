import Type from 'typebox';
import { ReportForm } from './report-form.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** A form; `from` and `to` are the last days of its first and last periods. */
export const FormView = Type.Object({
  ...ReportForm.properties,
  id: Type.String(),
  /** The measure that its figures make. */
  measure: Type.String(),
  madeAt: Type.String(),
  endedAt: Nullable,
  endedWhy: Nullable,
});

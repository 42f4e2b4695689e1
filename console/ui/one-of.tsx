import styles from './one-of.module.css';

export interface OneOfChoice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  /** Stands smaller behind the text: a count. */
  readonly small?: string;
  /** The long form, on hover. */
  readonly title?: string;
}

/** One of a few that stand side by side, as a radio group: the choice is seen without opening anything. */
export function OneOf<Value extends string>({
  legend,
  name,
  value,
  choices,
  onChange,
  testId,
}: {
  readonly legend: string;
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly OneOfChoice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly testId?: string;
}) {
  return (
    <fieldset
      className={styles['switch']}
      // Few stay on one line in a narrow panel; many are broken into even lines.
      style={{ '--choice': choices.length > 4 ? '6.5rem' : '4rem' } as object}
    >
      <legend className="visually-hidden">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} title={choice.title}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
            data-testid={testId}
          />
          <span>
            {choice.text} {choice.small !== undefined && <small>{choice.small}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

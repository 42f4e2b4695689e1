import { Button, type ButtonProps } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { type ReactNode, useState } from 'react';
import styles from './ask-twice.module.css';

/** An act that is done once somebody has said so twice. What cannot be brought back is never the strong button of a page. */
export function AskTwice({
  words,
  act,
  kept,
  testId,
  className,
  yes = 'decide',
  children,
  ...button
}: Pick<ButtonProps, 'look' | 'small'> & {
  readonly words: {
    readonly ask: string;
    readonly sure: string;
    readonly no: string;
    readonly yes: string;
  };
  readonly act: { readonly isPending: boolean; readonly error: Error | null; readonly mutate: () => void };
  /** What is as it was when the act has failed. */
  readonly kept?: string;
  readonly testId: string;
  /** Of the button that does it. */
  readonly yes?: ButtonProps['look'];
  /** Of the box about the question. */
  readonly className: string | undefined;
  /** What may be said with it, below the question. */
  readonly children?: ReactNode;
}) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button {...button} onClick={() => setAsked(true)} data-testid={testId}>
        {words.ask}
      </Button>
    );
  return (
    <div className={className}>
      <p role="status">{words.sure}</p>
      {children}
      <div className={styles['acts']}>
        <Button small onClick={() => setAsked(false)}>
          {words.no}
        </Button>
        <Button
          small
          look={yes}
          busy={act.isPending}
          onClick={() => act.mutate()}
          data-testid={`${testId}-yes`}
        >
          {words.yes}
        </Button>
      </div>
      {act.error !== null && <Failure error={act.error} {...(kept === undefined ? {} : { kept })} />}
    </div>
  );
}

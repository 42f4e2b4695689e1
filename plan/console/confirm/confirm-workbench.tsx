import { useNavigate } from '@tanstack/react-router';
import type { Change } from '@yuheng/console/data/proposals';
import { ProposeForm } from '@yuheng/console/proposals/propose-form';
import { SubjectProposals } from '@yuheng/console/proposals/subject-proposals';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure } from '@yuheng/console/ui/states';
import { say } from '@yuheng/console/ui/toast';
import { useCallback, useMemo, useRef, useState } from 'react';
import { AddForm } from './add-form.tsx';
import { ConfirmHead, ConfirmProgress } from './confirm-head.tsx';
import styles from './confirm-page.module.css';
import { type ListView, rowsOf } from './confirm-rows.ts';
import { type Entry, progressOf, unitsOf } from './confirmation.ts';
import { DocumentPane, type Words } from './document-pane.tsx';
import { EntryForm } from './entry-form.tsx';
import type { RowAct } from './entry-row.tsx';
import { GapForm } from './gap-form.tsx';
import { GapList } from './gap-list.tsx';
import type { HeadField } from './head-form.tsx';
import { HeadPanel } from './head-panel.tsx';
import { ListTools } from './list-tools.tsx';
import { ProgrammeList } from './programme-list.tsx';
import type { Loaded } from './use-confirmation.ts';
import { useDecide } from './use-decide.ts';
import { useKeys } from './use-keys.ts';
import { useSelection } from './use-selection.ts';
import { useStable } from './use-stable.ts';
import { type Wanted, whyNot } from './why-not.ts';
import { type OpenDrawer, WorkbenchDrawers } from './workbench-drawers.tsx';

/** The one form that is open. */
type Form =
  | { readonly of: 'entry'; readonly act: 'edit' | 'reject' | 'threshold' }
  | { readonly of: 'head'; readonly first: HeadField }
  | { readonly of: 'add'; readonly kind: 'item' | 'target'; readonly words: Words | null }
  | { readonly of: 'gap'; readonly id: string }
  | { readonly of: 'propose'; readonly change: Change };

const everything: ListView = { order: 'doubts', state: 'all', words: '' };

/** Document left, programme right, gaps on top; the keyboard does everything. */
export function ConfirmWorkbench({
  loaded,
  may,
  asked,
}: {
  readonly loaded: Loaded;
  readonly may: boolean;
  /** The key of a target whose number one came to set; null for none. */
  readonly asked: string | null;
}) {
  const t = useText('plan');
  const { answer, text, state, confirmation } = loaded;
  const { plan, compiled } = answer;
  const draft = state === 'draft';
  const decide = useDecide(plan);
  const navigate = useNavigate();
  const page = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(everything);
  const [pane, setPane] = useState<'document' | 'programme'>('programme');
  const [form, setForm] = useState<Form | null>(
    asked !== null && may ? { of: 'entry', act: 'threshold' } : null,
  );
  const [drawer, setDrawer] = useState<OpenDrawer | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => rowsOf(confirmation, view), [confirmation, view]);
  const listed = useMemo(() => rows.flatMap((row) => (row.type === 'entry' ? [row.entry] : [])), [rows]);
  const progress = useMemo(() => progressOf(confirmation), [confirmation]);
  const units = useMemo(() => unitsOf(confirmation.entries), [confirmation.entries]);
  const { selected, setChosen, beside, nextOpen } = useSelection(listed, decide.isOpen, asked);

  const choose = (entry: Entry | undefined) => {
    setForm(null);
    if (entry !== undefined) setChosen(entry.key);
  };
  /** Whether a key may do its work; says why not. */
  const can = (wanted: Wanted, entry = selected): boolean => {
    const { open, certain } = progress;
    const why = whyNot(wanted, { may, draft, open, certain: certain.length, selected: entry });
    if (why !== null) say(t(why, { count: open }));
    return why === null;
  };
  const act = (entry: Entry, wanted: RowAct) => {
    setChosen(entry.key);
    if (wanted === 'select') return;
    if (wanted === 'open') {
      const next = new Set(opened);
      if (!next.delete(entry.key)) next.add(entry.key);
      setOpened(next);
    } else if (!can(wanted, entry)) return;
    else if (wanted === 'accept') {
      if (entry.verdict === 'open' || entry.verdict === 'rejected') void decide.accept([entry]);
      choose(nextOpen(entry));
    } else setForm({ of: 'entry', act: wanted });
  };
  const onAct = useStable((key: string, wanted: RowAct) => {
    const entry = confirmation.byKey.get(key);
    if (entry !== undefined) act(entry, wanted);
  });
  const onSelect = useCallback(
    (key: string) => {
      setView((now) => (now.words === '' && now.state === 'all' ? now : { ...now, words: '', state: 'all' }));
      setForm(null);
      setChosen(key);
    },
    [setChosen],
  );
  const selectedAct = (wanted: RowAct) => () => selected !== undefined && act(selected, wanted);
  const focusList = () => page.current?.querySelector<HTMLElement>(`[data-row-head][tabindex="0"]`)?.focus();
  const leave = () => {
    setForm(null);
    focusList();
  };
  /** What the board of a plan at work shows is changed by two. */
  const propose = (kind: string, content: object) =>
    setForm({ of: 'propose', change: { kind, content: { plan, ...content } } });
  const undo = () => {
    const sequence = selected?.standing.at(-1)?.sequence;
    if (!can('undo')) return;
    if (draft) void decide.undo(selected);
    else if (sequence !== undefined) propose('plan.undo', { sequence });
  };
  const openAll = () => can('all') && setDrawer('accept');
  const acceptCertain = () => {
    setDrawer(null);
    void decide.accept(progress.certain);
    if (selected !== undefined && !decide.isOpen(selected)) choose(listed.find(decide.isOpen));
  };
  /** A new version of a plan is put to work where the two are compared. */
  const openLive = () => {
    if (!can('live')) return;
    if (loaded.amends === null) setDrawer('live');
    else void navigate({ to: '/plan/$plan/changes', params: { plan } });
  };
  const openAdd = (kind: 'item' | 'target', words: Words | null = null) =>
    can('add') && setForm({ of: 'add', kind, words });
  const onAdd = may && draft ? openAdd : null;

  useKeys({
    j: () => choose(beside(1)),
    ArrowDown: () => choose(beside(1)),
    k: () => choose(beside(-1)),
    ArrowUp: () => choose(beside(-1)),
    a: selectedAct('accept'),
    e: selectedAct('edit'),
    x: selectedAct('reject'),
    t: selectedAct('threshold'),
    Enter: selectedAct('open'),
    ' ': selectedAct('open'),
    u: undo,
    A: openAll,
    g: openLive,
    n: () => openAdd('item'),
    p: () => can('head') && setForm({ of: 'head', first: 'title' }),
    r: () => setDrawer('record'),
    o: () => setView({ ...view, order: view.order === 'doubts' ? 'document' : 'doubts' }),
    '/': () => page.current?.querySelector<HTMLElement>('[data-filter] input')?.focus(),
    '?': () => setDrawer('keys'),
    Escape: () => (form !== null ? leave() : setView({ ...everything, order: view.order })),
  });

  const addSelected = useStable((words: Words, kind: 'item' | 'target') => {
    openAdd(kind, words);
    setPane('programme');
  });
  return (
    <div ref={page} className={styles['page']} data-pane={pane} data-testid="confirm-page">
      <div className={styles['panes']}>
        {(['programme', 'document'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={pane === one} onClick={() => setPane(one)}>
            {t(`confirm.${one}`)}
          </button>
        ))}
      </div>
      <DocumentPane
        text={text}
        plan={compiled.span}
        confirmation={confirmation}
        selected={selected}
        onSelect={onSelect}
        onAdd={onAdd === null ? null : addSelected}
      />
      <section className={styles['programme']} aria-label={t('confirm.programme')}>
        <ConfirmHead
          loaded={loaded}
          progress={progress}
          may={may}
          onHead={() => setForm({ of: 'head', first: 'title' })}
          onAll={openAll}
          onLive={openLive}
          onRecord={() => setDrawer('record')}
          onKeys={() => setDrawer('keys')}
        />
        {form?.of === 'head' && (
          <div className={styles['forms']}>
            <HeadPanel
              key={form.first}
              confirmation={confirmation}
              first={form.first}
              send={decide.send}
              onPropose={draft ? null : propose}
              onDone={leave}
            />
          </div>
        )}
        {form?.of === 'propose' && (
          <div className={styles['forms']}>
            <ProposeForm change={form.change} onCancel={leave} onDone={leave} />
          </div>
        )}
        {!draft && <SubjectProposals subject={plan} />}
        <GapList
          gaps={confirmation.gaps}
          may={may}
          live={!draft}
          asked={form?.of === 'gap' ? form.id : null}
          onHead={(first) => setForm({ of: 'head', first })}
          onAcknowledge={(id) => setForm({ of: 'gap', id })}
          onShow={onSelect}
          onEntry={(key, wanted) => {
            onSelect(key);
            setForm({ of: 'entry', act: wanted });
          }}
          form={
            form?.of === 'gap' && (
              <GapForm id={form.id} confirmation={confirmation} send={decide.send} onDone={leave} />
            )
          }
        />
        <div className={styles['bar']}>
          <ConfirmProgress progress={progress} draft={draft} />
          <ListTools view={view} onView={setView} onLeave={focusList} onAdd={onAdd} />
          {decide.error !== null && (
            <div className={styles['error']} data-testid="confirm-error">
              <Failure error={decide.error} kept={t('confirm.kept')}>
                <Button small onClick={decide.dismiss}>
                  {t('import.dismiss')}
                </Button>
              </Failure>
            </div>
          )}
        </div>
        {form?.of === 'add' && (
          <div className={styles['forms']}>
            <AddForm
              key={`${form.kind} ${form.words?.start}`}
              kind={form.kind}
              words={form.words}
              text={text}
              plan={compiled.span}
              near={selected?.span.start ?? compiled.span.start}
              issueDate={confirmation.issueDate}
              units={units}
              onCancel={leave}
              onAdd={async ({ kind, span, fields }) => {
                const saved = await decide.send(`add-${kind}`, { span, fields });
                if (saved) leave();
                return saved;
              }}
            />
          </div>
        )}
        <ProgrammeList
          rows={rows}
          selected={selected?.key ?? null}
          opened={opened}
          saving={decide.saving}
          issueDate={confirmation.issueDate}
          may={may && draft}
          mayNumber={may}
          onAct={onAct}
          onClear={() => setView(everything)}
          form={
            form?.of === 'entry' && selected !== undefined ? (
              <EntryForm
                key={`${selected.key} ${form.act}`}
                entry={selected}
                act={form.act}
                units={units}
                live={!draft}
                send={decide.send}
                onPropose={propose}
                onCancel={leave}
                onDone={() => choose(nextOpen(selected))}
              />
            ) : null
          }
        />
      </section>
      <WorkbenchDrawers
        open={drawer}
        loaded={loaded}
        progress={progress}
        onAccept={acceptCertain}
        onClose={() => setDrawer(null)}
      />
    </div>
  );
}

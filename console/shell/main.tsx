import '../ui/tokens.css';
import '../ui/base.css';
import { pages } from 'virtual:pack-pages';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { askAnew } from '../data/ask-anew.ts';
import { liveEvents } from '../data/live-events.ts';
import { hearRefusals } from '../data/refusals.ts';
import { RequestProblem } from '../data/request.ts';
import { sessionEnd } from '../data/session-end.ts';
import { whoQuery } from '../data/who.ts';
import { makeRouter } from './router.tsx';
import { firstLanguage, loadTexts, TextProvider } from './text-provider.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // An answer from the server is an answer; only silence is worth another try.
      retry: (failures, error) => error instanceof RequestProblem && error.status === 0 && failures < 3,
      refetchOnWindowFocus: false,
    },
  },
});
const router = makeRouter(queries);
queries.getQueryCache().subscribe((event) => {
  // Once for each answer: what else becomes of a query that failed tells nothing new.
  if (event.type !== 'updated' || event.action.type !== 'error' || event.query.queryKey[0] === 'who') return;
  const { error } = event.action;
  if (error instanceof RequestProblem && error.status === 401) askToSignIn();
});
// What is theirs may have changed since it was asked.
hearRefusals(() => void askWhoAgain());
liveEvents.watch(() => {
  const { state } = liveEvents.connection;
  if (state === 'refused') askToSignIn();
  if (state === 'barred') void askWhoAgain();
});

function askToSignIn(): void {
  if (queries.getQueryData(whoQuery.queryKey)?.user) sessionEnd.note();
  // Whoever signs in next must not see what was read for another.
  queries.clear();
  queries.setQueryData(whoQuery.queryKey, { user: null });
  void router.invalidate();
}

async function askWhoAgain(): Promise<void> {
  await askAnew(queries, whoQuery.queryKey);
  await router.invalidate();
}

async function start(): Promise<void> {
  void queries.prefetchQuery(whoQuery);
  // The page that will be shown is fetched while the user is asked for, not after.
  void pages.find((page) => page.path === location.pathname)?.load();
  const language = firstLanguage();
  const texts = await loadTexts(language);
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element root');
  createRoot(root).render(
    <TextProvider first={{ language, texts }}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </TextProvider>,
  );
}

void start();

import type { Page } from '@yuheng/kernel/pack';

/** The pages of plans, in the order of their addresses. */
export const pages: readonly Page[] = [
  {
    id: 'board',
    path: '/',
    file: 'console/board-page.tsx',
    rail: { group: 'plans', order: 1, icon: 'board' },
  },
  {
    id: 'map',
    path: '/map',
    file: 'console/map-page.tsx',
    rail: { group: 'plans', order: 2, icon: 'map' },
  },
  {
    id: 'cities',
    path: '/cities',
    file: 'console/cities-page.tsx',
    rail: { group: 'plans', order: 6, icon: 'compare' },
  },
  {
    id: 'inbox',
    path: '/inbox',
    file: 'console/inbox/inbox-page.tsx',
    rail: { group: 'plans', order: 3, icon: 'check' },
  },
  {
    id: 'contradictions',
    path: '/contradictions',
    file: 'console/contradictions-page.tsx',
    rail: { group: 'plans', order: 4, icon: 'differ' },
  },
  {
    id: 'contradiction',
    path: '/contradictions/$contradiction',
    file: 'console/contradiction-page.tsx',
  },
  {
    id: 'briefings',
    path: '/briefings',
    file: 'console/briefings-page.tsx',
    rail: { group: 'plans', order: 10, icon: 'document' },
  },
  {
    id: 'reports',
    path: '/reports',
    file: 'console/reports-page.tsx',
    rail: { group: 'plans', order: 9, icon: 'upload' },
  },
  { id: 'report-form', path: '/reports/form/$form', file: 'console/report-form-page.tsx' },
  { id: 'report', path: '/reports/$report', file: 'console/report-page.tsx' },
  {
    id: 'scenarios',
    path: '/scenarios',
    file: 'console/scenarios-page.tsx',
    rail: { group: 'plans', order: 7, icon: 'layers' },
  },
  { id: 'scenarios-compared', path: '/scenarios/compare', file: 'console/scenarios-compared-page.tsx' },
  { id: 'scenario', path: '/scenarios/$scenario', file: 'console/scenario-page.tsx' },
  {
    id: 'meetings',
    path: '/meetings',
    file: 'console/meetings/meetings-page.tsx',
    rail: { group: 'plans', order: 5, icon: 'calendar' },
  },
  { id: 'meeting', path: '/meetings/$meeting', file: 'console/meetings/meeting-page.tsx' },
  { id: 'briefing', path: '/briefings/$briefing', file: 'console/briefing-page.tsx' },
  { id: 'plan', path: '/plan/$plan', file: 'console/plan-page.tsx' },
  { id: 'overlaps', path: '/plan/overlaps', file: 'console/overlaps-page.tsx' },
  {
    id: 'statistics',
    path: '/statistics',
    file: 'console/statistics-page.tsx',
    rail: { group: 'plans', order: 8, icon: 'document' },
  },
  { id: 'changes', path: '/plan/$plan/changes', file: 'console/changes-page.tsx' },
  { id: 'confirm', path: '/plan/$plan/confirm', file: 'console/confirm/confirm-page.tsx' },
  { id: 'target', path: '/plan/$plan/target/$target', file: 'console/target/target-page.tsx' },
  { id: 'document', path: '/plan/$plan/document', file: 'console/document-page.tsx' },
];

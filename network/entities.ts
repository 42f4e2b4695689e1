import type { EntityType } from '@yuheng/kernel/entity-type';
import { baseStation } from './entities/base-station.ts';
import { candidateSite } from './entities/candidate-site.ts';
import { coverageCell } from './entities/coverage-cell.ts';
import { coverageResult } from './entities/coverage-result.ts';
import { coverageThreshold } from './entities/coverage-threshold.ts';
import { driveTestSample } from './entities/drive-test-sample.ts';
import { indoorSystem } from './entities/indoor-system.ts';
import { keyArea } from './entities/key-area.ts';
import { predictedLevel } from './entities/predicted-level.ts';
import { siteBuildOut } from './entities/site-build-out.ts';
import { siteDemand } from './entities/site-demand.ts';
import { siteProject } from './entities/site-project.ts';
import { siteStage } from './entities/site-stage.ts';
import { zoneRule } from './entities/zone-rule.ts';

export const entities: readonly EntityType[] = [
  baseStation,
  keyArea,
  coverageCell,
  siteDemand,
  candidateSite,
  siteProject,
  siteBuildOut,
  siteStage,
  zoneRule,
  coverageResult,
  coverageThreshold,
  predictedLevel,
  driveTestSample,
  indoorSystem,
];

/** Everything the store promises, on whichever engine it stands: only SQL that both take alike passes on both. */
import type { Database } from '../../src/store/database.ts';
import { capturesContract } from './captures.ts';
import { databaseContract } from './database.ts';
import { documentsContract } from './documents.ts';
import { failuresContract } from './failures.ts';
import { filesViewContract } from './files-view.ts';
import { hostsContract } from './hosts.ts';
import { nearDuplicatesContract } from './near-duplicates.ts';
import { readingQualityContract } from './reading-quality.ts';
import { runsContract } from './runs.ts';
import { schedulesContract } from './schedules.ts';
import { searchContract } from './search.ts';
import { sharedKeysContract } from './shared-keys.ts';
import { targetsContract } from './targets.ts';
import { workersContract } from './workers.ts';

/** @param db a migrated store without rows, opened before the first test */
export function storeContract(db: () => Database): void {
  databaseContract(db);
  runsContract(db);
  schedulesContract(db);
  sharedKeysContract(db);
  targetsContract(db);
  workersContract(db);
  hostsContract(db);
  capturesContract(db);
  documentsContract(db);
  nearDuplicatesContract(db);
  failuresContract(db);
  readingQualityContract(db);
  searchContract(db);
  filesViewContract(db);
}

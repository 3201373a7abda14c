/** Part of the build: writes the image of an empty store, with all tables, that the first start unpacks. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { embeddedQueueEngine } from '../queue/embedded-engine.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { migrate } from '../src/store/migrate.ts';

const db = await openEmbedded(null);
await migrate(db, join(packageRoot(), 'src/store/migrations'));
await embeddedQueueEngine(db);
const image = await db.dump();
await writeFile(join(packageRoot(), 'dist/empty-store.tar.gz'), Buffer.from(await image.arrayBuffer()));
await db.close();

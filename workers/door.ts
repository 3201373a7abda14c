/** The door to the web as this process uses it: who we say we are, what stands in for real hosts, robots kept in the store. */
import type { Env } from '../config/env.ts';
import { etiquette } from '../config/etiquette.ts';
import { packageVersion } from '../config/package-version.ts';
import { mappedServer, parseConnectTo } from '../src/fetch/connect-to.ts';
import type { Fetcher } from '../src/fetch/fetch-page.ts';
import { createFetcher } from '../src/fetch/fetch-page.ts';
import { ConfigurationError } from '../src/records/errors.ts';
import type { Source } from '../src/records/source.ts';
import { loadRobots, saveRobots } from '../src/store/hosts.ts';
import type { Store } from './store.ts';

export interface Door extends Fetcher {
  /** @throws ConfigurationError when a source would be asked over the real network without saying who asks */
  requireContact(sources: readonly Source[]): void;
}

/** @param store null for `sources try`, which keeps nothing. */
export function openDoor(store: Store | null, env: Pick<Env, 'contact' | 'connectTo'>): Door {
  const connectTo = env.connectTo === null ? [] : parseConnectTo(env.connectTo);
  const contact = env.contact ?? 'https://gleaner.demo.test/about';
  const fetcher = createFetcher({
    userAgent: `Gleaner/${packageVersion()} (+${contact})`,
    productToken: 'Gleaner',
    etiquette,
    connectTo,
    ...(store === null ? {} : { robotsStore: robotsIn(store) }),
  });
  return {
    ...fetcher,
    requireContact(sources) {
      if (env.contact !== null) return;
      const unmapped = sources.find((source) =>
        source.seeds.some((seed) => mappedServer(connectTo, new URL(seed.url).hostname) === null),
      );
      if (unmapped === undefined) return;
      throw new ConfigurationError(
        `crawl ${unmapped.id} failed: GLEANER_CONTACT is not set; site owners must be able to see who asks and where to complain. Set it to a web address or mailto: address of yours`,
      );
    },
  };
}

function robotsIn({ db }: Store): NonNullable<Parameters<typeof createFetcher>[0]['robotsStore']> {
  return {
    async load(origin) {
      const kept = await loadRobots(db, origin);
      return kept === null ? null : (kept.entry as never);
    },
    save: (origin, entry) => saveRobots(db, origin, { entry: JSON.stringify(entry), fetchedAt: new Date() }),
  };
}

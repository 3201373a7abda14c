/** The door to the web as this process uses it: who we say we are, what stands in for real hosts, robots kept in the store. */
import type { Env } from '../config/env.ts';
import { searchPath } from '../config/env.ts';
import { etiquette } from '../config/etiquette.ts';
import { packageVersion } from '../config/package-version.ts';
import { mappedServer, parseConnectTo } from '../src/fetch/connect-to.ts';
import type { Fetcher } from '../src/fetch/fetch-page.ts';
import { createFetcher } from '../src/fetch/fetch-page.ts';
import type { BrowserFacts } from '../src/fetch/render-page.ts';
import { ConfigurationError } from '../src/records/errors.ts';
import type { Source } from '../src/records/source.ts';
import { loadRobots, saveRobots } from '../src/store/hosts.ts';
import type { Store } from './store.ts';

export interface Door extends Fetcher {
  /** @throws ConfigurationError when a source would be asked over the real network without saying who asks */
  requireContact(sources: readonly Source[]): void;
  /**
   * Starts the browser when a source's pages need one; null when none does.
   * @throws ConfigurationError when there is none, or none that starts
   */
  requireBrowser(sources: readonly Source[]): Promise<BrowserFacts | null>;
}

/** What the door takes from the settings; without a word about browsers one is found when it is needed. */
type DoorEnv = Pick<Env, 'contact' | 'connectTo'> & Partial<Pick<Env, 'browser'>>;

/** @param store null for `sources try`, which keeps nothing. */
export function openDoor(store: Store | null, env: DoorEnv): Door {
  const connectTo = env.connectTo === null ? [] : parseConnectTo(env.connectTo);
  const contact = env.contact ?? 'https://gleaner.demo.test/about';
  const fetcher = createFetcher({
    userAgent: `Gleaner/${packageVersion()} (+${contact})`,
    productToken: 'Gleaner',
    etiquette,
    connectTo,
    ...(env.browser === undefined ? {} : { browser: { ...env.browser, searchPath: searchPath() } }),
    ...(store === null ? {} : { robotsStore: robotsIn(store) }),
  });
  return {
    ...fetcher,
    async requireBrowser(sources) {
      const needy = sources.find((source) => source.fetch.via === 'browser');
      if (needy === undefined) return null;
      try {
        return await fetcher.startBrowser();
      } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
        const reason = `ask ${needy.id} failed: its pages need a browser (fetch.via); ${error.message}`;
        throw new ConfigurationError(reason, { cause: error });
      }
    },
    requireContact(sources) {
      if (env.contact !== null) return;
      const unmapped = sources.find((source) =>
        source.seeds.some((seed) => mappedServer(connectTo, new URL(seed.url).hostname) === null),
      );
      if (unmapped === undefined) return;
      throw new ConfigurationError(
        `ask ${unmapped.id} failed: GLEANER_CONTACT is not set; site owners must be able to see who asks and where to complain. Set it to a web address or mailto: address of yours`,
      );
    },
  };
}

/** Starts the browser that would render pages, and ends it. @throws ConfigurationError when there is none, or none that starts */
export async function tryBrowser(env: DoorEnv): Promise<BrowserFacts> {
  const door = openDoor(null, env);
  return door.startBrowser().finally(() => door.close());
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

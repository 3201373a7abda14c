/** Which Chromium there is to render with: the one that was named, Playwright's, the system's, or one from an npm package. It starts none. */
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../records/errors.ts';
import { playwrightExecutables } from './browser.ts';
import { packagedBrowser } from './packaged-browser.ts';

export interface BrowserSettings {
  /** A path that the operator has named; null when one is to be found. */
  readonly executable: string | null;
  /** The operator wants none. */
  readonly isOff: boolean;
  /** Pages rendered at the same time. */
  readonly pages: number;
  /** Folders of the PATH. */
  readonly searchPath?: readonly string[];
  /** Found already: for measurements of a certain one. */
  readonly found?: FoundBrowser;
}

export interface FoundBrowser {
  /** Whose it is, for the operator: `the system's`. */
  readonly origin: string;
  readonly executable: string;
  /** What it needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Lent by tests. */
export interface BrowserPlaces {
  readonly playwright: () => Promise<readonly string[]>;
  readonly system: readonly string[];
  readonly packaged: () => Promise<FoundBrowser | null>;
}

/** The headless shell comes first: it draws no windows, and takes half of what a full Chromium takes. */
const NAMES = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/homebrew/bin'];
const APPLICATIONS = [
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const HOW_TO_GET_ONE =
  'run `npx playwright install chromium` or `apt-get install chromium`, or set GLEANER_BROWSER to the path of a Chromium';

/**
 * The first that is there.
 * @throws ConfigurationError when the named one cannot be run, when there is none, and when browsers are off.
 */
export async function findBrowser(settings: BrowserSettings, places = usualPlaces(settings)): Promise<FoundBrowser> {
  if (settings.isOff)
    throw new ConfigurationError('find a browser failed: GLEANER_BROWSER is off; unset it to have one found');
  if (settings.found !== undefined) return settings.found;
  if (settings.executable !== null) return named(settings.executable);
  for (const executable of await places.playwright())
    if (await canRun(executable)) return { origin: "Playwright's", executable, env: {} };
  for (const executable of places.system)
    if (await canRun(executable)) return { origin: "the system's", executable, env: {} };
  const packaged = await places.packaged();
  if (packaged !== null) return packaged;
  throw new ConfigurationError(`find a browser failed: there is none; ${HOW_TO_GET_ONE}`);
}

async function named(executable: string): Promise<FoundBrowser> {
  if (await canRun(executable)) return { origin: 'the one that GLEANER_BROWSER names', executable, env: {} };
  throw new ConfigurationError(
    `find the browser failed: GLEANER_BROWSER names ${executable}, which is no program that can be run; give the path of a Chromium, or unset it to have one found`,
  );
}

function usualPlaces({ searchPath = [] }: BrowserSettings): BrowserPlaces {
  const folders = [...new Set([...searchPath.filter((folder) => folder.startsWith('/')), ...FOLDERS])];
  const programs = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return { playwright: playwrightExecutables, system: [...programs, ...APPLICATIONS], packaged: packagedBrowser };
}

async function canRun(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

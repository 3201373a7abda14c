/** A Chromium as a process: started so that it cannot reach any network, and ended with all that descends from it. It renders nothing. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { browserPipe } from './browser-pipe.ts';
import type { BrowserPipe } from './browser-pipe.ts';
import { makeBrowserFolder } from './browser-folder.ts';
import { isRunning, pidsNaming, treeBytes, treePids } from './process-tree.ts';

export interface BrowserProcess {
  readonly pipe: BrowserPipe;
  /** Its profile and temporary files; gone after `kill`. */
  readonly folder: string;
  /** Settles when the process ended or sent what we do not take, with the reason. */
  readonly ended: Promise<string>;
  /** What it complained of last. */
  complaint(): string;
  /** Null where the system does not say. */
  memoryBytes(): number | null;
  /** Ends the whole tree, stopped processes too, and removes its files. */
  kill(): Promise<void>;
}

interface BrowserProcessOptions {
  readonly executable: string;
  /** Added to an otherwise almost empty environment: a browser that runs strangers' scripts gets none of our secrets. */
  readonly env: Readonly<Record<string, string>>;
  readonly hasSandbox: boolean;
  readonly maxMessageBytes: number;
}

const KILL_WAIT_MS = 5_000;
const MAX_COMPLAINT = 4_000;

/** Every connection would go to a proxy whose name has no address; loopback is no exception. Requests never get so far: they are intercepted. */
const NO_NETWORK = [
  '--proxy-server=http://no-network.invalid:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--dns-prefetch-disable',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
];

const QUIET = [
  '--headless',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-field-trial-config',
  '--disable-breakpad',
  '--disable-gpu',
  '--mute-audio',
  '--hide-scrollbars',
  '--password-store=basic',
  '--use-mock-keychain',
  // Containers give /dev/shm 64 MB.
  '--disable-dev-shm-usage',
  '--disable-back-forward-cache',
  // Pages in the background would run slower.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--blink-settings=imagesEnabled=false',
  `--disable-features=${[
    // Each would ask for something at the start, or for the page in another way than its address says.
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'MediaRouter',
    'OptimizationHints',
    'NetworkTimeServiceQuerying',
    'PreconnectToSearch',
    'AimEnabled',
    // Interception and preflights get into each other's way: Playwright says so of Chromium 155.
    'AvoidCorsURLLoaderRestartOnRedirect',
    // A full Chromium makes a window for every page: its address bar alone would take 900 CPU-ms (measured with 156).
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    'SpareRendererForSitePerProcess',
  ].join()}`,
];

export async function startBrowserProcess(options: BrowserProcessOptions): Promise<BrowserProcess> {
  const folder = await makeBrowserFolder();
  const child = spawn(options.executable, argumentsFor(folder, options.hasSandbox), {
    // A group of its own: Ctrl-C is ours to answer, and the group can be killed as one.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: environmentFor(folder, options.env),
  });
  let end: (reason: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  const pipe = browserPipe({
    write: child.stdio[3] as Writable,
    read: child.stdio[4] as Readable,
    maxMessageBytes: options.maxMessageBytes,
    onOverflow: () => end(`it sent more than ${options.maxMessageBytes} bytes at once`),
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-MAX_COMPLAINT);
  });
  child.once('error', (error) => end(error.message));
  child.once('exit', (code, signal) => end(`it ended with ${signal ?? `code ${code}`}`));
  let killing: Promise<void> | null = null;
  return {
    pipe,
    folder,
    ended,
    complaint: () => complaint.trim(),
    memoryBytes: () => (child.pid === undefined ? null : treeBytes(child.pid)),
    kill: () => (killing ??= killTree(child, folder).finally(() => pipe.close())),
  };
}

function argumentsFor(folder: string, hasSandbox: boolean): string[] {
  const sandbox = hasSandbox ? [] : ['--no-sandbox'];
  return [...QUIET, ...NO_NETWORK, ...sandbox, `--user-data-dir=${folder}/profile`, '--remote-debugging-pipe'];
}

function environmentFor(folder: string, more: Readonly<Record<string, string>>): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'en_GB.UTF-8', HOME: folder, TMPDIR: folder, ...more };
}

async function killTree(child: ChildProcess, folder: string): Promise<void> {
  if (child.pid !== undefined) {
    // Listed first: orphans of a killed parent would be harder to find. Crash handlers are nobody's children from the start.
    const pids = [...new Set([...treePids(child.pid), ...pidsNaming(folder)])];
    const exited = child.exitCode !== null || child.signalCode !== null ? null : once(child, 'exit');
    for (const pid of [-child.pid, ...pids.filter((pid) => pid !== child.pid || exited !== null)]) sendKill(pid);
    await Promise.race([exited, wait(KILL_WAIT_MS, undefined, { ref: false })]);
    for (const until = Date.now() + KILL_WAIT_MS; pids.some(isRunning) && Date.now() < until;) await wait(10);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {
    // Left for the sweep of the next start: a file system that will not let go is no reason to fail a page.
  });
}

function sendKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

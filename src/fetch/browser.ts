/** Drives a Chromium through Playwright: opens one on its pipe, renders pages in contexts of their own. The only file that knows Playwright. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright';
import type { BrowserProcess } from './browser-process.ts';

/** What a page asks for while it is rendered. */
export interface AskedByPage {
  readonly url: string;
  readonly method: string;
  /** As Chromium names it: `script`, `xhr`, `fetch`, `image` … */
  readonly kind: string;
  /** A navigation of the page itself, not of a frame in it. */
  readonly isMainDocument: boolean;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface AnswerToPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Rendering {
  readonly url: string;
  /** Null: the page does not get it. */
  readonly answer: (asked: AskedByPage) => Promise<AnswerToPage | null>;
  /** The page is taken after this time even when it is still asking for things. */
  readonly settleMs: number;
  /** It has settled when it asked for nothing so long. */
  readonly quietMs: number;
}

export interface RenderedDom {
  readonly markup: string;
  /** From the start to the last answer the page was given. */
  readonly answeredMs: number;
}

export interface OpenBrowser {
  readonly version: string;
  /** Rejects when the page crashed; hangs when page or browser do: the caller keeps the time. */
  render(rendering: Rendering): Promise<RenderedDom>;
}

/** Where `npx playwright install chromium` puts its headless shell and its full browser, whether they are there or not. */
export async function playwrightExecutables(): Promise<readonly string[]> {
  const { chromium } = await import('playwright');
  const full = chromium.executablePath();
  const [, cache, revision, platform] = /^(.+)\/chromium-(\d+)\/chrome-([\w-]+)\//.exec(full) ?? [];
  if (cache === undefined) return [full];
  const shell = `${cache}/chromium_headless_shell-${revision}/chrome-headless-shell-${platform}/chrome-headless-shell`;
  return [shell, full];
}

/** Takes the browser over. @throws when it does not answer in time, or not properly */
export async function openBrowser(
  process: BrowserProcess,
  { userAgent, timeoutMs }: { readonly userAgent: string; readonly timeoutMs: number },
): Promise<OpenBrowser> {
  // Half a second to load: only those who render pay for it.
  const { chromium } = await import('playwright');
  const artifactsDir = join(process.folder, 'artifacts');
  const browser = await chromium.connectOverCDP(process.pipe, { timeout: timeoutMs, artifactsDir });
  return { version: browser.version(), render: (rendering) => render(browser, userAgent, rendering) };
}

async function render(browser: Browser, userAgent: string, rendering: Rendering): Promise<RenderedDom> {
  const context = await browser.newContext({
    userAgent,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    acceptDownloads: false,
    serviceWorkers: 'block',
    // Pages that fade things in show them at once.
    reducedMotion: 'reduce',
  });
  const page = await newPage(context);
  const crash = new Promise<never>((_resolve, reject) => {
    page.once('crash', () => reject(new Error('the page crashed')));
  });
  const activity = createActivity();
  await context.route(
    () => true,
    (route) => activity.during(() => answerRoute(route, page, rendering)),
  );
  const rendered = await Promise.race([crash, renderPage(page, rendering, activity)]);
  await context.close();
  return rendered;
}

async function newPage(context: BrowserContext): Promise<Page> {
  await context.routeWebSocket(
    () => true,
    (socket) => void socket.close(),
  );
  await context.addInitScript(withoutPeers);
  const page = await context.newPage();
  context.on('page', (popup) => void popup.close().catch(() => {}));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
  return page;
}

/** Runs inside pages: connections that are no requests, and so pass by the interception. */
function withoutPeers(): void {
  for (const name of [
    'RTCPeerConnection',
    'webkitRTCPeerConnection',
    'RTCDataChannel',
    'WebTransport',
    'WebSocketStream',
  ])
    Reflect.deleteProperty(globalThis, name);
}

async function renderPage(page: Page, { url, settleMs, quietMs }: Rendering, activity: Activity): Promise<RenderedDom> {
  const started = performance.now();
  const mustEndAt = started + settleMs;
  // A page that led itself elsewhere at once is on its way there, and settles like any other.
  await page.goto(url, { waitUntil: 'commit', timeout: settleMs }).catch(ignore);
  activity.mark();
  while (performance.now() < mustEndAt && !(activity.isQuietFor(quietMs) && (await isParsed(page)))) await wait(25);
  const markup = await contentOf(page);
  return { markup, answeredMs: Math.round(Math.max(0, activity.lastAnswerAt() - started)) };
}

/** False as well while the page is between two documents. */
async function isParsed(page: Page): Promise<boolean> {
  const state = await page.evaluate<string>('document.readyState').catch(() => 'loading');
  return state !== 'loading';
}

/** A page on its way elsewhere has no content for a moment. */
async function contentOf(page: Page): Promise<string> {
  for (;;) {
    try {
      return await page.content();
    } catch (error) {
      if (!/navigating|context was destroyed/.test(String(error))) throw error;
      await wait(50);
    }
  }
}

async function answerRoute(route: Route, page: Page, rendering: Rendering): Promise<boolean> {
  const request = route.request();
  const place = placeOf(request, page);
  const answer =
    place === 'elsewhere'
      ? null
      : await rendering.answer({
          url: request.url(),
          method: request.method(),
          kind: request.resourceType(),
          isMainDocument: place === 'main-document',
          headers: request.headers(),
        });
  // The page may be gone by now.
  if (answer === null) {
    // No content leaves a page that wanted to go elsewhere where it is; most errors would put an error page in its place.
    const refusal = request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient');
    await refusal.catch(ignore);
    return false;
  }
  const { status, headers, body } = answer;
  await route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) }).catch(ignore);
  return true;
}

/** Requests of pop-ups and of frames have no business here; those of a frame that is not there yet are such a pop-up's. */
function placeOf(request: Request, page: Page): 'main-document' | 'in-page' | 'elsewhere' {
  try {
    const frame = request.frame();
    if (frame !== page.mainFrame()) return 'elsewhere';
    return request.isNavigationRequest() ? 'main-document' : 'in-page';
  } catch {
    return 'elsewhere';
  }
}

interface Activity {
  /** The work says whether it gave the page what it asked for. */
  during(work: () => Promise<boolean>): Promise<void>;
  mark(): void;
  isQuietFor(ms: number): boolean;
  lastAnswerAt(): number;
}

function createActivity(): Activity {
  let inHand = 0;
  let lastAt = performance.now();
  let lastAnswerAt = 0;
  const mark = (): void => void (lastAt = performance.now());
  return {
    async during(work) {
      inHand += 1;
      try {
        // What is refused does not keep a page from settling: some ask for it again and again.
        if (await work()) {
          lastAnswerAt = performance.now();
          mark();
        }
      } finally {
        inHand -= 1;
      }
    },
    mark,
    isQuietFor: (ms) => inHand === 0 && performance.now() - lastAt >= ms,
    lastAnswerAt: () => lastAnswerAt,
  };
}

function ignore(): void {}

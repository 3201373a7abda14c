/** Renders fetched pages: browsers are started when first needed, shared, renewed, and replaced when one dies under its pages. */
import { setMaxListeners } from 'node:events';
import { ConfigurationError } from '../records/errors.ts';
import type { FetchedPage } from '../records/fetch-outcome.ts';
import { failure } from './fetch-failure.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';
import type { BrowserSettings, FoundBrowser } from './find-browser.ts';
import { HOW_TO_GET_ONE, findBrowser } from './find-browser.ts';
import { BrowserEnded, startLivingBrowser } from './living-browser.ts';
import type { BrowserEnd, LivingBrowser } from './living-browser.ts';
import type { PageRequestTools } from './page-requests.ts';
import { pageRequests } from './page-requests.ts';
import { createRenderSlots } from './render-slots.ts';

export interface Renderer {
  /**
   * The page with its document as it stood when its scripts had done their work, in UTF-8.
   * @throws FetchError BROWSER_CRASHED, BROWSER_TIMEOUT or BROWSER_MEMORY when it ended two browsers, the second one alone;
   * BROWSER_START; FETCH_TOO_LARGE; ConfigurationError when there is no browser.
   */
  render(page: FetchedPage): Promise<FetchedPage>;
  /** Starts the browser before it is needed. @throws ConfigurationError when there is none, or none that starts */
  start(): Promise<BrowserFacts>;
  /** Ends every browser; pages in hand fail. */
  close(): Promise<void>;
}

/** For the operator. */
export interface BrowserFacts {
  readonly origin: string;
  readonly executable: string;
  readonly version: string;
  /** False as root, and where kernel or container give Chromium none. */
  readonly hasSandbox: boolean;
}

interface RendererOptions extends PageRequestTools {
  readonly settings: BrowserSettings;
  readonly userAgent: string;
}

interface Current {
  readonly found: FoundBrowser;
  readonly browser: LivingBrowser;
  pages: number;
  inHand: number;
  idle: NodeJS.Timeout | undefined;
}

const CLOSED: BrowserEnd = { code: 'FETCH_CLOSED', reason: 'the fetcher was closed' };

export function createRenderer(options: RendererOptions): Renderer {
  const { settings, etiquette } = options;
  const slots = createRenderSlots(settings.pages);
  const living = new Set<LivingBrowser>();
  let current: Promise<Current> | null = null;
  let isClosed = false;

  async function start(): Promise<Current> {
    const found = await findBrowser(settings);
    const browser = await startLivingBrowser({ found, userAgent: options.userAgent, etiquette });
    living.add(browser);
    if (isClosed) await end(browser);
    return { found, browser, pages: 0, inHand: 0, idle: undefined };
  }

  async function end(browser: LivingBrowser): Promise<void> {
    await browser.end(CLOSED);
    living.delete(browser);
  }

  /** The browser in use, or a new one when that has died or served its time. */
  async function borrow(): Promise<Current> {
    for (;;) {
      const asked = (current ??= start());
      const borrowed = await asked.catch((error: unknown) => {
        if (current === asked) current = null;
        throw error;
      });
      if (borrowed.browser.isAlive() && borrowed.pages < etiquette.maxPagesPerBrowser) {
        clearTimeout(borrowed.idle);
        borrowed.pages += 1;
        borrowed.inHand += 1;
        return borrowed;
      }
      if (isClosed) throw new BrowserEnded(CLOSED);
      if (current === asked) current = null;
      if (!borrowed.browser.isAlive()) living.delete(borrowed.browser);
      else if (borrowed.inHand === 0) await end(borrowed.browser);
    }
  }

  async function giveBack(borrowed: Current): Promise<void> {
    borrowed.inHand -= 1;
    if (borrowed.inHand > 0) return;
    if (borrowed.pages >= etiquette.maxPagesPerBrowser || !borrowed.browser.isAlive()) await end(borrowed.browser);
    else borrowed.idle = setTimeout(() => void end(borrowed.browser), etiquette.browserIdleMs);
  }

  /** @throws BrowserEnded */
  async function renderOnce(page: FetchedPage): Promise<FetchedPage> {
    const borrowed = await borrow();
    const over = new AbortController();
    // Every request of the page listens to it.
    setMaxListeners(0, over.signal);
    try {
      const requests = pageRequests(page, options, over.signal);
      const { markup, answeredMs } = await borrowed.browser.render({
        url: page.finalUri,
        answer: (asked) => requests.answer(asked),
        settleMs: etiquette.renderSettleMs,
        quietMs: etiquette.renderQuietMs,
      });
      return withMarkup(page, { markup, uri: requests.documentUri(), answeredMs, etiquette });
    } finally {
      over.abort();
      await giveBack(borrowed);
    }
  }

  /** First beside others; then, if the browser ended under it, alone in a new one, where nobody else can be to blame. */
  async function render(page: FetchedPage): Promise<FetchedPage> {
    try {
      return await inSlots(1, () => renderOnce(page)).catch((error: unknown) => {
        if (!(error instanceof BrowserEnded) || isClosed) throw error;
        return inSlots(settings.pages, async () => {
          await renew();
          return renderOnce(page);
        });
      });
    } catch (error) {
      if (!(error instanceof BrowserEnded)) throw error;
      throw failure(page.finalUri, { ...(isClosed ? CLOSED : error.end), retryable: true });
    }
  }

  async function inSlots<T>(count: number, work: () => Promise<T>): Promise<T> {
    const giveBackSlots = await slots.take(count);
    return work().finally(giveBackSlots);
  }

  async function renew(): Promise<void> {
    const last = await current?.catch(() => null);
    current = null;
    if (last !== null && last !== undefined) await end(last.browser);
  }

  async function startEarly(): Promise<BrowserFacts> {
    try {
      const { found, browser } = await borrow().then(async (borrowed) => {
        await giveBack(borrowed);
        return borrowed;
      });
      const { version, hasSandbox } = browser;
      return { origin: found.origin, executable: found.executable, version, hasSandbox };
    } catch (error) {
      if (!(error instanceof BrowserEnded)) throw error;
      throw new ConfigurationError(`start a browser failed: ${error.end.reason}; ${HOW_TO_GET_ONE}`, { cause: error });
    }
  }

  return {
    render,
    start: startEarly,
    async close() {
      isClosed = true;
      slots.close(() => new BrowserEnded(CLOSED));
      await current?.catch(() => null);
      await Promise.all([...living].map(end));
    },
  };
}

function withMarkup(
  page: FetchedPage,
  rendered: { markup: string; uri: string; answeredMs: number; etiquette: FetchEtiquette },
): FetchedPage {
  const body = Buffer.from(rendered.markup, 'utf8');
  const limit = rendered.etiquette.maxRenderedBytes;
  if (body.byteLength > limit) {
    const reason = `rendered, it is over ${limit} bytes`;
    throw failure(page.finalUri, { code: 'FETCH_TOO_LARGE', reason, retryable: false });
  }
  return {
    ...page,
    finalUri: rendered.uri,
    headers: { ...withoutWireHeaders(page.headers), 'content-type': 'text/html; charset=utf-8' },
    body,
    charset: 'utf-8',
    // What the site took to answer, not what the browser took to draw: the host's pace follows it.
    elapsedMs: page.elapsedMs + rendered.answeredMs,
  };
}

/** These spoke of the bytes that came, and those are no longer here. */
function withoutWireHeaders(headers: FetchedPage['headers']): Record<string, string> {
  const gone = new Set(['content-length', 'content-encoding', 'content-md5', 'digest', 'etag', 'last-modified']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !gone.has(name)));
}

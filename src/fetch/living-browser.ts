/** One browser from its start to its end: it is used while it lives, and ends once, for one reason. It starts no other. */
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenBrowser, RenderedDom, Rendering } from './browser.ts';
import { openBrowser } from './browser.ts';
import type { BrowserProcess } from './browser-process.ts';
import { startBrowserProcess } from './browser-process.ts';
import type { FetchEtiquette } from './fetch-etiquette.ts';
import type { FoundBrowser } from './find-browser.ts';

/** Why a browser is no more; the codes are those of FetchError. */
export interface BrowserEnd {
  readonly code: 'BROWSER_START' | 'BROWSER_CRASHED' | 'BROWSER_TIMEOUT' | 'BROWSER_MEMORY' | 'FETCH_CLOSED';
  readonly reason: string;
}

/** Thrown to whoever had a page in a browser that ended. */
export class BrowserEnded extends Error {
  readonly end: BrowserEnd;

  constructor(end: BrowserEnd, cause?: unknown) {
    super(end.reason, { cause });
    this.end = end;
  }
}

export interface LivingBrowser {
  readonly version: string;
  /** False when the system gave it no sandbox. */
  readonly hasSandbox: boolean;
  isAlive(): boolean;
  /** @throws BrowserEnded when the browser ends under the page, for whatever reason; it then has ended for all */
  render(rendering: Rendering): Promise<RenderedDom>;
  /** Kills it with all its processes; the first reason counts. */
  end(why: BrowserEnd): Promise<void>;
}

interface LivingBrowserOptions {
  readonly found: FoundBrowser;
  readonly userAgent: string;
  readonly etiquette: FetchEtiquette;
  /** Chromium refuses to run sandboxed as root; as somebody else it may, if the kernel and the container let it. */
  readonly maySandbox?: boolean;
}

/** How often memory is looked at: a page that fills it takes longer than this for the first gigabyte. */
const WATCH_MS = 500;
/** Markup doubles in JSON, where every `<` is written in six characters; what is longer is no page. */
const MESSAGE_FACTOR = 4;

/** @throws BrowserEnded BROWSER_START when the program does not start as a browser does */
export async function startLivingBrowser(options: LivingBrowserOptions): Promise<LivingBrowser> {
  const { maySandbox = process.getuid?.() !== 0 } = options;
  const first = await tryStart(options, maySandbox);
  if (first.ok) return live(first, options.etiquette);
  const second = maySandbox && /sandbox/i.test(first.complaint) ? await tryStart(options, false) : first;
  if (second.ok) return live(second, options.etiquette);
  const reason = `the browser ${options.found.executable} did not start: ${second.reason}${lastWords(second.complaint)}`;
  throw new BrowserEnded({ code: 'BROWSER_START', reason });
}

interface Started {
  readonly ok: true;
  readonly process: BrowserProcess;
  readonly browser: OpenBrowser;
  readonly hasSandbox: boolean;
}

/** A machine that stalls takes its time to tell of an exit. */
const END_SEEN_MS = 2_000;

type Start = Started | { readonly ok: false; readonly reason: string; readonly complaint: string };

async function tryStart({ found, userAgent, etiquette }: LivingBrowserOptions, hasSandbox: boolean): Promise<Start> {
  const { executable, env } = found;
  const maxMessageBytes = MESSAGE_FACTOR * etiquette.maxRenderedBytes;
  const process = await startBrowserProcess({ executable, env, hasSandbox, maxMessageBytes });
  const timeoutMs = etiquette.browserStartMs;
  try {
    const ended = process.ended.then((reason) => Promise.reject(new Error(reason)));
    const opened = openBrowser(process, { userAgent, timeoutMs }).catch(async (error: unknown) => {
      // The pipe breaks a moment before the process is seen to end, and its end says more.
      await Promise.race([ended, wait(END_SEEN_MS)]);
      throw error;
    });
    return { ok: true, process, browser: await Promise.race([opened, ended]), hasSandbox };
  } catch (error) {
    await process.kill();
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { ok: false, reason, complaint: process.complaint() };
  }
}

function live({ process, browser, hasSandbox }: Started, etiquette: FetchEtiquette): LivingBrowser {
  let isAlive = true;
  let inHand = 0;
  let lose: (error: BrowserEnded) => void = () => {};
  const lost = new Promise<never>((_resolve, reject) => {
    lose = reject;
  });
  // Whoever has a page in hand hears of it; without one nobody needs to.
  lost.catch(() => {});
  const watch = setInterval(() => {
    const bytes = inHand === 0 ? 0 : (process.memoryBytes() ?? 0);
    if (bytes > etiquette.maxBrowserBytes)
      void end({ code: 'BROWSER_MEMORY', reason: `the browser took more than ${etiquette.maxBrowserBytes} bytes` });
  }, WATCH_MS);

  function end(why: BrowserEnd): Promise<void> {
    isAlive = false;
    clearInterval(watch);
    lose(new BrowserEnded(why));
    return process.kill();
  }

  void process.ended.then((reason) => end({ code: 'BROWSER_CRASHED', reason: `the browser is gone: ${reason}` }));

  async function render(rendering: Rendering): Promise<RenderedDom> {
    const limit = etiquette.renderTimeoutMs;
    const timer = setTimeout(() => {
      void end({ code: 'BROWSER_TIMEOUT', reason: `the page did not let itself be read within ${limit} ms` });
    }, limit);
    inHand += 1;
    try {
      return await Promise.race([browser.render(rendering), lost]);
    } catch (error) {
      if (isAlive) await end({ code: 'BROWSER_CRASHED', reason: firstLine(error) });
      // The reason of the first who ended it, which need not be this page's.
      throw await lost.catch((ended: unknown) => ended);
    } finally {
      inHand -= 1;
      clearTimeout(timer);
    }
  }

  return { version: browser.version, hasSandbox, isAlive: () => isAlive, render, end };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** Chromium's reason, such as a library that is not there, stands in the last lines. */
function lastWords(complaint: string): string {
  const words = complaint.split('\n').slice(-3).join(' ').trim().slice(-400);
  return words === '' ? '' : ` (it said: ${words})`;
}

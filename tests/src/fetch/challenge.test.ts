import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { challengeOf } from '../../../src/fetch/challenge.ts';
import { sharedData } from '../../shared-data.ts';

const suspect = (page: string, more: { status?: number; headers?: Record<string, string> } = {}): string | null =>
  challengeOf({ status: 200, headers: {}, mediaType: 'text/html', body: Buffer.from(page), ...more });

const PARAGRAPH =
  '<p>Members asked how the service would keep its promise to families over the winter, and officers answered.</p>';

/** Written by hand after the form of each product's pages, with made-up numbers. */
const WALLS: readonly (readonly [wall: string, name: string, page: string, status: number])[] = [
  [
    'Incapsula',
    'script page of 200 bytes',
    '<html><head><META NAME="robots" CONTENT="noindex,nofollow"><script src="/_Incapsula_Resource?SWJIYLWA=00"></script></head><body></body></html>',
    200,
  ],
  [
    'Incapsula',
    'incident page',
    '<html><body><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=1" width="100%">Request unsuccessful. Incapsula incident ID: 0-0</iframe></body></html>',
    200,
  ],
  [
    'Imperva',
    'interruption',
    `<html><head><title>Pardon Our Interruption</title><script src="/abc-def" async></script></head><body><h1>Pardon Our Interruption</h1>${PARAGRAPH}</body></html>`,
    200,
  ],
  [
    'Cloudflare',
    'Just a moment',
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={cvId:"3"};</script></body></html>',
    403,
  ],
  [
    'Cloudflare',
    'block page',
    '<html><head><title>Attention Required! | Cloudflare</title></head><body><div id="cf-wrapper"><div id="cf-error-details"><h1>Sorry, you have been blocked</h1></div></div></body></html>',
    403,
  ],
  [
    'Akamai',
    'proof of work',
    '<html><head><meta http-equiv="refresh" content="5; URL=\'/?bm-verify=AA\'"></head><body></body></html>',
    200,
  ],
  [
    'Akamai',
    'denied',
    "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission. Reference #18.0<P>https://errors.edgesuite.net/18.0</BODY></HTML>",
    403,
  ],
  [
    'DataDome',
    'captcha',
    '<html><head><title>site.test</title></head><body><script>var dd={"rt":"c","host":"geo.captcha-delivery.com"}</script><script src="https://ct.captcha-delivery.com/c.js"></script></body></html>',
    403,
  ],
  [
    'PerimeterX',
    'press and hold',
    '<html><head><title>Access to this page has been denied</title></head><body><div id="px-captcha"></div><script>window._pxAppId="PX0";</script></body></html>',
    403,
  ],
  [
    'AWS WAF',
    'challenge script',
    '<html><head><title></title></head><body><div id="challenge-container"></div><script>window.gokuProps={"key":"0"};</script><script src="https://0.token.awswaf.com/0/challenge.js"></script></body></html>',
    202,
  ],
  [
    'Sucuri',
    'script page',
    '<html><title>You are being redirected...</title><script>var s={},sucuri_cloudproxy_js="";</script></html>',
    200,
  ],
  [
    'SiteGround',
    'refresh',
    '<html><head><meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2F&y=0"></head></html>',
    202,
  ],
  [
    'F5',
    'request rejected',
    '<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 0</body></html>',
    200,
  ],
  [
    'human check',
    'captcha shell',
    '<html><head><title>Are you a robot?</title></head><body><h1>Are you a robot?</h1><form><div class="g-recaptcha"></div></form></body></html>',
    200,
  ],
  [
    'human check',
    'shell that goes on by itself',
    '<html><head><title>One moment, please...</title><meta http-equiv="refresh" content="3"></head><body>Checking the request</body></html>',
    200,
  ],
  [
    'human check',
    'unknown product',
    '<html><head><title>Security check</title></head><body><script src="/x.js"></script>Your browser is being checked.</body></html>',
    503,
  ],
];

describe('walls', () => {
  it.each(WALLS)('%s, %s', (wall, _name, page, status) => {
    expect(suspect(page, { status })).toBe(wall);
  });

  it.each([
    [{ 'cf-mitigated': 'challenge' }, 'Cloudflare'],
    [{ 'x-amzn-waf-action': 'captcha' }, 'AWS WAF'],
  ])('a header says so: %o', (headers, wall) => {
    expect(suspect('', { headers })).toBe(wall);
  });

  it('DataDome in JSON', () => {
    const body = Buffer.from('{"url":"https://geo.captcha-delivery.com/captcha/?cid=0"}');
    expect(challengeOf({ status: 403, headers: {}, mediaType: 'application/json', body })).toBe('DataDome');
  });
});

describe("pages of the site's own", () => {
  const article = (title: string, markup = ''): string =>
    `<html><head><title>${title}</title>${markup}</head><body><h1>${title}</h1>${PARAGRAPH.repeat(20)}</body></html>`;

  it.each([
    ['an article about captchas', article('Are you a robot? Council trials captcha')],
    [
      'an article that quotes a wall',
      article('Pardon our interruption', '<!-- Request unsuccessful. Incapsula incident ID -->'),
    ],
    ['an article behind Incapsula', article('Minutes', '<script src="/_Incapsula_Resource?SWJIYLWA=00"></script>')],
    [
      'an article behind DataDome',
      article('Minutes', '<script src="https://js.captcha-delivery.com/tags.js"></script>'),
    ],
    [
      'an article with a captcha in its comment form',
      article('Just a moment', '<script src="https://www.google.com/recaptcha/api.js"></script>'),
    ],
    [
      'a short page behind Cloudflare',
      '<html><head><title>Contact</title><script>a.src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"</script></head><body>Call us.</body></html>',
    ],
    [
      'a short page behind Incapsula',
      `<html><head><title>Agenda</title><script src="/_Incapsula_Resource?SWJIYLWA=00"></script></head><body>${PARAGRAPH.repeat(2)}</body></html>`,
    ],
    [
      'a short contact page with a captcha',
      '<title>Contact us</title><p>Write to us.</p><div class="g-recaptcha"></div>',
    ],
    ['a short notice', '<title>Just a moment</title><p>A poem in three lines by a reader.</p>'],
    ['a shell that needs scripts', '<title>News</title><div id="root"></div><script src="/app.js"></script>'],
    [
      'a short article that quotes a rejection',
      `<title>Site trouble</title><p>It said: The requested URL was rejected.</p>${PARAGRAPH}`,
    ],
    ['nothing', ''],
  ])('%s', (_name, page) => {
    expect(suspect(page)).toBeNull();
  });

  it('an ordinary refusal is no challenge', () => {
    expect(suspect('<title>403 Forbidden</title><h1>Forbidden</h1>', { status: 403 })).toBeNull();
  });

  it('a page that is mostly unclosed is read in bounded time', () => {
    const started = performance.now();
    for (const piece of ['<', '<script', '<!--', '<title>', '</script', '<a ']) suspect(piece.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

const data = sharedData('extract');
describe.skipIf(!data.present)('real pages', () => {
  it('none of them is taken for a wall, even with status 403', () => {
    const pages = ['news', 'web', 'uk-dates'].flatMap((set) =>
      readdirSync(`${data.path}/${set}/pages`).map((file) => `${data.path}/${set}/pages/${file}`),
    );
    const taken = pages.filter(
      (file) => challengeOf({ status: 403, headers: {}, mediaType: 'text/html', body: readFileSync(file) }) !== null,
    );
    expect(pages.length).toBeGreaterThan(500);
    expect(taken).toEqual([]);
  });
});

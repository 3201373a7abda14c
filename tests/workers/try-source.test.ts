import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { councilSource, feed, modernGov, newsSource } from '../../config/define-source.ts';
import type { Source } from '../../src/records/source.ts';
import type { TryLine } from '../../workers/try-source.ts';
import { trySource } from '../../workers/try-source.ts';
import type { TryEnv } from '../../workers/try-tools.ts';

type Answer = readonly [status: number, body: string, headers?: Readonly<Record<string, string>>];

let server: Server;
let asked: string[];
let answers: (uri: string) => Answer;
beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    const uri = `https://${request.headers.host ?? ''}${request.url ?? ''}`;
    const [status, body, headers] = uri.endsWith('/robots.txt') ? ([404, ''] as const) : answers(uri);
    if (!uri.endsWith('/robots.txt')) asked.push(uri);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));

async function tried(source: Source, abort = new AbortController(), each: (line: TryLine) => void = () => {}) {
  const lines: TryLine[] = [];
  const connectTo = `*.test -> 127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env: TryEnv = { contact: null, connectTo };
  for await (const line of trySource(source, { limit: 3, env, signal: abort.signal })) {
    lines.push(line);
    each(line);
  }
  return lines;
}

const paper = (more: object = {}): Source =>
  newsSource({
    id: 'paper',
    publisher: { name: 'Paper', url: 'https://www.paper.test/' },
    seeds: [feed('https://www.paper.test/feed'), feed('https://www.paper.test/more')],
    fetch: { minDelayMs: 0 },
    ...more,
  });
const rss = (...links: string[]): string =>
  `<rss version="2.0"><channel>${links.map((link) => `<item><link>${link}</link></item>`).join('')}</channel></rss>`;
const story = `<html><body><h1>A bridge opens</h1><p>${'The bridge over the Wend opened on Monday. '.repeat(10)}</p></body></html>`;

it('what has moved to another host in scope is followed, and no further', async () => {
  answers = (uri) => {
    if (uri === 'https://www.paper.test/feed') return [301, '', { location: 'https://feeds.paper.test/all' }];
    if (uri === 'https://www.paper.test/more') return [301, '', { location: 'https://elsewhere.test/' }];
    if (uri === 'https://feeds.paper.test/all') return [200, rss('https://www.paper.test/1')];
    return [200, story];
  };
  const lines = await tried(paper());
  expect(lines.filter(({ kind }) => kind === 'seed')).toMatchObject([
    { answer: 'fetched', found: 1 },
    { answer: 'moved', outcome: 'moved to https://elsewhere.test/' },
  ]);
  expect(lines.at(-1)).toMatchObject({ kind: 'document', answer: 'fetched', reading: { kind: 'record' } });
  expect(asked).not.toContain('https://elsewhere.test/');
});

it('a circle of moves comes to an end', async () => {
  answers = (uri) => [301, '', { location: uri.includes('//a.') ? 'https://b.paper.test/' : 'https://a.paper.test/' }];
  const lines = await tried(paper({ seeds: [feed('https://a.paper.test/')] }));
  expect(lines).toMatchObject([{ kind: 'seed', answer: 'moved' }]);
  expect(asked).toHaveLength(4);
});

it('a host that asks for patience is asked no more', async () => {
  answers = () => [429, '', { 'retry-after': '60' }];
  expect(await tried(paper())).toMatchObject([{ kind: 'seed', answer: 'wait' }]);
  expect(asked).toEqual(['https://www.paper.test/feed']);
});

it('nothing is asked once it is stopped', async () => {
  const abort = new AbortController();
  answers = () => [200, rss('https://www.paper.test/1', 'https://www.paper.test/2')];
  const lines = await tried(paper(), abort, () => abort.abort());
  expect(lines.filter(({ kind }) => kind !== 'found')).toMatchObject([{ kind: 'seed', answer: 'fetched' }]);
  expect(asked).toHaveLength(1);
});

it('a council without a web service is asked for its calendar, as in a crawl', async () => {
  answers = (uri) => (uri.includes('.asmx') ? [404, ''] : [200, '<div class="mgCalendar"></div>']);
  const council = councilSource({
    id: 'council',
    publisher: { name: 'Council', url: 'https://www.council.test/' },
    seeds: [modernGov('https://www.council.test/')],
    fetch: { minDelayMs: 0 },
  });
  const [service, ...months] = (await tried(council)).filter(({ kind }) => kind === 'seed');
  expect(service).toMatchObject({ answer: 'gone' });
  expect(months.length).toBeGreaterThan(0);
  for (const month of months) {
    expect(month.targetUri).toContain('/mgCalendarMonthView.aspx?');
    expect(month).toMatchObject({ answer: 'fetched' });
  }
});

it('a source that has given too little is asked on beyond the first dozen seed pages', async () => {
  const committees = Array.from({ length: 30 }, (_, n) => n + 1);
  const list = committees.map((id) => `<committee><committeeid>${id}</committeeid></committee>`).join('');
  const today = new Date().toISOString().slice(0, 10).split('-').reverse().join('/');
  const meetings = [7, 8, 9]
    .map((id) => `<meeting><meetingid>${id}</meetingid><meetingdate>${today}</meetingdate></meeting>`)
    .join('');
  answers = (uri) => {
    if (uri.endsWith('GetCommittees')) return [200, `<committees>${list}</committees>`];
    const found = uri.includes('lCommitteeId=20&') ? meetings : '';
    return [
      200,
      `<getmeetings><committee><committeeid>20</committeeid><committeemeetings>${found}</committeemeetings></committee></getmeetings>`,
    ];
  };
  const council = councilSource({
    id: 'council',
    publisher: { name: 'Council', url: 'https://www.council.test/' },
    seeds: [modernGov('https://www.council.test/')],
    fetch: { minDelayMs: 0 },
  });
  const lines = await tried(council);
  expect(lines.filter(({ kind }) => kind === 'seed')).toHaveLength(21);
  expect(lines.filter(({ kind }) => kind === 'found')).toMatchObject([
    { refused: null },
    { refused: null },
    { refused: null },
  ]);
});

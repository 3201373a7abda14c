/** Every host of the demo web. */
import type { VirtualHost } from './answer.ts';
import type { CrawlClock } from './crawl-clock.ts';
import { councilNews } from './platforms/council-news.ts';
import { filesSite, reportsSite } from './platforms/inspectorate.ts';
import { localPaper } from './platforms/local-paper.ts';
import { moderngov } from './platforms/moderngov.ts';
import { newsroom } from './platforms/newsroom.ts';
import { servedPages } from './platforms/served-pages.ts';
import { tradePaper } from './platforms/trade-paper.ts';
import type { ServedFiles } from './served-folder.ts';
import { eastholm } from './site/eastholm-meetings/council.ts';
import { westmarch } from './site/westmarch-meetings/council.ts';

/** Hosts by name, with fresh traps: a page that fails once will do so again. */
export function virtualHosts(clock: CrawlClock, served: ServedFiles): ReadonlyMap<string, VirtualHost> {
  const hosts = [
    localPaper(clock),
    tradePaper(),
    councilNews(),
    newsroom(),
    moderngov(westmarch),
    moderngov(eastholm),
    reportsSite(served.papers),
    filesSite(served.papers),
    servedPages(served.pages),
  ];
  return new Map(hosts.map((host) => [host.name, host]));
}

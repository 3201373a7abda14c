/** What the records of the news pages must say, from the same sheets that the pages are made of. */
import { COUNCIL_NAME, councilNewsFurniture, newsUrl, oldNewsUrl } from '../platforms/council-news.ts';
import { LOCAL_PAPER_NAME, storyUrl } from '../platforms/local-paper-address.ts';
import { legacyFurniture } from '../platforms/local-paper-legacy.ts';
import { localPaperFurniture } from '../platforms/local-paper-pages.ts';
import { NEWSROOM_NAME, newsroomFurniture, newsroomUrl } from '../platforms/newsroom.ts';
import { TRADE_PAPER_NAME, articleUrl } from '../platforms/trade-paper-address.ts';
import { tradePaperFurniture } from '../platforms/trade-paper-pages.ts';
import { plainPieces } from '../sheet.ts';
import { readStories } from '../story.ts';
import type { CrawlNumber, Story } from '../story.ts';
import type { ExpectedDocument } from './expected-document.ts';

export function expectedStories(crawl: CrawlNumber): ExpectedDocument[] {
  return [
    ...readStories('hartwell-post', crawl).map(localStory),
    ...readStories('care-today').map(tradeStory),
    ...readStories('westmarch-news').map(councilStory),
  ];
}

/** The newsroom's stories, which only a browser sees. */
export function expectedNewsroom(): ExpectedDocument[] {
  return readStories('norbury-news').map((story, _index, stories) => {
    const common = plain(story, stories);
    return {
      ...common,
      sourceId: 'norbury-news',
      urls: [newsroomUrl(story)],
      publisher: NEWSROOM_NAME,
      authors: [],
      description: story.description ?? null,
      dateModified: null,
      excludes: [...common.excludes, ...Object.values(newsroomFurniture)],
    };
  });
}

function localStory(story: Story, _index: number, stories: readonly Story[]): ExpectedDocument {
  const common = {
    ...plain(story, stories),
    sourceId: 'hartwell-post',
    urls: [storyUrl(story)],
    publisher: LOCAL_PAPER_NAME,
    authors: story.author === undefined ? [] : [story.author],
    ...copies(`hartwell-post/${story.name}`),
  };
  if (story.layout === 'legacy') {
    const excludes = [...common.excludes, ...Object.values(legacyFurniture), 'Published by'];
    return { ...common, dateModified: null, description: null, section: null, excludes };
  }
  return {
    ...common,
    jobTitle: story.role ?? null,
    description: story.standfirst ?? null,
    dateModified: story.modified ?? story.published,
    section: story.section ?? null,
    isAccessibleForFree: story.free === 'yes',
    excludes: [...common.excludes, ...Object.values(localPaperFurniture)],
  };
}

function tradeStory(story: Story, _index: number, stories: readonly Story[]): ExpectedDocument {
  const common = plain(story, stories);
  return {
    ...common,
    sourceId: 'care-today',
    urls: [articleUrl(story)],
    publisher: TRADE_PAPER_NAME,
    authors: story.author === undefined ? [] : [story.author],
    description: story.standfirst ?? null,
    dateModified: story.modified ?? null,
    section: story.section ?? null,
    excludes: [...common.excludes, ...Object.values(tradePaperFurniture)],
    ...copies(story['copy-of']),
  };
}

function councilStory(story: Story, _index: number, stories: readonly Story[]): ExpectedDocument {
  const common = plain(story, stories);
  const old = oldNewsUrl(story);
  return {
    ...common,
    sourceId: 'westmarch-news',
    urls: old === null ? [newsUrl(story)] : [newsUrl(story), old],
    publisher: COUNCIL_NAME,
    authors: [],
    description: story.description ?? null,
    dateModified: null,
    excludes: [...common.excludes, ...Object.values(councilNewsFurniture)],
  };
}

function plain(story: Story, stories: readonly Story[]) {
  const others = stories.filter((other) => other.name !== story.name);
  return {
    type: 'NewsArticle' as const,
    headline: story.headline,
    datePublished: story.published,
    contains: plainPieces(story.blocks),
    // Teasers of other stories stand around and within every page.
    excludes: others.map((other) => other.headline),
  };
}

/** The group of the story that was copied, for the copy and for the original. */
function copies(original: string | undefined): { readonly sameTextAs?: string } {
  const copied = readStories('care-today').some(
    (story) => story['copy-of'] !== undefined && story['copy-of'] === original,
  );
  return copied && original !== undefined ? { sameTextAs: original } : {};
}

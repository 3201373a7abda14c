/** The sources that crawl the demo web. */
import type { Source } from '../config/define-source.ts';
import careToday from './sources/care-today.ts';
import eastholmMeetings from './sources/eastholm-meetings.ts';
import hartwellPost from './sources/hartwell-post.ts';
import inspectorate from './sources/inspectorate.ts';
import norburyNews from './sources/norbury-news.ts';
import servedPages from './sources/served-pages.ts';
import westmarchMeetings from './sources/westmarch-meetings.ts';
import westmarchNews from './sources/westmarch-news.ts';

/** All sources of the demo; that of the served folders only when there are any, that of the newsroom only with a browser. */
export function demoSources({
  served,
  browser = false,
}: {
  readonly served: boolean;
  readonly browser?: boolean;
}): Source[] {
  const own = [hartwellPost, careToday, westmarchNews, westmarchMeetings, eastholmMeetings, inspectorate];
  return [...own, ...(browser ? [norburyNews] : []), ...(served ? [servedPages] : [])];
}

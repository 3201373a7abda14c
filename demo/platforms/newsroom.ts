/** Norbury Vale's newsroom: an application in the page; its addresses answer with one shell, and its texts come as JSON by script. */
import { html, text, validated } from '../answer.ts';
import type { Answer, Asked, VirtualHost } from '../answer.ts';
import { blocksHtml } from '../html.ts';
import { readStories } from '../story.ts';
import type { Story } from '../story.ts';
import { longDate } from '../uk-date.ts';

const NEWSROOM = 'newsroom.norburyvale.demo.test';
export const NEWSROOM_NAME = 'Norbury Vale Council';
const ORIGIN = `https://${NEWSROOM}`;
/** The pages' script asks for it; robots.txt forbids it. */
export const NEWSROOM_DRAFTS = `${ORIGIN}/api/drafts`;

/** Words around a story which are not the story; the first two are all that a client without a browser ever sees. */
export const newsroomFurniture = {
  noScript: 'This newsroom needs JavaScript',
  loading: 'Fetching the latest from the vale',
  share: 'Share this story with a neighbour',
  press: 'Journalists may ring the press desk until five',
} as const;

export const newsroomUrl = (story: Story): string => ORIGIN + storyPath(story);

const storyPath = (story: Story): string => `/stories/${story.name}`;

export function newsroom(): VirtualHost {
  const stories = readStories('norbury-news');
  const answer = ({ path }: Asked): Answer | null => {
    const story = stories.find((candidate) => storyPath(candidate) === path);
    // The shell has validators, and never changes, whatever the stories do.
    if (path === '/' || story !== undefined) return html(shell(), validated());
    const data = stories.find((candidate) => path === `/api${storyPath(candidate)}`);
    if (data !== undefined) return json(storyData(data));
    switch (path) {
      case '/robots.txt':
        return text('User-agent: *\nDisallow: /api/drafts\n');
      case '/assets/app.js':
        return text(app(), 'text/javascript; charset=utf-8', validated());
      case '/api/stories':
        return json(stories.map((one) => ({ path: storyPath(one), headline: one.headline })));
      case '/api/drafts':
        return json([{ path: '/stories/secret', headline: 'A draft that robots.txt keeps' }]);
      default:
        return null;
    }
  };
  return { name: NEWSROOM, answer };
}

const json = (value: unknown): Answer => text(JSON.stringify(value), 'application/json; charset=utf-8');

function storyData(story: Story): unknown {
  return {
    headline: story.headline,
    description: story.description ?? '',
    published: story.published,
    shown: longDate(story.published),
    topic: story.topic ?? '',
    body: blocksHtml(story.blocks).join('\n'),
  };
}

function shell(): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${NEWSROOM_NAME}</title>
<meta property="og:site_name" content="${NEWSROOM_NAME}">
<link rel="stylesheet" href="/assets/app.css">
</head>
<body>
<noscript><p>${newsroomFurniture.noScript}.</p></noscript>
<div id="app"><p>${newsroomFurniture.loading} …</p></div>
<script src="/assets/app.js" defer></script>
</body>
</html>
`;
}

/** Works as small frameworks do: the address says what to ask for, the answer becomes the page. */
function app(): string {
  return `const root = document.getElementById('app');
const ask = (path) => window.fetch('/api' + path).then((answer) => { if (!answer.ok) throw new Error(answer.status); return answer.json(); });
const make = (name, facts) => Object.assign(document.createElement(name), facts);
async function list() {
  const stories = await ask('/stories');
  const drafts = await ask('/drafts').catch(() => []);
  root.innerHTML = '<main><h1>Newsroom</h1><ul></ul></main><footer><p>${newsroomFurniture.press}.</p></footer>';
  for (const { path, headline } of [...stories, ...drafts]) {
    const item = root.querySelector('ul').appendChild(make('li', {}));
    item.append(make('a', { href: path, className: 'story-link', textContent: headline }));
  }
}
async function story(path) {
  const it = await ask(path);
  document.title = it.headline + ' | ${NEWSROOM_NAME}';
  document.head.append(make('meta', { name: 'description', content: it.description }));
  root.innerHTML = '<header><a href="/">${NEWSROOM_NAME}</a></header><main><article><h1></h1><p class="date"><time></time></p><p class="topic"></p><div class="body"></div></article>' +
    '<aside><p>${newsroomFurniture.share}.</p></aside></main><footer><p>${newsroomFurniture.press}.</p></footer>';
  root.querySelector('h1').textContent = it.headline;
  Object.assign(root.querySelector('time'), { dateTime: it.published, textContent: it.shown });
  root.querySelector('.topic').textContent = it.topic;
  root.querySelector('.body').innerHTML = it.body;
}
(location.pathname === '/' ? list() : story(location.pathname)).catch(() => { root.textContent = 'Sorry, something went wrong.'; });
`;
}

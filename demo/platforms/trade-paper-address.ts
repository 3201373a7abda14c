/** Names and addresses of Care Today, shared by its pages and feed. */
import type { Story } from '../story.ts';

export const TRADE_PAPER = 'www.caretoday.demo.test';
export const TRADE_PAPER_NAME = 'Care Today';
export const TRADE_PAPER_ORIGIN = `https://${TRADE_PAPER}`;
/** Linked from the listing like an article; robots.txt forbids it. */
export const PARTNER_PATH = '/partner/rota-software-that-cares/';

export const articlePath = (story: Story): string =>
  `/${story.published.slice(0, 10).replaceAll('-', '/')}/${story.name}/`;
export const articleUrl = (story: Story): string => TRADE_PAPER_ORIGIN + articlePath(story);

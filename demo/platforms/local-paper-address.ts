/** Names and addresses of the Hartwell Post, shared by its pages and feeds. */
import type { Story } from '../story.ts';

export const LOCAL_PAPER = 'www.hartwellpost.demo.test';
export const LOCAL_PAPER_NAME = 'Hartwell Post';
export const LOCAL_PAPER_ORIGIN = `https://${LOCAL_PAPER}`;
/** Withdrawn after a complaint; the archive sitemap still lists it. */
export const GONE_PATH = '/news/18555120.mayor-denies-pasty-claim/';

export const storyPath = (story: Story): string => `/news/${story.id ?? '0'}.${story.name}/`;

/** A story's own address, the one its page calls canonical. */
export const storyUrl = (story: Story): string => LOCAL_PAPER_ORIGIN + storyPath(story);

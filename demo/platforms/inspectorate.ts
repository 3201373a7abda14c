/** The inspectorate's two hosts: search and provider pages on one, the files they link to on the other. */
import { fileAnswer, html, text, validated } from '../answer.ts';
import type { Answer, Asked, VirtualHost } from '../answer.ts';
import { KIND_NAMES, readLetters } from '../letter.ts';
import type { Letter } from '../letter.ts';
import { sitePath } from '../site-path.ts';
import type { ServedFile } from '../served-folder.ts';
import { errorPage, providerPage, searchPage } from './inspectorate-pages.ts';
import type { Provider, Publication } from './inspectorate-pages.ts';

const REPORTS_HOST = 'reports.inspectorate.demo.test';
const FILES_HOST = 'files.inspectorate.demo.test';
/** Provider page of the papers that come from served folders. */
const SERVED_URN = '90001';
/** Small, so that the pager has something to do. */
const PER_PAGE = 2;

export const fileUrl = (letter: Letter): string => `https://${FILES_HOST}/v1/file/${letter.file}`;

export function reportsSite(served: readonly ServedFile[]): VirtualHost {
  const providers = providersOf(readLetters(), served);
  const answer = ({ path, query }: Asked): Answer | null => {
    if (path === '/robots.txt') return text('User-agent: *\nDisallow: /feedback\n');
    if (path === '/search') {
      const start = Math.max(0, Number(query.get('start') ?? 0) || 0);
      const rows = Math.min(PER_PAGE, Math.max(1, Number(query.get('rows') ?? PER_PAGE) || PER_PAGE));
      return html(searchPage(providers, { start, rows, query }), { ...validated(), gzip: true });
    }
    const provider = providers.find(({ urn }) => path === `/provider/44/${urn}`);
    return provider === undefined ? null : html(providerPage(provider), { ...validated(), gzip: true });
  };
  return { name: REPORTS_HOST, answer };
}

export function filesSite(served: readonly ServedFile[]): VirtualHost {
  const letters = new Map(readLetters().map((letter) => [`/v1/file/${letter.file}`, letter]));
  const papers = new Map(served.map((paper) => [decodeURIComponent(paper.path), paper]));
  const answer = ({ path }: Asked): Answer | null => {
    const letter = letters.get(path);
    if (letter?.kind === 'error-page') return html(errorPage(), validated());
    if (letter !== undefined)
      return fileAnswer(sitePath('files', `${letter.name}.pdf`), 'application/pdf', validated(letter['site-date']));
    const paper = papers.get(path);
    return paper === undefined ? null : fileAnswer(paper.file, 'application/pdf', validated());
  };
  return { name: FILES_HOST, answer };
}

/** Authorities by name; the served papers, if any, under one provider at the end. */
function providersOf(letters: readonly Letter[], served: readonly ServedFile[]): Provider[] {
  const byUrn = new Map<string, { urn: string; name: string; publications: Publication[] }>();
  for (const letter of letters) {
    const provider = byUrn.get(letter.urn) ?? { urn: letter.urn, name: letter.provider, publications: [] };
    provider.publications.push({ url: fileUrl(letter), title: KIND_NAMES[letter.kind], date: letter['site-date'] });
    byUrn.set(letter.urn, provider);
  }
  const own = [...byUrn.values()].sort((a, b) => a.name.localeCompare(b.name));
  if (served.length === 0) return own;
  // A publication has a date on this site: that of its file, for want of a better one.
  const publications = served.map((paper) => ({
    url: `https://${FILES_HOST}${paper.path}`,
    title: paper.title,
    date: paper.modified.toISOString().slice(0, 10),
  }));
  return [...own, { urn: SERVED_URN, name: 'Papers from served folders', publications }];
}

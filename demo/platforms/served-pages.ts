/** `served.demo.test`: pages from folders of the operator's own, streamed as they lie, listed in a sitemap. */
import { fileAnswer, text, xml } from '../answer.ts';
import type { Answer, Asked, VirtualHost } from '../answer.ts';
import { escapeHtml } from '../html.ts';
import type { ServedFile } from '../served-folder.ts';

const SERVED_HOST = 'served.demo.test';
const ORIGIN = `https://${SERVED_HOST}`;

export function servedPages(pages: readonly ServedFile[]): VirtualHost {
  const byPath = new Map(pages.map((page) => [decodeURIComponent(page.path), page]));
  const answer = ({ path }: Asked): Answer | null => {
    if (path === '/robots.txt') return text(`User-agent: *\nAllow: /\nSitemap: ${ORIGIN}/sitemap.xml\n`);
    if (path === '/sitemap.xml') return xml(sitemap(pages), { validators: {}, gzip: true });
    const page = byPath.get(path);
    // The charset is the page's own affair.
    return page === undefined ? null : fileAnswer(page.file, 'text/html', { validators: {} });
  };
  return { name: SERVED_HOST, answer };
}

function sitemap(pages: readonly ServedFile[]): string {
  const entries = pages.map(
    (page) =>
      `<url><loc>${escapeHtml(ORIGIN + page.path)}</loc><lastmod>${page.modified.toISOString()}</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`;
}

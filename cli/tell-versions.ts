/** How `show` tells what a document said before: a table of its versions, and the difference between two. */
import { PipelineError } from '../src/records/errors.ts';
import type { StoredVersion } from '../src/store/documents.ts';
import type { CommandIo } from './command-io.ts';
import { EXIT } from './exit-codes.ts';
import type { VersionRange } from './option-values.ts';
import { drawTable } from './table.ts';
import { jsonLine, terminalLine } from './terminal-text.ts';
import { fieldChanges, textChanges } from './text-changes.ts';

const columns = [
  { title: 'version', align: 'right' },
  { title: 'from (UTC)' },
  { title: 'words', align: 'right' },
  { title: 'fields' },
  { title: 'headline', shrinks: true },
] as const;

export async function tellVersions(versions: readonly StoredVersion[], io: CommandIo): Promise<number> {
  const told = versions.map((version, at) => ({ version, ...changesSince(versions[at - 1], version) }));
  if (io.json) {
    for (const { version: of, words, fields } of told) {
      const { version, recordedAt, record } = of;
      io.out(
        jsonLine({ version, recordedAt, contentHash: record.contentHash, headline: record.headline, words, fields }),
      );
    }
    return EXIT.done;
  }
  const rows = told.map(({ version: { version, recordedAt, record }, words, fields }) => [
    version,
    recordedAt.toISOString().slice(0, 19).replace('T', ' '),
    words === null ? '' : `+${words.added} -${words.removed}`,
    fields.join(', '),
    record.headline,
  ]);
  io.out(await drawTable(io, columns, rows));
  return EXIT.done;
}

function changesSince(before: StoredVersion | undefined, now: StoredVersion) {
  if (before === undefined) return { words: null, fields: [] };
  const { wordsAdded: added, wordsRemoved: removed } = textChanges(before.record.text, now.record.text);
  return { words: { added, removed }, fields: fieldChanges(before.record, now.record).map(({ field }) => field) };
}

export function tellDiff(
  id: string,
  versions: readonly StoredVersion[],
  { io, range }: { readonly io: CommandIo; readonly range: true | VersionRange },
): number {
  const last = versions.length;
  const { from, to } = range === true ? { from: last - 1, to: last } : range;
  const [was, now] = [from, to].map((wanted) => versions.find(({ version }) => version === wanted));
  if (was === undefined || now === undefined) {
    const has = last === 1 ? 'it has one version' : `its versions are 1 to ${last}`;
    throw new PipelineError(`compare versions of ${id} failed: ${has}`, { code: 'NO_VERSION', retryable: false });
  }
  const fields = fieldChanges(was.record, now.record);
  const { paragraphs, ...counts } = textChanges(was.record.text, now.record.text);
  if (io.json) {
    io.out(jsonLine({ id, from, to, at: now.recordedAt, fields, ...counts, paragraphs }));
    return EXIT.done;
  }
  io.out(`version ${from} to ${to}, ${now.recordedAt.toISOString()}`);
  for (const { field, was: before, now: after } of fields)
    io.out(terminalLine(`${field}: [-${JSON.stringify(before)}-]{+${JSON.stringify(after)}+}`));
  for (const paragraph of paragraphs) io.out(`\n${terminalLine(paragraph)}`);
  if (paragraphs.length === 0) io.out('the text is the same');
  return EXIT.done;
}

/** `gleaner show`: one document, with the rules that read it, its copies and its versions. */
import type { KeptDocument } from '../../src/records/document.ts';
import type { StoredVersion } from '../../src/store/documents.ts';
import { versionsOf } from '../../src/store/documents.ts';
import type { StoryLink } from '../../src/store/story-links.ts';
import { storyOf } from '../../src/store/story-links.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { factLine, factLines } from '../record-facts.ts';
import { referredDocument } from '../referred-document.ts';
import type { VersionRange } from '../option-values.ts';
import { tellDiff, tellVersions } from '../tell-versions.ts';
import { jsonLine, terminalLine, terminalText } from '../terminal-text.ts';

interface ShowOptions {
  readonly args: readonly [string];
  readonly versions?: true;
  /** True without a value: the last change. */
  readonly diff?: true | VersionRange;
}

export async function run(options: ShowOptions, io: CommandIo, desk: Desk): Promise<number> {
  const [reference] = options.args;
  const { db } = await desk.store();
  const document = await referredDocument(db, reference);
  const versions = await versionsOf(db, document.id);
  if (options.versions === true) return tellVersions(versions, io);
  if (options.diff !== undefined) return tellDiff(document.id, versions, { io, range: options.diff });
  const story = await storyOf(db, document.id);
  if (io.json) io.out(jsonLine({ ...document, versions: versions.map(versionLine), story }));
  else for (const line of pageOf(document, versions, story)) io.out(line);
  return EXIT.done;
}

function versionLine({ version, recordedAt, record }: StoredVersion) {
  return { version, recordedAt, contentHash: record.contentHash, headline: record.headline };
}

function pageOf(document: KeptDocument, versions: readonly StoredVersion[], story: readonly StoryLink[]): string[] {
  const { provenance, alternates } = document;
  const { sourceId, targetUri, fetchedAt, mediaType, payloadDigest } = provenance;
  return [
    factLine('id', `${document.id} (number ${document.number}, version ${document.version})`),
    ...factLines({ ...document, rules: provenance.rules }),
    factLine('source', sourceId ?? 'imported from this machine'),
    factLine('asked for', targetUri ?? ''),
    factLine('fetched', `${fetchedAt}  ${mediaType}  ${payloadDigest}`),
    factLine('read by', provenance.extractor),
    ...(alternates.length > 0 ? ['', 'Copies'] : []),
    ...alternates.flatMap(copyLines),
    ...(story.length > 0 ? ['', 'Of the same story'] : []),
    ...story.map(
      ({ id, datePublished, headline, publisher }) =>
        `  ${id}  ${terminalLine([datePublished?.slice(0, 10), headline, publisher].filter((part) => part !== null && part !== undefined).join('  '))}`,
    ),
    ...(versions.length > 1 ? ['', 'Versions'] : []),
    ...(versions.length > 1 ? versions : []).map(
      ({ version, recordedAt, record }) =>
        `  ${version}  ${recordedAt.toISOString()}  ${terminalLine(record.headline ?? '')}`,
    ),
    '',
    terminalText(document.text),
  ];
}

/** A copy, and why it is held to be one. */
function copyLines({ relation, url, headline, publisher, similarity }: KeptDocument['alternates'][number]): string[] {
  const what = [url ?? headline ?? 'a file', publisher].filter((part) => part !== null).join('  ');
  const line = `  ${relation}  ${terminalLine(what)}`;
  if (similarity === null) return [line];
  const { score, containment, slots } = similarity;
  const differing = slots.map(({ fresh, known }) => `"${known}" / "${fresh}"`).join(', ');
  const why = `score ${score.toFixed(2)}, containment ${containment.toFixed(2)}`;
  return [line, `    ${terminalLine(differing === '' ? why : `${why}; differing: ${differing}`)}`];
}

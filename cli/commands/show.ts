/** `gleaner show`: one document, with the rules that read it, its copies and its versions. */
import type { KeptDocument } from '../../src/records/document.ts';
import { PipelineError } from '../../src/records/errors.ts';
import { canonicalUri } from '../../src/records/target-uri.ts';
import type { StoredVersion } from '../../src/store/documents.ts';
import { findDocument, versionsOf } from '../../src/store/documents.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { factLine, factLines } from '../record-facts.ts';
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
  const document = await findDocument(
    db,
    /^https?:/i.test(reference) ? (canonicalUri(reference) ?? reference) : reference,
  );
  if (document === null) {
    const message = `show ${reference} failed: no document has this id, number or URL`;
    throw new PipelineError(message, { code: 'NO_DOCUMENT', retryable: false });
  }
  const versions = await versionsOf(db, document.id);
  if (options.versions === true) return tellVersions(versions, io);
  if (options.diff !== undefined) return tellDiff(document.id, versions, { io, range: options.diff });
  if (io.json) io.out(jsonLine({ ...document, versions: versions.map(versionLine) }));
  else for (const line of pageOf(document, versions)) io.out(line);
  return EXIT.done;
}

function versionLine({ version, recordedAt, record }: StoredVersion) {
  return { version, recordedAt, contentHash: record.contentHash, headline: record.headline };
}

function pageOf(document: KeptDocument, versions: readonly StoredVersion[]): string[] {
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
    ...alternates.map(
      ({ relation, url, headline, publisher }) =>
        `  ${relation}  ${terminalLine([url ?? headline ?? 'a file', publisher].filter((part) => part !== null).join('  '))}`,
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

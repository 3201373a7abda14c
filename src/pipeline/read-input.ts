/** From a stored capture to what a reader may look at. */
import type { ReadInput } from '../records/extraction.ts';
import type { Source } from '../records/source.ts';
import type { TargetHint } from '../records/target.ts';
import type { StoredCapture } from '../store/captures.ts';

export function readInputOf(
  capture: StoredCapture,
  more: { readonly bytes: Uint8Array; readonly source: Source; readonly hint: TargetHint },
): ReadInput {
  return {
    bytes: more.bytes,
    mediaType: capture.mediaType,
    charset: capture.charset,
    uri: capture.finalUri,
    source: more.source,
    hint: more.hint,
    capturedAt: capture.date.toISOString(),
  };
}

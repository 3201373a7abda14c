/** One response as it was kept, in WARC words. The bytes lie in the blob store under their digest. */
import type { MediaType } from './fetch-outcome.ts';

export interface Capture {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: number;
  readonly targetUri: string;
  readonly finalUri: string;
  /** WARC-Date: when the request was sent. */
  readonly date: Date;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly mediaType: MediaType;
  readonly charset: string | null;
  /** WARC-Payload-Digest: `sha256:` and 64 hex digits, of the decoded body. */
  readonly payloadDigest: string;
  readonly payloadLength: number;
  /** WARC `revisit`: the capture whose payload is the same. */
  readonly refersTo: string | null;
}

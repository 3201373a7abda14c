/** The validators of the last capture as request headers (RFC 9110, 13.1). */
import type { PageRequest } from '../records/fetch-outcome.ts';

/** Empty when there are none. */
export function conditionalHeaders(request: PageRequest): Record<string, string> {
  return {
    ...(isHeaderValue(request.etag) && { 'if-none-match': request.etag }),
    ...(isHeaderValue(request.lastModified) && { 'if-modified-since': request.lastModified }),
  };
}

/** Validators come back from a store that others write to; what no header can hold is not sent. */
function isHeaderValue(value: string | null | undefined): value is string {
  return typeof value === 'string' && /^[\x20-\x7e\x80-\xff]{1,1000}$/.test(value);
}

import { expect, it } from 'vitest';
import { failure, fetchFailure } from '../../../src/fetch/fetch-failure.ts';
import type { Phase } from '../../../src/fetch/fetch-failure.ts';

const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

it.each([
  ['ENOTFOUND', 'headers', 'FETCH_DNS', true],
  ['EAI_AGAIN', 'headers', 'FETCH_DNS', true],
  ['ECONNREFUSED', 'headers', 'FETCH_REFUSED', true],
  ['ENETUNREACH', 'headers', 'FETCH_REFUSED', true],
  ['CERT_HAS_EXPIRED', 'headers', 'FETCH_TLS', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'headers', 'FETCH_TLS', false],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'headers', 'FETCH_TLS', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'headers', 'FETCH_TLS', false],
  ['EPROTO', 'headers', 'FETCH_TLS', true],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'headers', 'FETCH_TLS', true],
  ['ECONNRESET', 'headers', 'FETCH_RESET', true],
  ['ETIMEDOUT', 'headers', 'FETCH_TIMEOUT_CONNECT', true],
  ['UND_ERR_CONNECT_TIMEOUT', 'headers', 'FETCH_TIMEOUT_CONNECT', true],
  ['UND_ERR_HEADERS_TIMEOUT', 'headers', 'FETCH_TIMEOUT_HEADERS', true],
  ['UND_ERR_BODY_TIMEOUT', 'body', 'FETCH_TIMEOUT_IDLE', true],
  ['UND_ERR_SOCKET', 'headers', 'FETCH_RESET', true],
  ['UND_ERR_SOCKET', 'body', 'FETCH_INCOMPLETE', true],
  ['Z_DATA_ERROR', 'body', 'FETCH_ENCODING', true],
  ['ERR__ERROR_FORMAT_PADDING_1', 'body', 'FETCH_ENCODING', true],
  ['HPE_INVALID_CONSTANT', 'headers', 'FETCH_PROTOCOL', true],
  ['SOMETHING_NEW', 'headers', 'FETCH_FAILED', true],
] as [string, Phase, string, boolean][])('%s in the %s is %s', (thrown, phase, code, retryable) => {
  const error = fetchFailure(withCode(thrown), 'https://site.test/a', phase);
  expect(error).toMatchObject({ code, retryable, context: { uri: 'https://site.test/a' } });
  expect(error.message).toMatch(/^fetch https:\/\/site\.test\/a failed: /);
});

it('a connection tried on several addresses is named by the first of them', () => {
  const error = new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')]);
  expect(fetchFailure(error, 'https://site.test/', 'headers').code).toBe('FETCH_REFUSED');
});

it('what has a name keeps it', () => {
  const named = failure('https://site.test/', { code: 'FETCH_TOO_LARGE', reason: 'too large', retryable: false });
  expect(fetchFailure(named, 'https://site.test/', 'body')).toBe(named);
});

it('neither credentials nor page bytes reach an error', () => {
  const thrown = Object.assign(new Error('parse error'), { name: 'HTTPParserError', data: '<p>page' });
  const error = fetchFailure(thrown, 'https://user:pa55@site.test/?token=s3cret', 'headers');
  expect(error.code).toBe('FETCH_PROTOCOL');
  expect(`${error.message} ${JSON.stringify(error.context)} ${JSON.stringify(error.cause)}`).not.toMatch(
    /pa55|s3cret|<p>/,
  );
});

import { describe, expect, it } from 'vitest';
import type { S3Settings } from '../../../src/store/s3-url.ts';
import { parseBlobsUrl } from '../../../src/store/s3-url.ts';

describe('BLOBS_URL', () => {
  it.each<[string, string, S3Settings]>([
    [
      'a bucket at Amazon, in the region of the environment',
      's3://bytes',
      { bucket: 'bytes', prefix: '', endpoint: null, region: null, isPathStyle: false },
    ],
    [
      'a prefix, with or without slashes around it',
      's3://my.bytes-2/gleaner/blobs/?region=eu-west-2',
      { bucket: 'my.bytes-2', prefix: 'gleaner/blobs/', endpoint: null, region: 'eu-west-2', isPathStyle: false },
    ],
    [
      'an endpoint, where path style is usual',
      's3://bytes?endpoint=https://minio.example.org:9000',
      { bucket: 'bytes', prefix: '', endpoint: 'https://minio.example.org:9000', region: null, isPathStyle: true },
    ],
    [
      'an endpoint with a path, escaped',
      's3://bytes/?endpoint=https%3A%2F%2Fs3.example.org%2Fstorage%2F&path-style=false&region=auto',
      { bucket: 'bytes', prefix: '', endpoint: 'https://s3.example.org/storage', region: 'auto', isPathStyle: false },
    ],
  ])('names %s', (_what, url, settings) => {
    expect(parseBlobsUrl(url)).toEqual(settings);
  });

  it.each<[string, RegExp]>([
    ['https://bytes.example.org', /it is wrong; expected s3:\/\/bucket/],
    ['bytes', /expected s3:\/\/bucket/],
    ['s3://', /the bucket "" is wrong/],
    ['s3://Bytes', /the bucket "Bytes" is wrong; expected 3 to 63 lower-case letters/],
    ['s3://by', /the bucket "by"/],
    ['s3://my_bytes', /the bucket "my_bytes"/],
    ['s3://192.168.1.1', /the bucket "192.168.1.1"/],
    ['s3://a..b', /the bucket "a..b"/],
    [`s3://${'a'.repeat(64)}`, /the bucket "a+"/],
    ['s3://bytes:9000/', /the port 9000 after the bucket is wrong; expected it in endpoint=/],
    ['s3://bytes#x', /the part after # is wrong/],
    ['s3://bytes/a//b', /the prefix "a\/\/b" is wrong/],
    ['s3://bytes/a b', /the prefix "a%20b" is wrong/],
    ['s3://bytes?endpiont=https://x', /the setting "endpiont" is wrong; expected endpoint, region, path-style/],
    ['s3://bytes?region=a&region=b', /the setting "region" is wrong; expected it once/],
    ['s3://bytes?region=EU%20West', /region="EU West" is wrong; expected a name such as eu-west-2/],
    ['s3://bytes?path-style=yes', /path-style="yes" is wrong; expected true or false/],
    ['s3://bytes?endpoint=minio:9000', /endpoint is wrong; expected https:\/\/host:port/],
    ['s3://bytes?endpoint=', /endpoint is wrong/],
    ['s3://bytes?endpoint=https://x/?a=1', /the part after \? or # in endpoint is wrong/],
  ])('is refused, and the part that is wrong is named: %s', (url, message) => {
    expect(() => parseBlobsUrl(url)).toThrow(message);
    expect(() => parseBlobsUrl(url)).toThrow(expect.objectContaining({ name: 'ConfigurationError' }) as Error);
  });

  it.each([
    's3://key:hunter2@bytes/',
    's3://hunter2@bytes/',
    's3://key:hunter2/bytes',
    's3://bytes?endpoint=https://key:hunter2@minio.example.org',
    's3://bytes?secret-access-key=hunter2',
    's3://bytes?endpoint=hunter2',
    's3://bytes#hunter2',
  ])('with a secret in it is refused without repeating it: %s', (url) => {
    expect(() => parseBlobsUrl(url)).toThrow(/^read BLOBS_URL failed: /);
    expect(() => parseBlobsUrl(url)).not.toThrow(/hunter2/);
  });

  it('says where credentials belong instead', () => {
    expect(() => parseBlobsUrl('s3://key:hunter2@bytes/')).toThrow(/AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY/);
  });
});

import { describe, expect, it } from 'vitest';
import { mappedServer, parseConnectTo } from '../../../src/fetch/connect-to.ts';
import { ConfigurationError } from '../../../src/records/errors.ts';

describe('parseConnectTo', () => {
  it('reads entries separated by commas and new lines', () => {
    expect(parseConnectTo(' *.demo.test -> 127.0.0.1:8080,\n www.Council.test->[::1]:81 \n\n* -> localhost:9')).toEqual(
      [
        { pattern: '*.demo.test', host: '127.0.0.1', port: 8080 },
        { pattern: 'www.council.test', host: '::1', port: 81 },
        { pattern: '*', host: '127.0.0.1', port: 9 },
      ],
    );
    expect(parseConnectTo(' ')).toEqual([]);
  });

  it.each([
    ['demo.test 127.0.0.1:80', /expected/],
    ['demo.test -> 127.0.0.1', /expected/],
    ['demo.test -> 10.0.0.1:80', /not a loopback/],
    ['demo.test -> example.org:80', /not a loopback/],
    ['demo.test -> 127.0.0.1:0', /not a port/],
    ['demo.test -> 127.0.0.1:70000', /not a port/],
    ['169.254.169.254 -> 127.0.0.1:80', /not a host name/],
    ['a*.test -> 127.0.0.1:80', /not a host name/],
    ['http://demo.test -> 127.0.0.1:80', /not a host name/],
  ])('%s is a configuration error', (entry, reason) => {
    expect(() => parseConnectTo(entry)).toThrow(ConfigurationError);
    expect(() => parseConnectTo(entry)).toThrow(reason);
  });
});

describe('mappedServer', () => {
  const entries = parseConnectTo('*.demo.test -> 127.0.0.1:1, demo.test -> 127.0.0.1:2');
  it.each([
    ['www.demo.test', 1],
    ['a.b.DEMO.test.', 1],
    ['demo.test', 2],
    ['notdemo.test', null],
    ['demo.test.example.org', null],
  ])('%s is answered by port %s', (hostname, port) => {
    expect(mappedServer(entries, hostname)?.port ?? null).toBe(port);
  });

  it('no pattern covers an IP literal', () => {
    const all = parseConnectTo('* -> 127.0.0.1:1');
    expect(mappedServer(all, 'anything.example')?.port).toBe(1);
    expect(mappedServer(all, '127.0.0.1')).toBeNull();
    expect(mappedServer(all, '[::1]')).toBeNull();
  });
});

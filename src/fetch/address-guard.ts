/** Which addresses may be connected to: global unicast ones over HTTP, never the machine's own or its neighbours'. */
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A resolved address, as `dns.lookup` gives it. */
interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

/** The guard said no: an outcome, not a failure; `fetchPage` turns it into `blocked` by `address`. */
export class AddressRefused extends Error {}

export const resolveBySystem: Resolve = (hostname) => systemLookup(hostname, { all: true });

/** Azure answers guests on this public address as others do on 169.254.169.254. */
const METADATA_ADDRESSES = new Set(['168.63.129.16']);

/**
 * Ports that no web page lives on: https://fetch.spec.whatwg.org/#port-blocking and the common data stores, which would
 * read our request as commands.
 */
const BAD_PORTS = new Set(
  (
    '0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 ' +
    '139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 ' +
    '1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080 ' +
    '1433 1521 2375 2376 2379 3306 5432 5672 6379 6380 7000 7001 9042 9200 9300 11211 27017'
  ).split(' '),
);

/**
 * Why a URL may not be asked, as far as it can be told without DNS; null when it may. A host that is mapped to a local
 * server is the one exception: it leads to this machine on purpose.
 */
export function refusalOf(url: URL, isMapped: boolean): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `scheme ${url.protocol} is not http or https`;
  if (isMapped) return null;
  if (BAD_PORTS.has(url.port)) return `port ${url.port} is not a web port`;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === '') return 'there is no host';
  // RFC 6761: these names are loopback whatever a resolver says.
  if (host === 'localhost' || host.endsWith('.localhost')) return `${host} is this machine`;
  if (isIP(host) !== 0 && !isPublicAddress(host)) return `${host} is not a public address`;
  return null;
}

/** True for a global unicast address; addresses that carry an IPv4 address are judged by that one, or refused. */
export function isPublicAddress(address: string): boolean {
  const bare = address.split('%')[0] ?? '';
  if (isIP(bare) === 0) return false;
  const parsed = ipaddr.process(bare);
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast' && !METADATA_ADDRESSES.has(parsed.toString());
  const bytes = parsed.toByteArray();
  // 64:ff9b::/96 is how an IPv6-only network reaches IPv4 sites; its IPv4 address is the one that answers.
  if (startsWith(bytes, [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0]))
    return isPublicAddress(bytes.slice(12).join('.'));
  // Only 2000::/3 is given out as global unicast: this also refuses IPv4-compatible addresses such as ::7f00:1.
  return ((bytes[0] ?? 0) & 0xe0) === 0x20 && parsed.range() === 'unicast';
}

/**
 * A lookup for `net.connect` that hands on only public addresses: the address that was checked is the one connected to,
 * so a name that resolves otherwise a moment later gains nothing.
 */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const allowed = found.filter((entry) => isPublicAddress(entry.address));
        const first = allowed[0];
        if (first === undefined) {
          callback(new AddressRefused(`${hostname} resolves to no public address`), []);
        } else if (options.all === true) {
          callback(null, [...allowed]);
        } else {
          callback(null, first.address, first.family);
        }
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
    );
  };
}

function startsWith(bytes: readonly number[], prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** Host names that are answered by a server on this machine: how the demo and the tests stand in for real sites. */
import { isIP } from 'node:net';
import { ConfigurationError } from '../records/errors.ts';

export interface ConnectTo {
  /** A host name, `*.` and a domain for all names below it, or `*` for every name. */
  readonly pattern: string;
  /** A loopback address. */
  readonly host: string;
  readonly port: number;
}

const ENTRY = /^(\S+)\s*->\s*(\[[0-9a-fA-F:]+\]|[^\s:]+):(\d{1,5})$/;
const HOST_PATTERN = /^(?:\*|(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)$/;

/**
 * Reads a list separated by commas or new lines, such as `*.demo.test -> 127.0.0.1:8080`.
 * @throws ConfigurationError for an entry of another form, or a server that is not on loopback.
 */
export function parseConnectTo(text: string): ConnectTo[] {
  return text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(parseEntry);
}

/** The entry that answers for a host name as `URL.hostname` gives it; IP literals are never mapped. */
export function mappedServer(entries: readonly ConnectTo[], hostname: string): ConnectTo | null {
  if (entries.length === 0 || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null;
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return entries.find((entry) => answersFor(entry.pattern, name)) ?? null;
}

function answersFor(pattern: string, name: string): boolean {
  return pattern === '*' || (pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern);
}

function parseEntry(entry: string): ConnectTo {
  const [, pattern = '', rawHost = '', rawPort = ''] =
    ENTRY.exec(entry) ?? fail(entry, 'expected `host -> address:port`');
  const name = pattern.toLowerCase();
  if (!HOST_PATTERN.test(name) || isIP(name) !== 0) {
    return fail(entry, `${pattern} is not a host name, *.domain or *`);
  }
  // An address, not a name, so that no resolver has a say in where the exception to the address guard leads.
  const host = rawHost === 'localhost' ? '127.0.0.1' : rawHost.replace(/^\[|\]$/g, '');
  if (!isLoopback(host)) return fail(entry, `${host} is not a loopback address`);
  const port = Number(rawPort);
  if (port < 1 || port > 65_535) return fail(entry, `${rawPort} is not a port`);
  return { pattern: name, host, port };
}

function isLoopback(host: string): boolean {
  return host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function fail(entry: string, reason: string): never {
  throw new ConfigurationError(`read connect-to entry "${entry.slice(0, 200)}" failed: ${reason}`);
}

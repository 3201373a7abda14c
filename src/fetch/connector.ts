/** Opens the sockets of the fetch room: guarded ones to the web, plain ones to mapped local servers. */
import { connect as connectSocket, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { buildConnector } from 'undici';
import { AddressRefused, guardedLookup, isPublicAddress } from './address-guard.ts';
import type { Resolve } from './address-guard.ts';
import { mappedServer } from './connect-to.ts';
import type { ConnectTo } from './connect-to.ts';

interface ConnectorOptions {
  readonly connectTo: readonly ConnectTo[];
  readonly resolve: Resolve;
  readonly timeoutMs: number;
}

/** Node tries the next address of a host after 250 ms by default, which gives up good but distant servers. */
const NEXT_ADDRESS_MS = 1_000;

/** A connector for undici's Agent. */
export function createConnector(options: ConnectorOptions): buildConnector.connector {
  const toTheWeb = buildConnector({
    timeout: options.timeoutMs,
    lookup: guardedLookup(options.resolve),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
  });
  return (request, callback) => {
    const server = mappedServer(options.connectTo, request.hostname);
    if (server !== null) {
      connectLocally(server, options.timeoutMs, callback);
      return;
    }
    // Node looks no literal up, so the lookup would not see it; redirects and robots.txt come this way too.
    const literal = request.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !isPublicAddress(literal)) {
      callback(new AddressRefused(`${literal} is not a public address`), null);
      return;
    }
    toTheWeb(request, (...result) => {
      // On failure undici leaves the second argument out, whatever its types say.
      const [error, socket] = result;
      if (error === null) reportResets(socket);
      callback(...result);
    });
  };
}

/** Plain HTTP even for https URLs: the local server holds no certificate of the sites it stands in for. */
function connectLocally(server: ConnectTo, timeoutMs: number, callback: buildConnector.Callback): void {
  const socket = connectSocket({ host: server.host, port: server.port, noDelay: true });
  const timer = setTimeout(() => socket.destroy(timedOut()), timeoutMs);
  const onError = (error: Error): void => {
    clearTimeout(timer);
    callback(error, null);
  };
  socket.once('error', onError);
  socket.once('connect', () => {
    clearTimeout(timer);
    socket.off('error', onError);
    reportResets(socket);
    callback(null, socket);
  });
}

/**
 * undici takes ECONNRESET for the proper end of a body without a length, and half a page would pass for a whole one.
 * Under another code the reset is the error it is.
 */
function reportResets(socket: Socket): void {
  socket.prependListener('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNRESET') error.code = 'CONNECTION_RESET';
  });
}

function timedOut(): NodeJS.ErrnoException {
  return Object.assign(new Error('connect timed out'), { code: 'ETIMEDOUT' });
}

/** What PostgreSQL and the way to it can say: an outage, which passes, or a refusal, which somebody must mend. */
import { ConfigurationError, PipelineError } from '../records/errors.ts';

/** SQLSTATE classes and codes of PostgreSQL (Appendix A), and codes of sockets. */
const OUTAGE =
  /^(?:08...|57P0[1-5]|53300|25006|EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ECONNABORTED|EHOSTUNREACH|ENETUNREACH|EPIPE|ETIMEDOUT|ENOENT)$/;
/** node-postgres gives these no code. */
const OUTAGE_WORDS =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|connection error and is not queryable|Client was closed/i;

/** The server is away, starting, stopping, full or a read-only replica: the same statement may succeed later. */
export function isStoreOutage(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isStoreOutage);
  return OUTAGE.test(codeOf(error)) || (error instanceof Error && OUTAGE_WORDS.test(error.message));
}

export const isDeadlock = (error: unknown): boolean => ['40P01', '40001'].includes(codeOf(error));

export function storeOutage(error: unknown, where: string): PipelineError {
  const code = codeOf(error);
  return new PipelineError(
    `ask the store failed: PostgreSQL at ${where} does not answer${code === '' ? '' : ` (${code})`}`,
    {
      code: 'STORE_UNAVAILABLE',
      retryable: true,
      cause: error,
    },
  );
}

/** A first connection that was turned away. */
export function refusal(error: unknown, where: string): Error {
  const reason = reasons[codeOf(error)];
  if (reason !== undefined) return new ConfigurationError(`open the store failed: PostgreSQL at ${where} ${reason}`);
  const message = error instanceof Error ? error.message : String(error);
  return new ConfigurationError(`open the store failed: PostgreSQL at ${where} answered: ${message}`, { cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  '28P01': 'refuses the password; correct the user and password in DATABASE_URL',
  '28000': 'refuses the user; correct DATABASE_URL, or the server’s pg_hba.conf',
  '3D000': 'has no such database; make it with `createdb`, or correct DATABASE_URL',
  '42501': 'does not let this user look; grant it the database',
};

/** Host, port and database of a URL, without user and password. */
export function addressOf(url: string): string {
  const parsed = new URL(url);
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  return `${host}:${parsed.port === '' ? '5432' : parsed.port}${parsed.pathname}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
